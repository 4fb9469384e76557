/**
 * A linear program some of whose variables must be whole: the least of constant + cost × values, with every value and every
 * row between its bounds. Plain arrays, the matrix by column, as solvers take them.
 */
export interface MixedProgram {
  readonly constant: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  /** Infinite where there is none. */
  readonly upper: Float64Array;
  /** 1 where the value must be whole. */
  readonly isWhole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Entries of column c: `start[c] … start[c + 1])`. */
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly factor: Float64Array;
}

/** Collects a program column by column. */
export class ProgramWriter {
  #constant = 0;
  readonly #cost: number[] = [];
  readonly #upper: number[] = [];
  readonly #isWhole: number[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #start: number[] = [0];
  readonly #row: number[] = [];
  readonly #factor: number[] = [];

  addConstant(cost: number): void {
    this.#constant += cost;
  }

  /** @returns the number of the row. */
  addRow(lower: number, upper: number): number {
    this.#rowLower.push(lower);
    return this.#rowUpper.push(upper) - 1;
  }

  /** Begins a column: a value from 0 to `upper`. */
  addColumn(cost: number, upper: number, isWhole: boolean): void {
    this.#cost.push(cost);
    this.#upper.push(upper);
    this.#isWhole.push(isWhole ? 1 : 0);
    this.#start.push(this.#row.length);
  }

  /** What the column begun last adds to a row. */
  addEntry(row: number, factor: number): void {
    if (factor === 0) return;
    this.#row.push(row);
    this.#factor.push(factor);
    this.#start[this.#start.length - 1] = this.#row.length;
  }

  finish(): MixedProgram {
    return {
      constant: this.#constant,
      cost: Float64Array.from(this.#cost),
      lower: new Float64Array(this.#cost.length),
      upper: Float64Array.from(this.#upper),
      isWhole: Uint8Array.from(this.#isWhole),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      start: Int32Array.from(this.#start),
      row: Int32Array.from(this.#row),
      factor: Float64Array.from(this.#factor),
    };
  }
}
