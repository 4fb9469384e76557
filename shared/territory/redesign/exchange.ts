import type { Random } from '../../model/random.ts';
import { createAnneal } from './anneal-state.ts';
import { chooseColumns, findSlots, readOptions } from './columns.ts';
import type { Prices } from './columns.ts';
import { GroupExchange } from './group-exchange.ts';
import type { AssignmentProblem } from './problem.ts';
import { checkValue, measureLimitSlope } from './search-columns.ts';

const COLUMNS_PER_UNIT = 30;
/** So much dearer than elsewhere is what is above a limit: nothing is worth it. */
const LIMIT_FACTOR = 1000;
const LOOKS_PER_GROUP = 2000;
const LOOKS_PER_REPORT = 100_000;
/** Of all pairs, so many sets are looked at on average before it ends. */
const LEAST_LOOKS = 500_000;
const LOOKS_PER_UNIT = 600;
const MOST_LOOKS = 6_000_000;
/** Threes are tried as long as they gain: in batches of so many per seller. */
const THREES_PER_SELLER = 30;

export interface UnitExchange {
  readonly problem: AssignmentProblem;
  readonly prices: Prices;
  readonly options: Int32Array;
  /** How far above a unit's least reduced cost a column may be. */
  readonly within: number;
  readonly effort: number;
}

/**
 * Lets sellers exchange units, two by two until no two of them gain by it, then by threes: what annealing leaves undone,
 * since it changes two units at a time. Yields the share of its budget that is used up.
 * @returns options that are never worse than those given, and the number of sets looked at
 */
export function* exchangeUnits(
  { problem, prices, options, within, effort }: UnitExchange,
  random: Random,
): Generator<number, { readonly options: Int32Array; readonly steps: number }> {
  const columns = chooseColumns(problem, prices, { most: COLUMNS_PER_UNIT, within, keep: options });
  const limitSlope = LIMIT_FACTOR * measureLimitSlope(problem, prices);
  const state = createAnneal(problem, columns, findSlots(columns, options), limitSlope, 1);
  const exchange = new GroupExchange(state, prices, LOOKS_PER_GROUP);
  const sellers = listSellers(columns.seller, problem.sellers);
  const budget = Math.min(MOST_LOOKS, Math.max(LEAST_LOOKS, LOOKS_PER_UNIT * problem.units)) * effort;
  // When the sellers' units changed last: a pair that was tried since has nothing new to offer.
  const changed = new Int32Array(problem.sellers);
  let clock = 0;
  let told = 0;
  const improve = (group: readonly number[]): boolean => {
    if (exchange.improve(group) === 0) return false;
    clock++;
    for (const seller of group) changed[seller] = clock;
    return true;
  };
  const isDone = (): boolean => exchange.looked >= budget;
  const tried = new Map<number, number>();
  for (let isBetter = true; isBetter && !isDone();) {
    isBetter = false;
    for (const [index, one] of sellers.entries()) {
      for (const other of sellers.slice(index + 1)) {
        const pair = one * problem.sellers + other;
        const last = tried.get(pair) ?? -1;
        if (last >= (changed[one] as number) && last >= (changed[other] as number)) continue;
        tried.set(pair, clock);
        if (improve([one, other])) isBetter = true;
        if (isDone()) break;
        if (exchange.looked - told < LOOKS_PER_REPORT) continue;
        told = exchange.looked;
        yield told / budget;
      }
    }
  }
  for (let isBetter = sellers.length > 2; isBetter && !isDone();) {
    isBetter = false;
    for (let draw = 0; draw < THREES_PER_SELLER * sellers.length && !isDone(); draw++) {
      const group = drawThree(sellers, random);
      if (improve(group)) isBetter = true;
      if (exchange.looked - told < LOOKS_PER_REPORT) continue;
      told = exchange.looked;
      yield told / budget;
    }
  }
  checkValue(state, columns);
  return { options: readOptions(columns, state.slots), steps: exchange.looked };
}

/** The sellers that some unit could go to. */
function listSellers(seller: Int32Array, sellers: number): readonly number[] {
  const isOffered = new Uint8Array(sellers);
  for (const one of seller) isOffered[one] = 1;
  return [...isOffered.keys()].filter((one) => isOffered[one] === 1);
}

/** Three different sellers. */
function drawThree(sellers: readonly number[], random: Random): readonly number[] {
  const count = sellers.length;
  const first = random.below(count);
  const second = (first + 1 + random.below(count - 1)) % count;
  let third = random.below(count - 2);
  for (const taken of [Math.min(first, second), Math.max(first, second)]) if (third >= taken) third++;
  return [first, second, third].map((index) => sellers[index] as number);
}
