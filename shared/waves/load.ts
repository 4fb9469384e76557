import { MISSING_DAY, weekStartOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import { readPolicy } from '../model/plan.ts';
import { createHandoverView } from '../handover/account-handover.ts';
import type { HandoverSource, HandoverView } from '../handover/account-handover.ts';
import type { DatedStep } from '../handover/playbook.ts';
import { NO_PERSONA } from '../persona/classify.ts';
import type { Wording } from '../persona/wording.ts';
import { computeCapacityHours } from './capacity.ts';
import { groupHandovers } from './handover-groups.ts';
import type { HandoverGroup, HandoverGroups } from './handover-groups.ts';

/** One wave's handover work. Hours are working hours, ARR minor units. */
export interface WaveTotals {
  /** T0 as laid out. */
  readonly launch: Day;
  /** The wave has no date yet; its work is laid out from an assumed one. */
  readonly isAssumedDate: boolean;
  readonly incumbentHours: number;
  readonly incomingHours: number;
  readonly managerHours: number;
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
  const { groups } = handovers;
  const weeks = listWeeks(groups);
  const sums = countMoves(source, view, handovers);
  const hours = {
    seller: new Float64Array(roster.count * weeks.length),
    manager: new Float64Array(roster.count * weeks.length),
    inPerson: new Int32Array(roster.count * weeks.length),
    incumbentByWave: new Float64Array(assignment.waves.length * roster.count),
    incomingByWave: new Float64Array(assignment.waves.length * roster.count),
  };
  const managerByWave = new Float64Array(assignment.waves.length);
  groups.forEach((group, index) => {
    for (const step of group.steps) {
      const week = weeks.length === 0 ? 0 : (weekStartOf(step.day) - (weeks[0] as Day)) / 7;
      const isVisit = isInPersonIntroduction(step);
      for (let seller = 0; seller < roster.count; seller++) {
        const leaving = sums.leaving[index * roster.count + seller] as number;
        const arriving = sums.arriving[index * roster.count + seller] as number;
        if (leaving === 0 && arriving === 0) continue;
        const at = seller * weeks.length + week;
        const asIncumbent = leaving * step.incumbentHours;
        const asIncoming = arriving * step.incomingHours;
        hours.seller[at]! += asIncumbent + asIncoming;
        hours.incumbentByWave[group.wave * roster.count + seller]! += asIncumbent;
        hours.incomingByWave[group.wave * roster.count + seller]! += asIncoming;
        if (isVisit)
          hours.inPerson[at]! += (step.incumbentHours > 0 ? leaving : 0) + (step.incomingHours > 0 ? arriving : 0);
        if (step.managerHours === 0) continue;
        // A manager joins for the seller who takes over; on a release nobody does, so for the one who gives.
        const asked = group.kind === 'release' ? leaving : arriving;
        if (asked === 0) continue;
        managerByWave[group.wave]! += asked * step.managerHours;
        const manager = findManager(source, group, seller);
        if (manager !== NO_ROW) hours.manager[manager * weeks.length + week]! += asked * step.managerHours;
      }
    }
  });

  const policy = readPolicy(source.document, 'handoverCapacity');
  const byWave = assignment.waves.map((_, wave): WaveTotals => {
    const { day, isAssumedDate } = view.launches[wave] as { day: Day; isAssumedDate: boolean };
    const own = groups.filter((group) => group.wave === wave);
    const firstWeek = own.length === 0 ? MISSING_DAY : weekStartOf(Math.min(...own.map(({ firstDay }) => firstDay)));
    const lastWeek = own.length === 0 ? MISSING_DAY : weekStartOf(Math.max(...own.map(({ lastDay }) => lastDay)));
    return {
      launch: day,
      isAssumedDate,
      incumbentHours: sumRow(hours.incumbentByWave, wave, roster.count),
      incomingHours: sumRow(hours.incomingByWave, wave, roster.count),
      managerHours: managerByWave[wave] as number,
      capacityHours: own.length === 0 ? 0 : computeCapacityHours(roster, source.calendar, policy, firstWeek, lastWeek),
      accounts: sums.accounts[wave] as number,
      moves: sumRow(sums.personaMix, wave, personas.personas.length),
      silentMoves: sums.silent[wave] as number,
      arr: sums.arr[wave] as number,
      firstWeek,
      lastWeek,
    };
  });
  return {
    weeks,
    sellerHours: hours.seller,
    managerHours: hours.manager,
    inPersonIntroductions: hours.inPerson,
    byWave,
    sellerByWave: { incumbent: hours.incumbentByWave, incoming: hours.incomingByWave },
    personaMix: sums.personaMix,
    unscheduledMoves: sumRow(sums.personaMix, assignment.waves.length, personas.personas.length),
    handovers,
  };
}

function isInPersonIntroduction(step: DatedStep): boolean {
  return step.channel === 'in person';
}

/** In a succession the leaver's own manager stands in, where there is one. */
function findManager(source: LoadSource, group: HandoverGroup, seller: number): number {
  const { managers } = source.roster;
  const own = group.leaver === NO_ROW ? NO_ROW : (managers[group.leaver] as number);
  return own === NO_ROW ? (managers[seller] as number) : own;
}

interface MoveCounts {
  /** Groups × roster: accounts that leave the seller. */
  readonly leaving: Int32Array;
  /** Groups × roster: accounts that come to the seller. */
  readonly arriving: Int32Array;
  readonly personaMix: Int32Array;
  readonly accounts: Int32Array;
  readonly silent: Int32Array;
  readonly arr: Float64Array;
}

function countMoves(source: LoadSource, view: HandoverView, handovers: HandoverGroups): MoveCounts {
  const { incumbent, incoming, wave, waves } = source.assignment;
  const { codes, personas } = source.personas;
  const { arr } = source.measures;
  const width = view.roster.count;
  const counts: MoveCounts = {
    leaving: new Int32Array(handovers.groups.length * width),
    arriving: new Int32Array(handovers.groups.length * width),
    personaMix: new Int32Array((waves.length + 1) * personas.length),
    accounts: new Int32Array(waves.length),
    silent: new Int32Array(waves.length),
    arr: new Float64Array(waves.length),
  };
  for (let row = 0; row < incoming.length; row++) {
    const index = wave[row] as number;
    if (index !== NO_ROW) counts.accounts[index]! += 1;
    const from = incumbent[row] as number;
    const to = incoming[row] as number;
    if (from === to) continue;
    const code = codes[row] as number;
    if (index !== NO_ROW) counts.arr[index]! += arr[row] as number;
    if (code === NO_PERSONA) {
      if (index !== NO_ROW) counts.silent[index]! += 1;
      continue;
    }
    counts.personaMix[(index === NO_ROW ? waves.length : index) * personas.length + code]! += 1;
    const group = handovers.groupOf[row] as number;
    if (group === NO_ROW) continue;
    if (from !== NO_ROW) counts.leaving[group * width + from]! += 1;
    if (to !== NO_ROW) counts.arriving[group * width + to]! += 1;
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
