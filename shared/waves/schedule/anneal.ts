import { ACCEPTED_LOSS } from '../../model/arithmetic.ts';
import { penalizeRow, sumLoads } from './problem.ts';
import type { ScheduleProblem } from './problem.ts';

/**
 * Simulated annealing over options: a unit moves to another wave, or changes places with one that competes for the same
 * hours. Everything lies in typed arrays; a step allocates nothing.
 */
export interface ScheduleAnneal {
  readonly problem: ScheduleProblem;
  /** Option by unit, as the search stands. */
  readonly chosen: Int32Array;
  readonly loads: Float64Array;
  /** Options that are allowed: those of unit u are `choices[choiceStart[u] … choiceStart[u + 1])`. */
  readonly choiceStart: Int32Array;
  readonly choices: Int32Array;
  readonly movable: Int32Array;
  value: number;
  random: number;
}

export function createScheduleAnneal(problem: ScheduleProblem, start: Int32Array, seed: number): ScheduleAnneal {
  const { units, options, cost, rows } = problem;
  const chosen = start.slice();
  const loads = sumLoads(problem, chosen);
  const choiceStart = new Int32Array(units + 1);
  const choices: number[] = [];
  const movable: number[] = [];
  let value = 0;
  for (let unit = 0; unit < units; unit++) {
    for (let option = 0; option < options; option++) {
      if (cost[unit * options + option] !== Number.POSITIVE_INFINITY) choices.push(option);
    }
    choiceStart[unit + 1] = choices.length;
    if (choices.length - (choiceStart[unit] as number) > 1) movable.push(unit);
    value += cost[unit * options + (chosen[unit] as number)] as number;
  }
  for (let row = 0; row < loads.length; row++) value += penalizeRow(rows.shape, row, loads[row] as number);
  return {
    problem,
    chosen,
    loads,
    choiceStart,
    choices: Int32Array.from(choices),
    movable: Int32Array.from(movable),
    value,
    random: seed | 0 || 1,
  };
}

/** Takes a unit from one option to another in the loads. @returns by how much the rows cost more. */
function shiftUnit(problem: ScheduleProblem, loads: Float64Array, unit: number, from: number, to: number): number {
  const { strandStart, strand, amount, entryStart, entryRow, entryLoad, options } = problem;
  const { shape } = problem.rows;
  let change = 0;
  const end = strandStart[unit + 1] as number;
  for (let at = strandStart[unit] as number; at < end; at++) {
    const list = (strand[at] as number) * options;
    const times = amount[at] as number;
    const left = entryStart[list + from + 1] as number;
    for (let entry = entryStart[list + from] as number; entry < left; entry++) {
      const row = entryRow[entry] as number;
      const before = loads[row] as number;
      const after = before - times * (entryLoad[entry] as number);
      change += penalizeRow(shape, row, after) - penalizeRow(shape, row, before);
      loads[row] = after;
    }
    const right = entryStart[list + to + 1] as number;
    for (let entry = entryStart[list + to] as number; entry < right; entry++) {
      const row = entryRow[entry] as number;
      const before = loads[row] as number;
      const after = before + times * (entryLoad[entry] as number);
      change += penalizeRow(shape, row, after) - penalizeRow(shape, row, before);
      loads[row] = after;
    }
  }
  return change;
}

/** Puts a unit back where it was, without looking at costs. */
function shiftBack(problem: ScheduleProblem, loads: Float64Array, unit: number, from: number, to: number): void {
  const { strandStart, strand, amount, entryStart, entryRow, entryLoad, options } = problem;
  const end = strandStart[unit + 1] as number;
  for (let at = strandStart[unit] as number; at < end; at++) {
    const list = (strand[at] as number) * options;
    const times = amount[at] as number;
    const left = entryStart[list + from + 1] as number;
    for (let entry = entryStart[list + from] as number; entry < left; entry++) {
      loads[entryRow[entry] as number]! -= times * (entryLoad[entry] as number);
    }
    const right = entryStart[list + to + 1] as number;
    for (let entry = entryStart[list + to] as number; entry < right; entry++) {
      loads[entryRow[entry] as number]! += times * (entryLoad[entry] as number);
    }
  }
}

const DRAW = 1 / 0x1_0000_0000;
/** How many units of the group are looked at for one to change places with. */
const PARTNERS = 6;

/**
 * So many steps at one temperature: a change that makes things worse by d is taken with probability e^(−d ÷ temperature).
 * The numbers drawn are xorshift's (Marsaglia 2003), written out here because a call per draw would cost speed; the seed
 * comes from the plan's generator.
 */
export function annealSchedule(state: ScheduleAnneal, temperature: number, steps: number): void {
  const { problem, chosen, loads, choiceStart, choices, movable } = state;
  const { options, cost, groupOf, groupStart, groupMembers } = problem;
  const accepted = ACCEPTED_LOSS;
  const count = movable.length;
  if (count === 0) return;
  let x = state.random;
  let { value } = state;
  for (let step = 0; step < steps; step++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const unit = movable[((x >>> 0) * DRAW * count) | 0] as number;
    const first = choiceStart[unit] as number;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const from = chosen[unit] as number;
    const last = (choiceStart[unit + 1] as number) - 1;
    const drawn = choices[first + (((x >>> 0) * DRAW * (last - first)) | 0)] as number;
    // The last of its options stands in for the one it has.
    const to = drawn === from ? (choices[last] as number) : drawn;
    const single =
      (cost[unit * options + to] as number) -
      (cost[unit * options + from] as number) +
      shiftUnit(problem, loads, unit, from, to);
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const bearable = temperature * (accepted[x >>> 20] as number);
    if (single <= bearable) {
      chosen[unit] = to;
      value += single;
      continue;
    }
    const group = groupOf[unit] as number;
    const start = groupStart[group] as number;
    const size = (groupStart[group + 1] as number) - start;
    let other = -1;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const isAny = (x & 1023) < 410;
    for (let look = 0; look < PARTNERS; look++) {
      x ^= x << 13;
      x ^= x >>> 17;
      x ^= x << 5;
      const candidate = isAny
        ? (movable[((x >>> 0) * DRAW * count) | 0] as number)
        : (groupMembers[start + (((x >>> 0) * DRAW * size) | 0)] as number);
      if (chosen[candidate] === to && cost[candidate * options + from] !== Number.POSITIVE_INFINITY) {
        other = candidate;
        break;
      }
    }
    if (other >= 0) {
      const both =
        single +
        (cost[other * options + from] as number) -
        (cost[other * options + to] as number) +
        shiftUnit(problem, loads, other, to, from);
      if (both <= bearable) {
        chosen[unit] = to;
        chosen[other] = from;
        value += both;
        continue;
      }
      shiftBack(problem, loads, other, from, to);
    }
    shiftBack(problem, loads, unit, to, from);
  }
  state.random = x;
  state.value = value;
}
