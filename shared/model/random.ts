/**
 * A small seeded generator (sfc32 by Chris Doty-Humphrey, seeded by splitmix32). Only integer operations and exact
 * arithmetic: no logarithm or sine, whose last digit may differ between engines, so every machine draws the same.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param seed any number; its lower 32 bits count. */
  constructor(seed: number) {
    let state = seed | 0;
    const mix = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let value = state ^ (state >>> 16);
      value = Math.imul(value, 0x21f0aaad);
      value ^= value >>> 15;
      value = Math.imul(value, 0x735a2d97);
      return (value ^ (value >>> 15)) | 0;
    };
    this.#a = mix();
    this.#b = mix();
    this.#c = mix();
    // The first numbers of neighbouring seeds resemble one another.
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A whole number from 0 to 2³² − 1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum >>> 0;
  }

  /** From 0 up to, not including, 1. */
  fraction(): number {
    return this.next() / 0x1_0000_0000;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  hasLuck(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** @throws on an empty list. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('Nothing to pick from.');
    return list[this.below(list.length)] as T;
  }

  /** Puts the list into random order, in place. */
  shuffle<T>(list: T[]): T[] {
    for (let at = list.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      const kept = list[at] as T;
      list[at] = list[other] as T;
      list[other] = kept;
    }
    return list;
  }

  /** `round(share × list)` different entries, at least one of a list that has any. */
  sample<T>(list: readonly T[], share: number): T[] {
    const wanted = Math.min(list.length, Math.max(1, Math.round(share * list.length)));
    return this.shuffle([...list]).slice(0, wanted);
  }

  /**
   * Draws by a distribution given as its values at even steps of probability, from the least to the most.
   * @returns a number between two neighbouring values, not rounded.
   */
  quantile(values: readonly number[]): number {
    const at = this.fraction() * (values.length - 1);
    const step = Math.floor(at);
    const low = values[step] as number;
    const high = values[step + 1] as number;
    return low + (high - low) * (at - step);
  }
}

/** Draws indexes in proportion to weights. */
export class WeightedPick {
  readonly #sums: number[] = [];

  /** @param weights none negative, at least one above 0. */
  constructor(weights: readonly number[]) {
    let sum = 0;
    for (const weight of weights) {
      sum += weight;
      this.#sums.push(sum);
    }
    if (!(sum > 0)) throw new RangeError('The weights add up to nothing.');
  }

  draw(random: Random): number {
    const target = random.fraction() * (this.#sums.at(-1) as number);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] as number) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
