/** Grows the option lists of a problem; lists with the same key are built once. */
export class OptionLists {
  readonly #measures: number;
  readonly #numberOf = new Map<string, number>();
  readonly #start: number[] = [0];
  readonly #hasHome: number[] = [];
  readonly #seller: number[] = [];
  readonly #cost: number[] = [];

  constructor(measures: number) {
    this.#measures = measures;
  }

  /** @returns the list of the key, or -1 where it has not been built. */
  find(key: string): number {
    return this.#numberOf.get(key) ?? -1;
  }

  /**
   * Adds a list. Home, where there is one, comes first.
   * @param key `null` for a list that no other unit will share.
   * @returns its number, or -1 for a list without options.
   */
  add(key: string | null, hasHome: boolean, options: readonly { seller: number; cost: number }[]): number {
    if (options.length === 0) return -1;
    const list = this.#hasHome.length;
    for (const { seller, cost } of options) {
      this.#seller.push(seller);
      this.#cost.push(cost);
    }
    this.#hasHome.push(hasHome ? 1 : 0);
    this.#start.push(this.#seller.length);
    if (key !== null) this.#numberOf.set(key, list);
    return list;
  }

  /** @param targets sellers × measures: an option's load is 1 ÷ target, or 0 where the seller has none. */
  build(targets: Float64Array): {
    readonly listStart: Int32Array;
    readonly hasHome: Uint8Array;
    readonly optionSeller: Int32Array;
    readonly optionCost: Float64Array;
    readonly optionLoad: Float64Array;
  } {
    const measures = this.#measures;
    const optionLoad = new Float64Array(this.#seller.length * measures);
    this.#seller.forEach((seller, option) => {
      for (let measure = 0; measure < measures; measure++) {
        const target = targets[seller * measures + measure] as number;
        optionLoad[option * measures + measure] = target > 0 ? 1 / target : 0;
      }
    });
    return {
      listStart: Int32Array.from(this.#start),
      hasHome: Uint8Array.from(this.#hasHome),
      optionSeller: Int32Array.from(this.#seller),
      optionCost: Float64Array.from(this.#cost),
      optionLoad,
    };
  }
}
