import { findWhereabouts, reportDistances } from '../../shared/overview/distances.ts';
import { formatReport } from '../../shared/overview/format-report.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import { createReport } from '../../shared/overview/report.ts';
import { JSON_OPTION, SCENARIO_OPTION, TODAY_OPTION } from './command-spec.ts';
import type { CommandSpec } from './command-spec.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import type { ParsedOptions } from './parse-options.ts';
import { findScenario, openPlan } from './plan-files.ts';
import type { Terminal } from './terminal.ts';

export const REPORT_COMMAND: CommandSpec = {
  name: 'report',
  summary: 'Print a plan in figures: scorecard, books, distances, personas, waves, findings',
  operand: 'PLAN',
  options: [SCENARIO_OPTION, { ...TODAY_OPTION, help: `${TODAY_OPTION.help} (default: the plan's own)` }, JSON_OPTION],
  examples: ['baton report plan.baton', 'baton report plan.baton --scenario "Plan A" --json'],
  run: printReport,
};

async function printReport(options: ParsedOptions, terminal: Terminal): Promise<number> {
  const { base, figures } = await readFigures(options);
  const distance = reportDistances(base, findWhereabouts(base, await loadGazetteer()));
  const report = createReport(base, figures, distance);
  await terminal.print(options.has('json') ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report));
  return 0;
}

/** The plan that the options name, and its figures. */
export async function readFigures(options: ParsedOptions): Promise<{ base: PlanBase; figures: PlanFigures }> {
  const { facts, document } = await openPlan(options.operand, options.readDay('today'));
  const base = buildPlanBase(facts, document, findScenario(document, options.readText('scenario')));
  return { base, figures: computeFigures(base) };
}
