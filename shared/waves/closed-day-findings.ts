import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import { readPolicy } from '../model/plan.ts';
import type { Closure } from '../handover/calendar.ts';
import { createFinding } from './findings.ts';
import type { Finding } from './findings.ts';
import type { LoadSource, WaveLoad, WaveTotals } from './load.ts';

/** Guardrails of the calendar: nothing on days on which customers are left alone, no launch on a day off. */
export function findClosedDayFindings(source: LoadSource, load: WaveLoad): Finding[] {
  const closed = collectClosed(source, load);
  return source.assignment.waves.flatMap((_, wave) => [
    ...describeClosed(source, wave, 'quarter-end', closed.quarterEnd[wave] ?? []),
    ...describeClosed(source, wave, 'blackout', closed.blackout[wave] ?? []),
    ...findDayOff(source, load, wave),
  ]);
}

/** An account with the first of its days that is closed. */
interface ClosedRow {
  readonly row: number;
  readonly day: Day;
  readonly what: 'told or introduced' | 'owner change';
}

function collectClosed(source: LoadSource, load: WaveLoad): { quarterEnd: ClosedRow[][]; blackout: ClosedRow[][] } {
  const { assignment, calendar } = source;
  const { groups, groupOf, effectiveOn } = load.handovers;
  const closed = {
    quarterEnd: assignment.waves.map((): ClosedRow[] => []),
    blackout: assignment.waves.map((): ClosedRow[] => []),
  };
  for (let row = 0; row < groupOf.length; row++) {
    const index = groupOf[row] as number;
    if (index === NO_ROW) continue;
    const group = groups[index] as (typeof groups)[number];
    const effective = effectiveOn[row] as Day;
    const closure = group.closedStep ? calendar.closureOf(group.closedStep.day) : calendar.closureOf(effective);
    if (closure === null) continue;
    const entry: ClosedRow = group.closedStep
      ? { row, day: group.closedStep.day, what: 'told or introduced' }
      : { row, day: effective, what: 'owner change' };
    (closure === 'blackout' ? closed.blackout : closed.quarterEnd)[group.wave]?.push(entry);
  }
  return closed;
}

function describeClosed(source: LoadSource, wave: number, closure: Closure, rows: readonly ClosedRow[]): Finding[] {
  if (rows.length === 0) return [];
  const { wording, facts, assignment } = source;
  const { blackouts, quarterEndWorkingDays } = readPolicy(source.document, 'closedDays');
  const entry = assignment.waves[wave] as (typeof assignment.waves)[number];
  const told = rows.filter(({ what }) => what === 'told or introduced').length;
  const nameDay = ({ row, day, what }: ClosedRow): string =>
    `${facts.accounts.name[row]} (${what} ${wording.day(day)})`;
  const counts = [
    told > 0 ? `${wording.countOf(told, 'account')} told or introduced` : '',
    rows.length > told ? wording.countOf(rows.length - told, 'owner change') : '',
  ].filter((text) => text !== '');
  const names = wording.nameFirst(blackouts, ({ name }) => name);
  const where =
    closure === 'blackout'
      ? `inside a blackout (${names})`
      : `in the last ${wording.countOf(quarterEndWorkingDays, 'working day')} of a fiscal quarter`;
  return [
    createFinding({
      rule: 'closed-days',
      about: `${entry.id}/${closure}`,
      severity: 'warning',
      title: `${entry.wave.name}: ${wording.countOf(rows.length, 'account')} ${closure === 'blackout' ? 'inside a blackout' : 'at the end of a quarter'}`,
      evidence: `${counts.join(' and ')} ${where}: ${wording.nameFirst(rows, nameDay)}.`,
      accounts: rows.map(({ row }) => row),
      wave,
    }),
  ];
}

/** The first notices go out on the next day that is worked; the plan should say so. */
function findDayOff(source: LoadSource, load: WaveLoad, wave: number): Finding[] {
  const { calendar, wording, assignment } = source;
  const totals = load.byWave[wave] as WaveTotals;
  if (totals.moves === 0 || totals.isAssumedDate || calendar.isWorkingDay(totals.launch)) return [];
  const entry = assignment.waves[wave] as (typeof assignment.waves)[number];
  return [
    createFinding({
      rule: 'launch-not-worked',
      about: entry.id,
      severity: 'info',
      title: `${entry.wave.name} is launched on a day off`,
      evidence: `Nobody works on ${wording.day(totals.launch)}; the first notices go out on ${wording.day(calendar.toWorkingDay(totals.launch))}.`,
      wave,
    }),
  ];
}
