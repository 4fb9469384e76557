import type { ColumnKind, ColumnTypes } from '../../../shared/model/columns.ts';
import { countKnownCells } from '../../../shared/model/table.ts';

/** Columns never change: each is counted once. */
const knownOf = new WeakMap<object, number>();

/** For how many rows a column is known: 0 for one that nobody filled. */
export function countKnown(kind: ColumnKind, column: ColumnTypes[ColumnKind]): number {
  const counted = knownOf.get(column);
  if (counted !== undefined) return counted;
  const known = countKnownCells(kind, column);
  knownOf.set(column, known);
  return known;
}
