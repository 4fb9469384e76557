import type { Random } from '../../model/random.ts';
import { createAnneal } from './anneal-state.ts';
import { chooseColumns, findSlots, readOptions } from './columns.ts';
import type { Prices } from './columns.ts';
import { ExchangeRounds } from './exchange-rounds.ts';
import { kickLarge } from './kicks.ts';
import type { AssignmentProblem } from './problem.ts';
import { checkValue, measureLimitSlope } from './search-columns.ts';

const COLUMNS_PER_UNIT = 30;
/** So much dearer than elsewhere is what is above a limit: nothing is worth it. */
const LIMIT_FACTOR = 1000;

export interface UnitExchange {
  readonly problem: AssignmentProblem;
  readonly prices: Prices;
  readonly options: Int32Array;
  /** How far above a unit's least reduced cost a column may be. */
  readonly within: number;
  /** 1 per unit that may go to any of its sellers. */
  readonly keepAll?: Uint8Array;
  /** 1 per unit that is tried at other sellers while all others settle around it. */
  readonly kicked?: Uint8Array;
  /** How many sets of changes to look at. */
  readonly looks: number;
}

/**
 * Lets sellers exchange units, two by two until no two of them gain by it, then by threes: what annealing leaves undone,
 * since it changes two units at a time. Yields the share of its budget that is used up.
 * @returns options that are not worse than those given, and the number of sets looked at
 * @throws where its value is not what the evaluation finds
 */
export function* exchangeUnits(
  { problem, prices, options, within, keepAll, kicked, looks }: UnitExchange,
  random: Random,
): Generator<number, { readonly options: Int32Array; readonly steps: number }> {
  const columns = chooseColumns(problem, prices, { most: COLUMNS_PER_UNIT, within, keepAll, keep: options });
  const limitSlope = LIMIT_FACTOR * measureLimitSlope(problem, prices);
  const state = createAnneal(problem, columns, findSlots(columns, options), limitSlope, 1);
  const rounds = new ExchangeRounds(state, prices);
  const told = function* (work: Generator<undefined, void>): Generator<number, void> {
    while (!work.next().done) yield Math.min(1, rounds.looked / looks);
  };
  yield* told(rounds.settle(rounds.sellers, looks));
  yield* told(rounds.settleThrees(random, looks));
  if (kicked) yield* told(kickLarge(state, rounds, kicked, looks, random));
  checkValue(state, columns);
  return { options: readOptions(columns, state.slots), steps: rounds.looked };
}
