import { MISSING_DAY, weekStartOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import { readPolicy } from '../model/plan.ts';
import { createHandoverView } from '../handover/account-handover.ts';
import type { HandoverSource, HandoverView } from '../handover/account-handover.ts';
import { NO_PERSONA } from '../persona/classify.ts';
import type { Wording } from '../persona/wording.ts';
import { computeCapacityHours } from './capacity.ts';
import { groupHandovers } from './handover-groups.ts';
import type { HandoverGroup, HandoverGroups } from './handover-groups.ts';
import { sumHours } from './hour-sums.ts';

/** One wave's handover work. Hours are working hours, ARR minor units. */
export interface WaveTotals {
  /** T0 as laid out. */
  readonly launch: Day;
  /** The wave has no date yet; its work is laid out from an assumed one. */
  readonly isAssumedDate: boolean;
  readonly incumbentHours: number;
  readonly incomingHours: number;
  readonly managerHours: number;
  /** Hours of people who support the incoming sellers. */
  readonly supportHours: number;
  /** What all sellers together can carry in the weeks that the wave's steps span, less the reserve for refusals. */
  readonly capacityHours: number;
  /** Accounts scheduled in the wave, moving or not. */
  readonly accounts: number;
  /** Those that move with a handover. */
  readonly moves: number;
  /** Those that move silently: prospects and former customers without an open deal. */
  readonly silentMoves: number;
  /** ARR of all that move. */
  readonly arr: number;
  /** Mondays of the first and last week with a step; `MISSING_DAY` in a wave without moves. */
  readonly firstWeek: Day;
  readonly lastWeek: Day;
}

export interface WaveLoad {
  /** Every Monday from the first to the last week with a step. */
  readonly weeks: Int32Array;
  /** Roster × weeks, row after row: hours as incumbent and incoming seller together. */
  readonly sellerHours: Float64Array;
  /** Roster × weeks: hours as manager, endorsing, standing in and in after-care. */
  readonly managerHours: Float64Array;
  /** By week: hours of people who support the incoming sellers. */
  readonly supportHours: Float64Array;
  /** Roster × weeks: introductions in person, both sides. */
  readonly inPersonIntroductions: Int32Array;
  /** In the order of the assignment's waves. */
  readonly byWave: readonly WaveTotals[];
  /** Waves × roster, row after row: hours by side. */
  readonly sellerByWave: { readonly incumbent: Float64Array; readonly incoming: Float64Array };
  /** (Waves + 1) × personas, row after row: moves with a handover; the last row is unscheduled. */
  readonly personaMix: Int32Array;
  /** Moves with a handover that no wave has yet. */
  readonly unscheduledMoves: number;
  /** Steps, owner-change day and notice of every scheduled move. */
  readonly handovers: HandoverGroups;
}

/** What the load is computed from; the columns of a plan in memory fit. */
export interface LoadSource extends HandoverSource {
  readonly measures: { readonly arr: Float64Array };
  /** How findings write numbers, money and days. */
  readonly wording: Wording;
}

/** Handover work per seller and week, and per wave against capacity, of all moves that have a wave. */
export function computeLoad(source: LoadSource, view: HandoverView = createHandoverView(source)): WaveLoad {
  const { roster, assignment, personas } = source;
  const handovers = groupHandovers(view);
  const weeks = listWeeks(handovers.groups);
  const counts = countMoves(source);
  const hours = sumHours(view, handovers, weeks);
  const policy = readPolicy(source.document, 'handoverCapacity');
  const byWave = assignment.waves.map((_, wave): WaveTotals => {
    const { day, isAssumedDate } = view.launches[wave] as { day: Day; isAssumedDate: boolean };
    const own = handovers.groups.filter((group) => group.wave === wave);
    const firstWeek = own.length === 0 ? MISSING_DAY : weekStartOf(Math.min(...own.map(({ firstDay }) => firstDay)));
    const lastWeek = own.length === 0 ? MISSING_DAY : weekStartOf(Math.max(...own.map(({ lastDay }) => lastDay)));
    return {
      launch: day,
      isAssumedDate,
      incumbentHours: sumRow(hours.incumbentByWave, wave, roster.count),
      incomingHours: sumRow(hours.incomingByWave, wave, roster.count),
      managerHours: hours.managerByWave[wave] as number,
      supportHours: hours.supportByWave[wave] as number,
      capacityHours: own.length === 0 ? 0 : computeCapacityHours(roster, source.calendar, policy, firstWeek, lastWeek),
      accounts: counts.accounts[wave] as number,
      moves: sumRow(counts.personaMix, wave, personas.personas.length),
      silentMoves: counts.silent[wave] as number,
      arr: counts.arr[wave] as number,
      firstWeek,
      lastWeek,
    };
  });
  return {
    weeks,
    sellerHours: hours.seller,
    managerHours: hours.manager,
    supportHours: hours.support,
    inPersonIntroductions: hours.visits,
    byWave,
    sellerByWave: { incumbent: hours.incumbentByWave, incoming: hours.incomingByWave },
    personaMix: counts.personaMix,
    unscheduledMoves: sumRow(counts.personaMix, assignment.waves.length, personas.personas.length),
    handovers,
  };
}

interface MoveCounts {
  readonly personaMix: Int32Array;
  readonly accounts: Int32Array;
  readonly silent: Int32Array;
  readonly arr: Float64Array;
}

function countMoves(source: LoadSource): MoveCounts {
  const { incumbent, incoming, wave, waves } = source.assignment;
  const { codes, personas } = source.personas;
  const { arr } = source.measures;
  const counts: MoveCounts = {
    personaMix: new Int32Array((waves.length + 1) * personas.length),
    accounts: new Int32Array(waves.length),
    silent: new Int32Array(waves.length),
    arr: new Float64Array(waves.length),
  };
  for (let row = 0; row < incoming.length; row++) {
    const index = wave[row] as number;
    if (index !== NO_ROW) counts.accounts[index]! += 1;
    if (incumbent[row] === incoming[row]) continue;
    const code = codes[row] as number;
    if (index !== NO_ROW) counts.arr[index]! += arr[row] as number;
    if (code !== NO_PERSONA) {
      counts.personaMix[(index === NO_ROW ? waves.length : index) * personas.length + code]! += 1;
    } else if (index !== NO_ROW) counts.silent[index]! += 1;
  }
  return counts;
}

function listWeeks(groups: readonly HandoverGroup[]): Int32Array {
  if (groups.length === 0) return new Int32Array(0);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { firstDay, lastDay } of groups) {
    first = Math.min(first, weekStartOf(firstDay));
    last = Math.max(last, weekStartOf(lastDay));
  }
  return Int32Array.from({ length: (last - first) / 7 + 1 }, (_, index) => first + index * 7);
}

function sumRow(matrix: Float64Array | Int32Array, row: number, width: number): number {
  let sum = 0;
  for (let at = row * width; at < (row + 1) * width; at++) sum += matrix[at] as number;
  return sum;
}
