import type { Random } from '../../model/random.ts';
import type { AnnealState } from './anneal-state.ts';
import type { Prices } from './columns.ts';
import { GroupExchange } from './group-exchange.ts';

/** Where prices are good, what there is to find is among the first few hundred sets. */
const LOOKS_PER_GROUP = 500;
const LOOKS_PER_YIELD = 100_000;
/** Threes are tried as long as they gain: in batches of so many per seller. */
const THREES_PER_SELLER = 30;

/** Goes round the sellers, by twos and by threes, until no group of them gains by an exchange. */
export class ExchangeRounds {
  /** The sellers that some unit could go to. */
  readonly sellers: readonly number[];
  readonly #exchange: GroupExchange;
  readonly #count: number;
  /** When each seller's units changed last, and when each pair was tried: without a change it has nothing new to offer. */
  readonly #changed: Int32Array;
  readonly #tried = new Map<number, number>();
  #clock = 0;
  #told = 0;

  /** @param state changed in place */
  constructor(state: AnnealState, prices: Prices) {
    this.#count = state.problem.sellers;
    this.#exchange = new GroupExchange(state, prices, LOOKS_PER_GROUP);
    this.#changed = new Int32Array(this.#count);
    const isOffered = new Uint8Array(this.#count);
    for (const seller of state.columns.seller) isOffered[seller] = 1;
    this.sellers = [...isOffered.keys()].filter((seller) => isOffered[seller] === 1);
  }

  /** Sets of changes looked at so far: what the work is counted in. */
  get looked(): number {
    return this.#exchange.looked;
  }

  /** Tells that a seller's units were changed from outside. */
  touch(seller: number): void {
    this.#changed[seller] = ++this.#clock;
  }

  /**
   * Lets each of the sellers exchange with every other, and whoever changed by it again, until no two of them gain. Yields
   * now and then.
   * @param most ends when so many sets were looked at in all
   */
  *settle(sellers: Iterable<number>, most: number): Generator<undefined, void> {
    const waiting = new Set(sellers);
    for (const one of waiting) {
      waiting.delete(one);
      for (const other of this.sellers) {
        if (this.looked >= most) return;
        if (other === one || !this.#isNew(one, other) || !this.#improve([one, other])) continue;
        waiting.add(one);
        waiting.add(other);
      }
      if (this.#isTimeToTell()) yield;
    }
  }

  /** Lets threes exchange, drawn at random, until a batch of them gains nothing. Yields now and then. */
  *settleThrees(random: Random, most: number): Generator<undefined, void> {
    if (this.sellers.length < 3) return;
    for (let isBetter = true; isBetter;) {
      isBetter = false;
      for (let draw = 0; draw < THREES_PER_SELLER * this.sellers.length; draw++) {
        if (this.looked >= most) return;
        if (this.#improve(this.#drawThree(random))) isBetter = true;
        if (this.#isTimeToTell()) yield;
      }
    }
  }

  #improve(group: readonly number[]): boolean {
    if (this.#exchange.improve(group) === 0) return false;
    this.#clock++;
    for (const seller of group) this.#changed[seller] = this.#clock;
    return true;
  }

  #isNew(one: number, other: number): boolean {
    const pair = Math.min(one, other) * this.#count + Math.max(one, other);
    const last = this.#tried.get(pair) ?? -1;
    if (last >= (this.#changed[one] as number) && last >= (this.#changed[other] as number)) return false;
    this.#tried.set(pair, this.#clock);
    return true;
  }

  #isTimeToTell(): boolean {
    if (this.looked - this.#told < LOOKS_PER_YIELD) return false;
    this.#told = this.looked;
    return true;
  }

  /** Three different sellers. */
  #drawThree(random: Random): readonly number[] {
    const count = this.sellers.length;
    const first = random.below(count);
    const second = (first + 1 + random.below(count - 1)) % count;
    let third = random.below(count - 2);
    for (const taken of [Math.min(first, second), Math.max(first, second)]) if (third >= taken) third++;
    return [first, second, third].map((index) => this.sellers[index] as number);
  }
}
