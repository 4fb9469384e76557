import type { Columns } from './columns.ts';
import { LIMIT_SLACK, LIMITS_PER_UNIT } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/** Where the search stands. Everything lies in typed arrays; a step allocates nothing. */
export interface AnnealState {
  readonly problem: AssignmentProblem;
  readonly columns: Columns;
  /** Column by unit, as the search stands. */
  readonly slots: Int32Array;
  readonly ratios: Float64Array;
  /** Penalty by seller, limits included. */
  readonly penalties: Float64Array;
  /** Per row: slope, tolerance, steep, limit, slope above the limit. */
  readonly shapes: Float64Array;
  readonly movable: Int32Array;
  /** Movable units by seller: `members[room[s] …]`, `memberCount[s]` of them; `place` is where a unit stands. */
  readonly members: Int32Array;
  readonly room: Int32Array;
  readonly memberCount: Int32Array;
  readonly place: Int32Array;
  /** Shares of the leaving limits in use: accounts, ARR, then by seller. */
  readonly leaving: Float64Array;
  readonly canLeaveFreely: boolean;
  value: number;
  random: number;
}

const SHAPE = 5;

export function createAnneal(
  problem: AssignmentProblem,
  columns: Columns,
  slots: Int32Array,
  limitSlope: number,
  seed: number,
): AnnealState {
  const { units, sellers, measures, rows } = problem;
  const ratios = rows.base.slice();
  const shapes = new Float64Array(ratios.length * SHAPE);
  for (let row = 0; row < ratios.length; row++) {
    shapes[row * SHAPE] = rows.slope[row] as number;
    shapes[row * SHAPE + 1] = rows.tolerance[row] as number;
    shapes[row * SHAPE + 2] = rows.steep[row] as number;
    shapes[row * SHAPE + 3] = rows.limit[row] as number;
    shapes[row * SHAPE + 4] = limitSlope;
  }
  const leaving = problem.leaving.used.slice();
  const free: number[] = [];
  const room = new Int32Array(sellers + 1);
  let value = 0;
  for (let unit = 0; unit < units; unit++) {
    const slot = slots[unit] as number;
    const row = (columns.seller[slot] as number) * measures;
    for (let measure = 0; measure < measures; measure++) {
      ratios[row + measure]! += columns.load[slot * measures + measure] as number;
    }
    value += columns.cost[slot] as number;
    if (columns.isAway[slot] === 1) addLeaving(problem, leaving, unit, 1);
    const start = columns.start[unit] as number;
    const end = columns.start[unit + 1] as number;
    if (end - start < 2) continue;
    free.push(unit);
    for (let column = start; column < end; column++) room[(columns.seller[column] as number) + 1]! += 1;
  }
  for (let seller = 0; seller < sellers; seller++) room[seller + 1]! += room[seller] as number;
  const memberCount = new Int32Array(sellers);
  const members = new Int32Array(room[sellers] as number);
  const place = new Int32Array(units);
  for (const unit of free) {
    const seller = columns.seller[slots[unit] as number] as number;
    place[unit] = memberCount[seller] as number;
    members[(room[seller] as number) + (memberCount[seller] as number)] = unit;
    memberCount[seller]! += 1;
  }
  const penalties = new Float64Array(sellers);
  for (let seller = 0; seller < sellers; seller++) {
    let sum = 0;
    for (let row = seller * measures; row < (seller + 1) * measures; row++) {
      sum += shapePenalty(shapes, row, ratios[row] as number);
    }
    penalties[seller] = sum;
    value += sum;
  }
  return {
    problem,
    columns,
    slots,
    ratios,
    penalties,
    shapes,
    movable: Int32Array.from(free),
    members,
    room,
    memberCount,
    place,
    leaving,
    canLeaveFreely: problem.leaving.use.every((share) => share === 0),
    value,
    random: seed | 0 || 1,
  };
}

/** The penalty of a row at a ratio, limits included. */
function shapePenalty(shapes: Float64Array, row: number, ratio: number): number {
  const at = row * SHAPE;
  const distance = ratio < 0 ? -ratio : ratio;
  let penalty = (shapes[at] as number) * distance;
  const excess = distance - (shapes[at + 1] as number);
  if (excess > 0) penalty += (shapes[at + 2] as number) * excess;
  const over = ratio - (shapes[at + 3] as number);
  if (over > 0) penalty += (shapes[at + 4] as number) * over;
  return penalty;
}

/** A seller's penalty if one column came (`sign` 1) or went (−1). */
export function penaltyWith(
  shapes: Float64Array,
  ratios: Float64Array,
  load: Float64Array,
  measures: number,
  seller: number,
  column: number,
  sign: number,
): number {
  const row = seller * measures;
  const at = column * measures;
  if (measures === 3) {
    // The usual number of measures, written out: most of the search's time is spent here.
    return (
      shapePenalty(shapes, row, (ratios[row] as number) + sign * (load[at] as number)) +
      shapePenalty(shapes, row + 1, (ratios[row + 1] as number) + sign * (load[at + 1] as number)) +
      shapePenalty(shapes, row + 2, (ratios[row + 2] as number) + sign * (load[at + 2] as number))
    );
  }
  let sum = 0;
  for (let measure = 0; measure < measures; measure++) {
    sum += shapePenalty(
      shapes,
      row + measure,
      (ratios[row + measure] as number) + sign * (load[at + measure] as number),
    );
  }
  return sum;
}

/** A seller's penalty if one column came and another went. */
export function penaltyAfter(
  shapes: Float64Array,
  ratios: Float64Array,
  load: Float64Array,
  measures: number,
  seller: number,
  coming: number,
  going: number,
): number {
  const row = seller * measures;
  const to = coming * measures;
  const off = going * measures;
  if (measures === 3) {
    return (
      shapePenalty(shapes, row, (ratios[row] as number) + (load[to] as number) - (load[off] as number)) +
      shapePenalty(
        shapes,
        row + 1,
        (ratios[row + 1] as number) + (load[to + 1] as number) - (load[off + 1] as number),
      ) +
      shapePenalty(shapes, row + 2, (ratios[row + 2] as number) + (load[to + 2] as number) - (load[off + 2] as number))
    );
  }
  let sum = 0;
  for (let measure = 0; measure < measures; measure++) {
    const change = (load[to + measure] as number) - (load[off + measure] as number);
    sum += shapePenalty(shapes, row + measure, (ratios[row + measure] as number) + change);
  }
  return sum;
}

function shift(
  ratios: Float64Array,
  load: Float64Array,
  measures: number,
  seller: number,
  column: number,
  sign: number,
) {
  for (let measure = 0; measure < measures; measure++) {
    ratios[seller * measures + measure]! += sign * (load[column * measures + measure] as number);
  }
}

/** Counts what a unit uses of the leaving limits when it leaves home (`sign` 1) or comes back (−1). */
export function addLeaving(
  { leaving: limits }: AssignmentProblem,
  leaving: Float64Array,
  unit: number,
  sign: number,
): void {
  const at = unit * LIMITS_PER_UNIT;
  leaving[0]! += sign * (limits.use[at] as number);
  leaving[1]! += sign * (limits.use[at + 1] as number);
  const home = limits.home[unit] as number;
  if (home >= 0) leaving[2 + home]! += sign * (limits.use[at + 2] as number);
}

/** Whether a unit may leave its home (`change` 1) or come back (−1), perhaps with a second unit at the same time. */
export function fitsLeaving(
  state: AnnealState,
  unit: number,
  change: number,
  other: number,
  otherChange: number,
): boolean {
  const { problem, leaving } = state;
  if (change <= 0 && otherChange <= 0) return true;
  if (change !== 0) addLeaving(problem, leaving, unit, change);
  if (otherChange !== 0) addLeaving(problem, leaving, other, otherChange);
  const most = 1 + LIMIT_SLACK / 2;
  const { home } = problem.leaving;
  const isLeft = (one: number, its: number): boolean => {
    const at = home[one] as number;
    return its > 0 && at >= 0 && (leaving[2 + at] as number) > most;
  };
  const isOver =
    (leaving[0] as number) > most ||
    (leaving[1] as number) > most ||
    isLeft(unit, change) ||
    isLeft(other, otherChange);
  if (change !== 0) addLeaving(problem, leaving, unit, -change);
  if (otherChange !== 0) addLeaving(problem, leaving, other, -otherChange);
  return !isOver;
}

/** Whether a unit must not go where a unit apart from it is; `going` leaves at the same time. */
export function isKeptApart(state: AnnealState, unit: number, seller: number, going: number): boolean {
  const { apart } = state.problem;
  if (!apart) return false;
  for (let at = apart.start[unit] as number; at < (apart.start[unit + 1] as number); at++) {
    const other = apart.unit[at] as number;
    if (other !== going && state.columns.seller[state.slots[other] as number] === seller) return true;
  }
  return false;
}

/** Gives a unit another column: ratios, members, leaving limits; penalties and value are the caller's. */
export function takeColumn(state: AnnealState, unit: number, column: number): void {
  const { columns, problem, slots, ratios, members, room, memberCount, place } = state;
  const before = slots[unit] as number;
  const from = columns.seller[before] as number;
  const to = columns.seller[column] as number;
  shift(ratios, columns.load, problem.measures, from, before, -1);
  shift(ratios, columns.load, problem.measures, to, column, 1);
  memberCount[from]! -= 1;
  const last = members[(room[from] as number) + (memberCount[from] as number)] as number;
  members[(room[from] as number) + (place[unit] as number)] = last;
  place[last] = place[unit] as number;
  place[unit] = memberCount[to] as number;
  members[(room[to] as number) + (memberCount[to] as number)] = unit;
  memberCount[to]! += 1;
  const change = (columns.isAway[column] as number) - (columns.isAway[before] as number);
  if (change !== 0) addLeaving(problem, state.leaving, unit, change);
  slots[unit] = column;
}

/** Gives a unit another column; penalties and value with it. */
export function relocate(state: AnnealState, unit: number, column: number): void {
  const { columns, penalties, slots } = state;
  const before = slots[unit] as number;
  const from = columns.seller[before] as number;
  const to = columns.seller[column] as number;
  const paid = (columns.cost[before] as number) + (penalties[from] as number) + (penalties[to] as number);
  takeColumn(state, unit, column);
  penalties[from] = penalizeSeller(state, from);
  penalties[to] = penalizeSeller(state, to);
  state.value += (columns.cost[column] as number) + penalties[from] + penalties[to] - paid;
}

/** A seller's penalty at its ratios. */
export function penalizeSeller({ problem, ratios, shapes }: AnnealState, seller: number): number {
  const { measures } = problem;
  let sum = 0;
  for (let row = seller * measures; row < (seller + 1) * measures; row++) {
    sum += shapePenalty(shapes, row, ratios[row] as number);
  }
  return sum;
}

/** By how much ratios are above their limits, summed. */
export function sumOverLimit({ ratios, problem }: AnnealState): number {
  const { limit } = problem.rows;
  let over = 0;
  for (let row = 0; row < ratios.length; row++) {
    const excess = (ratios[row] as number) - (limit[row] as number);
    if (excess > LIMIT_SLACK / 2) over += excess;
  }
  return over;
}
