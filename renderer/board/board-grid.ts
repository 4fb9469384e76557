import type { AccountId } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { BoardColumn, ColumnKey } from './board-column.ts';
import type { BoardDescriptor } from './board-descriptor.ts';
import type { BoardGrid, Place } from './walk.ts';

/** The board as places: which card is where, drawn or not. */
export interface AccountGrid extends BoardGrid {
  readonly accountAt: (place: Place) => AccountId | null;
  readonly nameAt: (place: Place) => string;
  /** @returns `null` for a card that the filter hides. */
  readonly placeOf: (account: AccountId) => Place | null;
}

/** Reads through to the live columns: nothing is copied, nothing grows old. */
export function createGrid(
  descriptor: Pick<BoardDescriptor, 'readColumn' | 'columnOf'>,
  columns: readonly BoardColumn[],
  indexOf: ReadonlyMap<ColumnKey, number>,
  base: PlanBase,
): AccountGrid {
  const { id, name } = base.facts.accounts;
  const rowsOf = (column: number): Int32Array => descriptor.readColumn(columns[column]?.key ?? Number.NaN).rows;
  const rowAt = ({ column, index }: Place): number => rowsOf(column)[index] ?? -1;
  return {
    columnCount: columns.length,
    countOf: (column) => rowsOf(column).length,
    accountAt: (place) => id[rowAt(place)] ?? null,
    nameAt: (place) => name[rowAt(place)] ?? '',
    placeOf: (account) => {
      const row = base.accountRow.get(account);
      if (row === undefined) return null;
      const column = indexOf.get(descriptor.columnOf(base, row));
      if (column === undefined) return null;
      const index = rowsOf(column).indexOf(row);
      return index === -1 ? null : { column, index };
    },
  };
}
