import { formatIsoDay, isKnownDay, weekStartOf } from '../../../../shared/model/day.ts';
import type { Day } from '../../../../shared/model/day.ts';
import { NO_ROW } from '../../../../shared/model/ids.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import type { WaveLoad } from '../../../../shared/waves/load.ts';

/** Days before the first and after the last of the waves. */
const MARGIN = 7;
/** At least so many days are shown, however little there is to see. */
const LEAST_DAYS = 91;

/** A stretch of days that has one look. */
export interface Stretch {
  readonly from: Day;
  /** The last day. */
  readonly to: Day;
}

export interface WaveLine {
  /** Index of the wave. */
  readonly wave: number;
  readonly launch: Day;
  readonly isAssumedDate: boolean;
  /** From the first to the last step; `null` without moves. */
  readonly span: Stretch | null;
  /** Owner changes by day, ascending. */
  readonly changes: readonly { readonly day: Day; readonly accounts: number }[];
}

export interface Timeline {
  /** A Monday. */
  readonly first: Day;
  readonly days: number;
  /** First days of the months in view, and where each month starts in it. */
  readonly months: readonly Day[];
  readonly daysOff: readonly Stretch[];
  readonly quarterEnds: readonly Stretch[];
  readonly blackouts: readonly Stretch[];
  readonly lines: readonly WaveLine[];
}

/** What the calendar of the waves shows. @param asOf is always in view. */
export function layOutTimeline(base: PlanBase, load: WaveLoad, asOf: Day): Timeline {
  const { groups, groupOf, effectiveOn } = load.handovers;
  const changes = base.assignment.waves.map(() => new Map<Day, number>());
  for (let row = 0; row < groupOf.length; row++) {
    const group = groups[groupOf[row] as number];
    if (!group) continue;
    const counts = changes[group.wave] as Map<Day, number>;
    const day = effectiveOn[row] as Day;
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const lines = load.byWave.map(({ launch, isAssumedDate }, wave): WaveLine => {
    const own = groups.filter((group) => group.wave === wave);
    const span = own.length === 0 ? null : toStretch(own.map(({ firstDay, lastDay }) => [firstDay, lastDay] as const));
    const sorted = [...(changes[wave] ?? [])].sort(([left], [right]) => left - right);
    return { wave, launch, isAssumedDate, span, changes: sorted.map(([day, accounts]) => ({ day, accounts })) };
  });
  const known = [asOf, ...lines.flatMap(listDays)].filter(isKnownDay);
  const first = weekStartOf(Math.min(...known) - MARGIN);
  const days = Math.max(LEAST_DAYS, Math.max(...known) + MARGIN - first + 1);
  const { calendar } = base;
  return {
    first,
    days,
    months: listMonths(first, days),
    daysOff: listStretches(first, days, (day) => !calendar.isWorkingDay(day)),
    quarterEnds: listStretches(first, days, (day) => calendar.closureOf(day) === 'quarter-end'),
    blackouts: listStretches(first, days, (day) => calendar.closureOf(day) === 'blackout'),
    lines,
  };
}

function listDays({ launch, span, changes }: WaveLine): Day[] {
  return [launch, ...(span ? [span.from, span.to] : []), ...changes.map(({ day }) => day)];
}

function toStretch(spans: readonly (readonly [Day, Day])[]): Stretch {
  return { from: Math.min(...spans.map(([from]) => from)), to: Math.max(...spans.map(([, to]) => to)) };
}

function listStretches(first: Day, days: number, isInside: (day: Day) => boolean): Stretch[] {
  const stretches: Stretch[] = [];
  let from: number = NO_ROW;
  for (let day = first; day <= first + days; day++) {
    const isIn = day < first + days && isInside(day);
    if (isIn && from === NO_ROW) from = day;
    else if (!isIn && from !== NO_ROW) {
      stretches.push({ from, to: day - 1 });
      from = NO_ROW;
    }
  }
  return stretches;
}

/** The first day in view and the first of each month after it. */
function listMonths(first: Day, days: number): Day[] {
  const months = [first];
  for (let day = first + 1; day < first + days; day++) if (formatIsoDay(day).endsWith('-01')) months.push(day);
  return months;
}
