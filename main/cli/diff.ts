import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { createDiffReport } from '../../shared/review/diff-report.ts';
import { JSON_OPTION, SCENARIO_OPTION } from './command-spec.ts';
import type { CommandSpec } from './command-spec.ts';
import { formatDiff } from './diff-text.ts';
import type { ParsedOptions } from './parse-options.ts';
import { findScenario, openPlan } from './plan-files.ts';
import type { Terminal } from './terminal.ts';

export const DIFF_COMMAND: CommandSpec = {
  name: 'diff',
  summary: 'Compare two plans or scenarios: moves added, dropped, different; the scorecards side by side',
  operand: 'FIRST',
  secondOperand: 'SECOND',
  options: [
    { ...SCENARIO_OPTION, help: 'The scenario of the first, by name or id (default: its active one)' },
    { name: 'with', value: 'NAME', help: 'The scenario of the second (default: its active one)' },
    JSON_OPTION,
  ],
  examples: [
    'baton diff before.baton after.baton',
    'baton diff plan.baton plan.baton --scenario "Plan A" --with "Plan B" --json',
  ],
  notes: 'Snapshots can be named like scenarios.',
  run: printDiff,
};

async function printDiff(options: ParsedOptions, terminal: Terminal): Promise<number> {
  const first = await openSide(options.operand, options.readText('scenario'));
  const second = await openSide(options.secondOperand, options.readText('with'));
  const report = createDiffReport(first, second);
  await terminal.print(options.has('json') ? `${JSON.stringify(report, null, 2)}\n` : formatDiff(report));
  return 0;
}

async function openSide(file: string, scenario: string | undefined): Promise<PlanBase> {
  const { facts, document } = await openPlan(file, undefined);
  return buildPlanBase(facts, document, findScenario(document, scenario));
}
