import type { Day } from '../../model/day.ts';
import { SHAPE, writeShape } from './problem.ts';
import type { RowShape, ScheduleRows } from './problem.ts';
import type { ScheduleInput } from './input.ts';

/**
 * Where the planner keeps count. A seller's hours, hours as manager and introductions in person by week; moves by persona
 * and wave; moves and ARR of the first wave; replies by day.
 */
export interface RowMap {
  /** Monday of the first week with work. */
  readonly firstWeek: Day;
  readonly weeks: number;
  readonly sellers: number;
  readonly waves: number;
  readonly firstDay: Day;
  readonly days: number;
  readonly count: number;
}

export type RowSubject =
  | { readonly kind: 'hours' | 'manager' | 'visits'; readonly seller: number; readonly week: Day }
  | { readonly kind: 'quota'; readonly persona: number; readonly wave: number }
  | { readonly kind: 'first-wave-moves' | 'first-wave-arr' }
  | { readonly kind: 'replies'; readonly day: Day };

const ROWS_PER_WEEK = 3;

export function mapRows(input: ScheduleInput): RowMap {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { weeks } of input.works) {
    first = Math.min(first, weeks[0] ?? first);
    last = Math.max(last, weeks.at(-1) ?? last);
  }
  const weeks = first <= last ? (last - first) / 7 + 1 : 0;
  const days = input.callCentre?.replyDays.flat() ?? [];
  const firstDay = days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const lastDay = days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  const dayCount = firstDay <= lastDay ? lastDay - firstDay + 1 : 0;
  const map = {
    firstWeek: weeks > 0 ? first : 0,
    weeks,
    sellers: input.sellers.count,
    waves: input.launches.length,
    firstDay: dayCount > 0 ? firstDay : 0,
    days: dayCount,
    count: 0,
  };
  return { ...map, count: replyRow(map, map.firstDay + dayCount, input.personas.length) };
}

export function hourRow(map: Omit<RowMap, 'count'>, seller: number, week: Day): number {
  return seller * map.weeks + (week - map.firstWeek) / 7;
}

export function managerRow(map: RowMap, seller: number, week: Day): number {
  return map.sellers * map.weeks + hourRow(map, seller, week);
}

export function visitRow(map: RowMap, seller: number, week: Day): number {
  return 2 * map.sellers * map.weeks + hourRow(map, seller, week);
}

export function quotaRow(map: RowMap, persona: number, wave: number): number {
  return ROWS_PER_WEEK * map.sellers * map.weeks + persona * map.waves + wave;
}

export function firstWaveRow(map: RowMap, personas: number, kind: 'moves' | 'arr'): number {
  return ROWS_PER_WEEK * map.sellers * map.weeks + personas * map.waves + (kind === 'moves' ? 0 : 1);
}

export function replyRow(map: Omit<RowMap, 'count'>, day: Day, personas: number): number {
  return ROWS_PER_WEEK * map.sellers * map.weeks + personas * map.waves + 2 + (day - map.firstDay);
}

export function readSubject(map: RowMap, personas: number, row: number): RowSubject {
  const block = map.sellers * map.weeks;
  if (row < ROWS_PER_WEEK * block) {
    const at = row % block;
    const kind = (['hours', 'manager', 'visits'] as const)[Math.floor(row / block)] ?? 'hours';
    return { kind, seller: Math.floor(at / map.weeks), week: map.firstWeek + 7 * (at % map.weeks) };
  }
  const at = row - ROWS_PER_WEEK * block;
  if (at < personas * map.waves) {
    return { kind: 'quota', persona: Math.floor(at / map.waves), wave: at % map.waves };
  }
  const rest = at - personas * map.waves;
  if (rest === 0) return { kind: 'first-wave-moves' };
  if (rest === 1) return { kind: 'first-wave-arr' };
  return { kind: 'replies', day: map.firstDay + rest - 2 };
}

/** What a week carries: from where on it is busy, full, and too much. Hours; introductions are numbers. */
export interface WeekLimits {
  readonly half: number;
  readonly amber: number;
  /** What may be planned: the plan's hours less the part kept for customers who refuse. */
  readonly plan: number;
  readonly error: number;
}

export function limitHours({ capacity, sellers }: ScheduleInput, seller: number): WeekLimits {
  const fte = sellers.fte[seller] as number;
  const plan = capacity.planHours * fte * (1 - capacity.refusalReserve);
  return {
    half: plan / 2,
    amber: Math.min(capacity.amberHours * fte, plan),
    plan,
    error: Math.max(capacity.errorHours * fte, plan),
  };
}

/** Points for a step of load beyond an edge. An account in no wave costs `UNPLACED_POINTS`. */
const POINTS = {
  half: 0.2,
  amber: 0.8,
  plan: 4,
  manager: 3,
  visit: 3,
  quota: 10,
  firstWave: 12,
  firstWaveArr: 4000,
  reply: 1,
};
/** The ARR of the first wave costs from a little below its limit on, so that the last account too many costs some points. */
const ARR_MARGIN = 0.004;
export const UNPLACED_POINTS = 60;
/** Dearer than to leave out an account for the sake of a quarter of an hour. */
const ERROR_POINTS = 250;

/** @param quotaBands by persona and wave: least and most moves, or `null`. */
export function shapeRows(
  input: ScheduleInput,
  map: RowMap,
  quotaBands: readonly (readonly (readonly [number, number])[] | null)[],
  moves: number,
): ScheduleRows {
  const shape = new Float64Array(map.count * SHAPE);
  const limit = new Float64Array(map.count).fill(Number.POSITIVE_INFINITY);
  const { capacity, sellers, personas } = input;
  const none: RowShape = { edges: [] };
  for (let row = 0; row < map.count; row++) writeShape(shape, row, none);
  for (let seller = 0; seller < map.sellers; seller++) {
    const { half, amber, plan, error } = limitHours(input, seller);
    const own: RowShape = {
      edges: [
        { from: half, slope: POINTS.half },
        { from: amber, slope: POINTS.amber },
        { from: plan, slope: POINTS.plan },
        { from: error, slope: ERROR_POINTS },
      ],
    };
    const managing = capacity.managerHours * (sellers.managerShare[seller] as number);
    const manager: RowShape = {
      edges: [
        { from: managing / 2, slope: POINTS.half },
        { from: managing, slope: POINTS.manager },
      ],
    };
    const visits: RowShape = { edges: [{ from: capacity.inPersonIntroductions, slope: POINTS.visit }] };
    for (let week = map.firstWeek; week < map.firstWeek + 7 * map.weeks; week += 7) {
      if (sellers.isManager[seller] === 0) {
        writeShape(shape, hourRow(map, seller, week), own);
        limit[hourRow(map, seller, week)] = error;
      }
      writeShape(shape, managerRow(map, seller, week), manager);
      writeShape(shape, visitRow(map, seller, week), visits);
    }
  }
  personas.forEach((_, persona) => {
    quotaBands[persona]?.forEach(([least, most], wave) =>
      writeShape(shape, quotaRow(map, persona, wave), {
        low: least,
        lowSlope: POINTS.quota,
        edges: [{ from: most, slope: POINTS.quota }],
      }),
    );
  });
  if (map.waves > 1) {
    writeShape(shape, firstWaveRow(map, personas.length, 'moves'), {
      edges: [{ from: Math.floor(input.firstWaveMaximumMoves * moves + 1e-9), slope: POINTS.firstWave }],
    });
    writeShape(shape, firstWaveRow(map, personas.length, 'arr'), {
      // Loads here are shares: a hundredth of the ARR counts like four accounts.
      edges: [{ from: input.firstWaveMaximumArr * (1 - ARR_MARGIN), slope: POINTS.firstWaveArr }],
    });
  }
  if (input.callCentre) {
    for (let day = map.firstDay; day < map.firstDay + map.days; day++) {
      writeShape(shape, replyRow(map, day, personas.length), {
        edges: [{ from: input.callCentre.repliesPerDay, slope: POINTS.reply }],
      });
    }
  }
  const base = new Float64Array(map.count);
  if (input.movedArr > 0) {
    base[firstWaveRow(map, personas.length, 'arr')] = input.silentFirstWaveArr / input.movedArr;
  }
  return { base, shape, limit };
}
