import { addLeaving, isKeptApart, penalizeSeller, relocate } from './anneal-state.ts';
import type { AnnealState } from './anneal-state.ts';
import { reduceColumnCosts } from './columns.ts';
import type { Prices } from './columns.ts';
import { findLeastSurplus } from './price-rows.ts';
import { LIMIT_SLACK } from './problem.ts';

/** So many changes at once: two units change places, and again two, and again two. */
const MOST_CHANGES = 6;
const LEAST_GAIN = 1e-7;
/** So many columns are listed in the time of one look. */
const COLUMNS_PER_LOOK = 16;

/**
 * Looks for the best set of changes among the units of a few sellers. At the dual prices each change costs something of its
 * own, most of them more than the sellers could ever gain by being better balanced: what is left is few enough to be looked
 * through nearly whole, the cheapest first (branch and bound over reduced costs).
 */
export class GroupExchange {
  /** Sets looked at so far; what it takes to list the changes of a group is counted in sets, too. */
  looked = 0;
  readonly #state: AnnealState;
  readonly #prices: Prices;
  readonly #mostLooks: number;
  /** By column. */
  readonly #reduced: Float64Array;
  /** By row. */
  readonly #least: Float64Array;
  readonly #isOfGroup: Uint8Array;
  readonly #isChanged: Uint8Array;
  readonly #column: Int32Array;
  readonly #unit: Int32Array;
  /** Reduced cost of a change. */
  readonly #extra: Float64Array;
  readonly #order: number[] = [];
  readonly #taken = new Int32Array(MOST_CHANGES);
  #depth = 0;
  readonly #bestTaken = new Int32Array(MOST_CHANGES);
  #bestDepth = 0;
  #best = 0;
  #end = 0;
  #group: readonly number[] = [];
  /** What the group's sellers could gain at most by better balance. */
  #surplus = 0;
  #penalty = 0;

  /**
   * @param state changed in place
   * @param prices of the same problem; the better they are, the more changes need not be looked at
   * @param mostLooks sets to look at per group
   */
  constructor(state: AnnealState, prices: Prices, mostLooks: number) {
    const { problem, columns } = state;
    this.#state = state;
    this.#prices = prices;
    this.#mostLooks = mostLooks;
    this.#reduced = reduceColumnCosts(problem, columns, prices);
    this.#least = findLeastSurplus(problem, prices);
    this.#isOfGroup = new Uint8Array(problem.sellers);
    this.#isChanged = new Uint8Array(problem.units);
    this.#column = new Int32Array(columns.option.length);
    this.#unit = new Int32Array(columns.option.length);
    this.#extra = new Float64Array(columns.option.length);
  }

  /** Makes the best set of changes that it finds between the sellers. @returns what it gains; 0 where there is none. */
  improve(group: readonly number[]): number {
    const { penalties } = this.#state;
    this.#group = group;
    this.#surplus = 0;
    this.#penalty = 0;
    for (const seller of group) {
      this.#surplus += this.#measureSurplus(seller);
      this.#penalty += penalties[seller] as number;
    }
    const hope = this.#listChanges();
    this.#best = -LEAST_GAIN;
    this.#bestDepth = 0;
    this.#end = this.looked + this.#mostLooks;
    this.#dive(0, 0, 0, hope);
    return this.#bestDepth === 0 ? 0 : this.#make();
  }

  /** By how much the penalty and the price of a seller's ratios are above the least they can be. */
  #measureSurplus(seller: number): number {
    const { problem, ratios, penalties } = this.#state;
    let surplus = penalties[seller] as number;
    for (let row = seller * problem.measures; row < (seller + 1) * problem.measures; row++) {
      surplus -= (this.#prices[row] as number) * (ratios[row] as number) + (this.#least[row] as number);
    }
    return Math.max(0, surplus);
  }

  /** The changes worth looking at, cheapest first. @returns what those with a gain of their own gain together. */
  #listChanges(): number {
    const { columns, members, memberCount, room, slots } = this.#state;
    const reduced = this.#reduced;
    const isOfGroup = this.#isOfGroup;
    const order = this.#order;
    for (const seller of this.#group) isOfGroup[seller] = 1;
    order.length = 0;
    let count = 0;
    let hope = 0;
    let listed = 0;
    for (const seller of this.#group) {
      const first = room[seller] as number;
      const end = first + (memberCount[seller] as number);
      for (let member = first; member < end; member++) {
        const unit = members[member] as number;
        const slot = slots[unit] as number;
        let least = 0;
        listed += (columns.start[unit + 1] as number) - (columns.start[unit] as number);
        for (let column = columns.start[unit] as number; column < (columns.start[unit + 1] as number); column++) {
          if (column === slot || isOfGroup[columns.seller[column] as number] === 0) continue;
          const extra = (reduced[column] as number) - (reduced[slot] as number);
          least = Math.min(least, extra);
          this.#column[count] = column;
          this.#unit[count] = unit;
          this.#extra[count] = extra;
          count++;
        }
        hope -= least;
      }
    }
    for (const seller of this.#group) isOfGroup[seller] = 0;
    this.looked += 1 + Math.floor(listed / COLUMNS_PER_LOOK);
    const extra = this.#extra;
    for (let change = 0; change < count; change++) {
      // Dearer than balance and all other changes together could make up for.
      if ((extra[change] as number) < this.#surplus + hope) order.push(change);
    }
    order.sort((left, right) => (extra[left] as number) - (extra[right] as number) || left - right);
    return hope;
  }

  /**
   * Adds one more change to those taken, each in turn.
   * @param reduced reduced costs of those taken
   * @param cost their own costs
   * @param hope what further changes could gain by themselves
   */
  #dive(from: number, reduced: number, cost: number, hope: number): void {
    const { columns, slots } = this.#state;
    const order = this.#order;
    for (let at = from; at < order.length; at++) {
      const change = order[at] as number;
      const extra = this.#extra[change] as number;
      // All that follow are at least as dear.
      if (reduced + (extra < 0 ? -hope : extra) - this.#surplus >= this.#best) return;
      const unit = this.#unit[change] as number;
      if (this.#isChanged[unit] === 1) continue;
      if (this.looked >= this.#end) return;
      this.looked++;
      const column = this.#column[change] as number;
      const slot = slots[unit] as number;
      const own = cost + (columns.cost[column] as number) - (columns.cost[slot] as number);
      this.#shift(slot, column);
      this.#isChanged[unit] = 1;
      this.#taken[this.#depth++] = change;
      const value = own + this.#sumPenalties() - this.#penalty;
      if (value < this.#best && this.#isAllowed()) {
        this.#best = value;
        this.#bestDepth = this.#depth;
        this.#bestTaken.set(this.#taken);
      }
      if (this.#depth < MOST_CHANGES) this.#dive(at + 1, reduced + extra, own, extra < 0 ? hope + extra : hope);
      this.#depth--;
      this.#isChanged[unit] = 0;
      this.#shift(column, slot);
    }
  }

  /** Ratios as if a unit had the second column instead of the first. */
  #shift(from: number, to: number): void {
    const { columns, problem, ratios } = this.#state;
    const { measures } = problem;
    const left = (columns.seller[from] as number) * measures;
    const joined = (columns.seller[to] as number) * measures;
    for (let measure = 0; measure < measures; measure++) {
      ratios[left + measure]! -= columns.load[from * measures + measure] as number;
      ratios[joined + measure]! += columns.load[to * measures + measure] as number;
    }
  }

  #sumPenalties(): number {
    let sum = 0;
    for (const seller of this.#group) sum += penalizeSeller(this.#state, seller);
    return sum;
  }

  /** Whether the changes taken keep the leaving limits and the pairs apart. */
  #isAllowed(): boolean {
    return this.#keepsApart() && (this.#state.canLeaveFreely || this.#keepsLeaving());
  }

  #keepsApart(): boolean {
    const { columns, problem } = this.#state;
    if (problem.apart === null) return true;
    for (let at = 0; at < this.#depth; at++) {
      const change = this.#taken[at] as number;
      const seller = columns.seller[this.#column[change] as number] as number;
      // As if none of the others went at the same time: what is refused here may be found in two steps.
      if (isKeptApart(this.#state, this.#unit[change] as number, seller, -1)) return false;
      for (let other = 0; other < at; other++) {
        if (this.#isPairApart(change, this.#taken[other] as number)) return false;
      }
    }
    return true;
  }

  /** Whether two changes bring units together that must be apart. */
  #isPairApart(one: number, other: number): boolean {
    const { columns, problem } = this.#state;
    const seller = columns.seller[this.#column[one] as number];
    if (problem.apart === null || seller !== columns.seller[this.#column[other] as number]) return false;
    const { start, unit } = problem.apart;
    const first = this.#unit[one] as number;
    for (let at = start[first] as number; at < (start[first + 1] as number); at++) {
      if (unit[at] === this.#unit[other]) return true;
    }
    return false;
  }

  #keepsLeaving(): boolean {
    const { problem, leaving } = this.#state;
    this.#countLeaving(1);
    const most = 1 + LIMIT_SLACK / 2;
    let grows = false;
    let isOver = false;
    for (let at = 0; at < this.#depth; at++) {
      const change = this.#taken[at] as number;
      if (this.#leaves(change) <= 0) continue;
      grows = true;
      const home = problem.leaving.home[this.#unit[change] as number] as number;
      if (home >= 0 && (leaving[2 + home] as number) > most) isOver = true;
    }
    const isTooMuch = (leaving[0] as number) > most || (leaving[1] as number) > most;
    this.#countLeaving(-1);
    return !grows || !(isOver || isTooMuch);
  }

  #countLeaving(sign: number): void {
    const { problem, leaving } = this.#state;
    for (let at = 0; at < this.#depth; at++) {
      const change = this.#taken[at] as number;
      const leaves = this.#leaves(change);
      if (leaves !== 0) addLeaving(problem, leaving, this.#unit[change] as number, sign * leaves);
    }
  }

  /** 1 where a change leaves home, −1 where it comes back. */
  #leaves(change: number): number {
    const { columns, slots } = this.#state;
    const slot = slots[this.#unit[change] as number] as number;
    return (columns.isAway[this.#column[change] as number] as number) - (columns.isAway[slot] as number);
  }

  #make(): number {
    const { value } = this.#state;
    for (let at = 0; at < this.#bestDepth; at++) {
      const taken = this.#bestTaken[at] as number;
      relocate(this.#state, this.#unit[taken] as number, this.#column[taken] as number);
    }
    return value - this.#state.value;
  }
}
