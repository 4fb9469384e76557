import { NO_ROW } from '../../shared/model/ids.ts';
import type { AccountOrder } from './account-order.ts';

/** The cards of one column, in their order on the screen. A new object whenever one of them changed in any way. */
export interface ColumnList {
  /** Account rows, filtered and sorted. Never change it. */
  readonly rows: Int32Array;
  /** Rises whenever the list or one of its accounts changed. */
  readonly revision: number;
}

/** Where the cards of a board come from. */
export interface ColumnSource {
  readonly order: AccountOrder;
  /** How many columns beside the one of `NO_ROW`. */
  readonly columnCount: number;
  readonly isShown: (row: number) => boolean;
  /** Column of an account, `NO_ROW` for the first one; `OFF_BOARD` where the board does not have it at all. */
  readonly columnOf: (row: number) => number;
}

const OFF_BOARD = -2;
const EMPTY: ColumnList = { rows: new Int32Array(0), revision: 0 };

/**
 * The lists of a board's columns. An edit makes only the lists of the columns it touches anew; a filter or another order
 * makes all of them anew in two passes over the accounts.
 */
export class ColumnIndex {
  readonly #onChange: (column: number) => void;
  /** By column + 1: the column of `NO_ROW` is first. */
  #lists: ColumnList[] = [];
  /** The column whose list has the account, or `OFF_BOARD`. */
  #placed = new Int32Array(0);
  #revision = 0;

  /** @param onChange told each column whose list is another object than before. */
  constructor(onChange: (column: number) => void) {
    this.#onChange = onChange;
  }

  read(column: number): ColumnList {
    return this.#lists[column + 1] ?? EMPTY;
  }

  /** @param isContentKept nothing about the accounts changed: lists that come out the same stay the same object. */
  rebuild(source: ColumnSource, isContentKept: boolean): void {
    const { order, isShown, columnOf, columnCount } = source;
    const count = order.rows.length;
    const placed = new Int32Array(count);
    const sizes = new Int32Array(columnCount + 1);
    for (let row = 0; row < count; row++) {
      const column = isShown(row) ? columnOf(row) : OFF_BOARD;
      placed[row] = column;
      if (column !== OFF_BOARD) sizes[column + 1]! += 1;
    }
    const rows: Int32Array[] = [];
    for (const size of sizes) rows.push(new Int32Array(size));
    const next = new Int32Array(columnCount + 1);
    for (let at = 0; at < count; at++) {
      const row = order.rows[at] as number;
      const column = (placed[row] as number) + 1;
      if (column >= 0) (rows[column] as Int32Array)[next[column]!++] = row;
    }
    const before = this.#lists;
    this.#placed = placed;
    this.#revision++;
    this.#lists = rows.map((list, index) => {
      const old = before[index];
      return isContentKept && old && isSameList(old.rows, list) ? old : { rows: list, revision: this.#revision };
    });
    const columns = Math.max(before.length, this.#lists.length);
    for (let index = 0; index < columns; index++) {
      if (before[index] !== this.#lists[index]) this.#onChange(index - 1);
    }
  }

  /** Follows changes of single accounts. Needs the same order and columns as the last rebuild. */
  update(source: ColumnSource, touched: Iterable<number>): void {
    const { order, isShown, columnOf } = source;
    const arrivals = new Map<number, number[]>();
    for (const row of touched) {
      const from = this.#placed[row] as number;
      const to = isShown(row) ? columnOf(row) : OFF_BOARD;
      for (const column of [from, to]) {
        if (column !== OFF_BOARD && !arrivals.has(column)) arrivals.set(column, []);
      }
      if (from === to) continue;
      this.#placed[row] = to;
      if (to !== OFF_BOARD) arrivals.get(to)?.push(row);
    }
    this.#revision++;
    const { rankOf } = order;
    for (const [column, rows] of arrivals) {
      rows.sort((left, right) => (rankOf[left] as number) - (rankOf[right] as number));
      const list = this.#merge(column, rows, rankOf);
      this.#lists[column + 1] = { rows: list, revision: this.#revision };
    }
    for (const column of arrivals.keys()) this.#onChange(column);
  }

  /** The column's list without those who left and with the arrivals at their places. */
  #merge(column: number, arrivals: readonly number[], rankOf: Int32Array): Int32Array {
    const before = this.read(column).rows;
    const merged = new Int32Array(before.length + arrivals.length);
    let size = 0;
    let next = 0;
    const place = (row: number): void => {
      merged[size++] = row;
    };
    for (const row of before) {
      if (this.#placed[row] !== column) continue;
      while (next < arrivals.length && (rankOf[arrivals[next] as number] as number) < (rankOf[row] as number)) {
        place(arrivals[next++] as number);
      }
      place(row);
    }
    while (next < arrivals.length) place(arrivals[next++] as number);
    return merged.slice(0, size);
  }
}

function isSameList(left: Int32Array, right: Int32Array): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false;
  return true;
}

/** Column of an account on the board by wave: those scheduled, and of the rest those that a handover awaits. */
export function waveColumnOf(wave: number, isMoving: boolean, hasHandover: boolean): number {
  if (wave !== NO_ROW) return wave;
  return isMoving && hasHandover ? NO_ROW : OFF_BOARD;
}
