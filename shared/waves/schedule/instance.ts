import { isKnownDay } from '../../model/day.ts';
import type { Day } from '../../model/day.ts';
import { NO_ROW } from '../../model/ids.ts';
import type { MoveWork } from '../../handover/move-work.ts';
import type { ScheduleInput } from './input.ts';
import type { ScheduleProblem } from './problem.ts';
import { mapRows, shapeRows, UNPLACED_POINTS } from './rows.ts';
import type { RowMap } from './rows.ts';
import { StrandList } from './strands.ts';
import { buildScheduleUnits, listUnitMoves } from './units.ts';
import type { ScheduleUnits } from './units.ts';

/** Why a unit may not be in a wave. */
export type Bar =
  'pinned-elsewhere' | 'first-wave-persona' | 'first-wave-large' | 'notice-too-short' | 'seller-not-ready';

/** A plan's moves as a problem for the solver, and the way back. */
export interface ScheduleInstance {
  readonly problem: ScheduleProblem;
  readonly units: ScheduleUnits;
  readonly map: RowMap;
  /** Units × waves: index into `BARS`, or -1 where the unit may be in the wave. */
  readonly bars: Int8Array;
  /** By persona and wave: least and most moves, or `null` for a persona without quotas. */
  readonly quotaBands: readonly (readonly (readonly [number, number])[] | null)[];
}

export const BARS: readonly Bar[] = [
  'pinned-elsewhere',
  'first-wave-persona',
  'first-wave-large',
  'notice-too-short',
  'seller-not-ready',
];

/** Points for one account whose handover is not as it should be. */
const RENEWAL_POINTS = 1;
const CLOSED_POINTS = 1.5;
const SHORT_NOTICE_POINTS = 1;
const SHORT_DAY_POINTS = 0.05;

export function buildScheduleInstance(input: ScheduleInput): ScheduleInstance {
  const { moves } = input;
  const waves = input.launches.length;
  const options = waves + 1;
  const units = buildScheduleUnits(input);
  const map = mapRows(input);
  const bars = barUnits(input, units);
  const cost = new Float64Array(units.count * options).fill(Number.POSITIVE_INFINITY);
  const strands = new StrandList(input, map);
  const strandStart = new Int32Array(units.count + 1);
  const groupOf = new Int32Array(units.count);
  for (let unit = 0; unit < units.count; unit++) {
    const members = listUnitMoves(units, unit);
    let handovers = 0;
    for (const move of members) if (isHandover(input, move)) handovers++;
    for (let wave = 0; wave < waves; wave++) {
      if (bars[unit * waves + wave] !== -1) continue;
      let points = 0;
      for (const move of members) points += countPoints(input, move, wave);
      cost[unit * options + wave] = points;
    }
    if (units.pin[unit] === NO_ROW) cost[unit * options + waves] = UNPLACED_POINTS * handovers;
    for (const move of members) strands.addMove(move);
    strands.endUnit();
    strandStart[unit + 1] = strands.strand.length;
    const first = members[0] as number;
    groupOf[unit] = Math.max(0, Math.max(moves.to[first] as number, NO_ROW));
    if (moves.to[first] === NO_ROW) groupOf[unit] = Math.max(0, moves.from[first] as number);
  }
  const totals = input.personas.map((_, persona) =>
    moves.persona.reduce((sum, code) => sum + (code === persona ? 1 : 0), 0),
  );
  const quotaBands = input.personas.map(({ quotas }, persona) =>
    quotas === null ? null : quotas.map((share) => boundQuota(share, input.band, totals[persona] as number)),
  );
  const handovers = totals.reduce((sum, total) => sum + total, 0);
  const { groupStart, groupMembers } = listGroups(groupOf, input.sellers.count);
  const problem: ScheduleProblem = {
    units: units.count,
    options,
    cost,
    strandStart,
    strand: Int32Array.from(strands.strand),
    amount: Float64Array.from(strands.amount),
    ...strands.listEntries(),
    rows: shapeRows(input, map, quotaBands, handovers),
    groupOf,
    groupStart,
    groupMembers,
  };
  return { problem, units, map, bars, quotaBands };
}

/** Whether a move has a handover; the others come along in silence. */
export function isHandover({ moves, launches }: ScheduleInput, move: number): boolean {
  return moves.work[move * launches.length] !== -1;
}

export function workOf(input: ScheduleInput, move: number, wave: number): MoveWork | undefined {
  return input.works[input.moves.work[move * input.launches.length + wave] as number];
}

/** Least and most moves of a persona in a wave: within the band, or within one account of the share where that is more. */
function boundQuota(share: number, band: number, total: number): readonly [number, number] {
  const within = Math.max(band * total, 1);
  return [Math.max(0, Math.ceil(share * total - within - 1e-9)), Math.floor(share * total + within + 1e-9)];
}

function barUnits(input: ScheduleInput, units: ScheduleUnits): Int8Array {
  const waves = input.launches.length;
  const bars = new Int8Array(units.count * waves).fill(-1);
  for (let unit = 0; unit < units.count; unit++) {
    const members = listUnitMoves(units, unit);
    const pin = units.pin[unit] as number;
    if (pin !== NO_ROW) {
      for (let wave = 0; wave < waves; wave++) {
        if (wave !== pin) bars[unit * waves + wave] = BARS.indexOf('pinned-elsewhere');
      }
      continue;
    }
    const found = Array.from({ length: waves }, (_, wave) => findBar(input, members, wave));
    const shortage = Array.from({ length: waves }, (_, wave) => measureShortage(input, members, wave));
    // Where the notice is too short in every wave, as when the incumbent leaves, it is short in any.
    const isAvoidable = shortage.some((days, wave) => days <= 0 && found[wave] === null);
    for (let wave = 0; wave < waves; wave++) {
      const bar = found[wave] ?? (isAvoidable && (shortage[wave] as number) > 0 ? 'notice-too-short' : null);
      bars[unit * waves + wave] = bar === null ? -1 : BARS.indexOf(bar);
    }
  }
  return bars;
}

function findBar(input: ScheduleInput, members: Int32Array, wave: number): Bar | null {
  const { moves, personas, launches } = input;
  if (wave === 0 && launches.length > 1) {
    for (const move of members) {
      if (personas[moves.persona[move] as number]?.quotas?.[0] === 0) return 'first-wave-persona';
      if (isHandover(input, move) && moves.isLarge[move] === 1) return 'first-wave-large';
    }
  }
  return members.every((move) => isReady(input, move, wave)) ? null : 'seller-not-ready';
}

/** Days by which the notice is too short, the worst of the members. */
function measureShortage(input: ScheduleInput, members: Int32Array, wave: number): number {
  let shortage = 0;
  for (const move of members) {
    const work = workOf(input, move, wave);
    if (work) shortage = Math.max(shortage, countMissingDays(work));
  }
  return shortage;
}

/** Days by which a customer hears of the change too late; where there was no seller, nobody is taken away. */
export function countMissingDays({ kind, playbook, noticeDays }: MoveWork): number {
  return kind === 'assignment' ? 0 : Math.max(0, playbook.minimumNoticeDays - noticeDays);
}

/** Whether both sellers can carry the work in every week that has some. */
function isReady({ moves, sellers, works, launches }: ScheduleInput, move: number, wave: number): boolean {
  const work = works[moves.work[move * launches.length + wave] as number];
  if (!work) return true;
  const sides = [
    [moves.from[move] as number, work.incumbentHours],
    [moves.to[move] as number, work.incomingHours],
  ] as const;
  return sides.every(([seller, hours]) => {
    const ready = sellers.readyOn[seller] ?? Number.NEGATIVE_INFINITY;
    return work.weeks.every((week: Day, at: number) => (hours[at] as number) === 0 || week + 6 >= ready);
  });
}

function countPoints(input: ScheduleInput, move: number, wave: number): number {
  const work = workOf(input, move, wave);
  if (!work) return 0;
  let points = 0;
  if (isRenewalInside(input, move, work, wave)) points += RENEWAL_POINTS;
  if (isOnClosedDay(input, move, wave)) points += CLOSED_POINTS;
  const shortage = countMissingDays(work);
  if (shortage > 0) points += SHORT_NOTICE_POINTS + SHORT_DAY_POINTS * shortage;
  return points;
}

export function isOnClosedDay({ moves, launches, isClosed }: ScheduleInput, move: number, wave: number): boolean {
  return isClosed[moves.work[move * launches.length + wave] as number] === 1;
}

export function isRenewalInside(
  { moves, launches }: ScheduleInput,
  move: number,
  work: MoveWork,
  wave: number,
): boolean {
  const renewal = moves.renewal[move] as Day;
  return isKnownDay(renewal) && renewal >= (launches[wave] as Day) && renewal <= work.lastDay;
}

function listGroups(groupOf: Int32Array, sellers: number) {
  const groupStart = new Int32Array(Math.max(1, sellers) + 1);
  for (const group of groupOf) groupStart[group + 1]! += 1;
  for (let group = 0; group + 1 < groupStart.length; group++) groupStart[group + 1]! += groupStart[group] as number;
  const next = groupStart.slice();
  const groupMembers = new Int32Array(groupOf.length);
  groupOf.forEach((group, unit) => {
    groupMembers[next[group] as number] = unit;
    next[group]! += 1;
  });
  return { groupStart, groupMembers };
}
