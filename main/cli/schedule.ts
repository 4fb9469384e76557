import path from 'node:path';
import { applyPatch } from '../../shared/history/patch.ts';
import { parseIsoDay } from '../../shared/model/day.ts';
import { readPlanTable } from '../../shared/model/plan.ts';
import { formatSchedule } from '../../shared/overview/format-schedule.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { listAdoption } from '../../shared/overview/schedule-adoption.ts';
import { listCures } from '../../shared/overview/schedule-cures.ts';
import {
  createScheduleInput,
  createScheduleRequest,
  pinScheduled,
  planRequestLaunches,
} from '../../shared/overview/schedule-input.ts';
import type { ScheduleRequest } from '../../shared/overview/schedule-input.ts';
import { createScheduleReport } from '../../shared/overview/schedule-report.ts';
import { needsCure, tryCures } from '../../shared/waves/schedule/infeasible.ts';
import { DEFAULT_SCHEDULE_SETTINGS } from '../../shared/waves/schedule/input.ts';
import { finishSchedule } from '../../shared/waves/schedule/drive.ts';
import { proposeSchedule } from '../../shared/waves/schedule/solve.ts';
import { JSON_OPTION, SCENARIO_OPTION } from './command-spec.ts';
import type { CommandSpec } from './command-spec.ts';
import type { ParsedOptions } from './parse-options.ts';
import { checkOutput, findScenario, openPlan } from './plan-files.ts';
import { Refusal } from './refusals.ts';
import type { Terminal } from './terminal.ts';
import { countThings, formatBytes } from './text-table.ts';
import { carryOut, writeEdited } from './write-edit.ts';

const MOST_SEED = 0xffff_ffff;
const MOST_WAVES = 12;
const MOST_GAP = 365;

export const SCHEDULE_COMMAND: CommandSpec = {
  name: 'schedule',
  summary: 'Propose a wave for every move, within the weeks of sellers and managers, and adopt it',
  operand: 'PLAN',
  options: [
    { name: 'out', value: 'FILE', isRequired: true, help: 'The plan file to write' },
    SCENARIO_OPTION,
    { name: 'waves', value: 'N', help: `How many waves, 2 to ${MOST_WAVES} (default: as many as there are, or 3)` },
    { name: 'start', value: 'DAY', help: 'Launch of the first wave (default: its date, or in three weeks)' },
    { name: 'gap', value: 'DAYS', help: "Calendar days between launches (default: the plan's)" },
    { name: 'keep', help: 'Leave accounts that have a wave where they are' },
    { name: 'seed', value: 'K', help: 'Another number, another search (default 1)' },
    JSON_OPTION,
  ],
  examples: [
    'baton schedule plan.baton --out scheduled.baton',
    'baton schedule plan.baton --waves 4 --start 2027-01-11 --out scheduled.baton --json',
  ],
  run: schedulePlan,
};

async function schedulePlan(options: ParsedOptions, terminal: Terminal): Promise<number> {
  const output = options.readRequired('out');
  await checkOutput(output, [options.operand]);
  const asked = {
    waves: options.readInteger('waves', 1, MOST_WAVES),
    start: options.readDay('start'),
    gap: options.readInteger('gap', 1, MOST_GAP),
    seed: options.readInteger('seed', 0, MOST_SEED),
  };
  if (asked.waves === 1) {
    throw new Refusal(
      'One wave is a big bang: all customers are told at once, and nothing can be learnt from a first wave. Plan at least 2.',
      'big-bang',
    );
  }
  const plan = await openPlan(options.operand, undefined);
  const { document, facts } = plan;
  const scenario = findScenario(document, options.readText('scenario'));
  const base = buildPlanBase(facts, document, scenario);
  const standard = createScheduleRequest(base);
  const request: ScheduleRequest = {
    ...standard,
    waves: asked.waves ?? standard.waves,
    start: asked.start === undefined ? standard.start : parseIsoDay(asked.start),
    gap: asked.gap ?? standard.gap,
    pinned: options.has('keep') ? new Map([...pinScheduled(base), ...standard.pinned]) : standard.pinned,
  };
  const settings = { ...DEFAULT_SCHEDULE_SETTINGS, seed: asked.seed ?? DEFAULT_SCHEDULE_SETTINGS.seed };
  const launches = planRequestLaunches(base, request);
  const input = createScheduleInput(base, request);
  const proposal = finishSchedule(proposeSchedule(input, settings));
  const isCured = proposal.status !== 'clash' && needsCure(proposal.outcome);
  const cures = isCured ? listCures(base, request, input, proposal) : [];
  const effects = finishSchedule(
    tryCures(
      input,
      settings,
      cures.map((layOut) => layOut()),
    ),
  );
  const report = createScheduleReport(base, input, launches, proposal, effects);
  if (proposal.status === 'clash') throw new Refusal(formatSchedule(report).trimEnd(), 'clash', { report });

  const done = carryOut(base, { kind: 'adoptSchedule', ...listAdoption(base, input, launches, proposal) });
  applyPatch(document, done.patch);
  const size = await writeEdited(plan, { ...done, scenario }, output, terminal);
  const name = readPlanTable(document, 'scenarios').get(scenario)?.name ?? scenario;
  if (options.has('json')) {
    const result = { ok: true, out: output, scenario: { id: scenario, name }, label: done.label, ...report };
    await terminal.print(`${JSON.stringify({ ...result, skipped: done.skipped }, null, 2)}\n`);
    return 0;
  }
  await terminal.print(formatSchedule(report));
  const skipped = done.skipped.length === 0 ? '' : ` ${countThings(done.skipped.length, 'account')} left out.`;
  await terminal.print(
    `\n${done.label.replace(/^Adopt /, 'Adopted ')} into ${name}.${skipped}\nWrote ${output} (${formatBytes(size)}), ${path.basename(options.operand)} is as it was\n`,
  );
  return 0;
}
