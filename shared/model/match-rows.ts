import { indexById } from './columns.ts';
import { NO_ROW } from './ids.ts';

/** How far ahead the next id is looked for before an index is made of all of them. */
const LOOK_AHEAD = 16;

/**
 * Row in one list of ids by row of another, `NO_ROW` where it is not there. Exports of the same records come in nearly the
 * same order, so most rows are found where the last one was left; hashing 100,000 ids costs more than all the rest.
 */
export function matchRows(ids: readonly string[], others: readonly string[]): Int32Array {
  const rows = new Int32Array(ids.length);
  let index: ReadonlyMap<string, number> | null = null;
  let next = 0;
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row] as string;
    let found = NO_ROW;
    const end = Math.min(next + LOOK_AHEAD, others.length);
    for (let at = next; at < end; at++) {
      if (others[at] !== id) continue;
      found = at;
      break;
    }
    if (found === NO_ROW) {
      index ??= indexById(others);
      found = index.get(id) ?? NO_ROW;
    }
    rows[row] = found;
    if (found !== NO_ROW) next = found + 1;
  }
  return rows;
}

/** Rows of the other list that no row was matched to. */
export function listUnmatched(rows: Int32Array, otherCount: number): Int32Array {
  const isMatched = new Uint8Array(otherCount);
  for (const row of rows) if (row !== NO_ROW) isMatched[row] = 1;
  let count = 0;
  const unmatched = new Int32Array(otherCount);
  for (let row = 0; row < otherCount; row++) if (isMatched[row] === 0) unmatched[count++] = row;
  return unmatched.slice(0, count);
}
