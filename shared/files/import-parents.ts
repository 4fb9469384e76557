import { NO_ROW } from '../model/ids.ts';
import type { AccountDraft } from './import-accounts.ts';

/** Finds each account's parent. Parents that are not there and circles of parents are doubtful. */
export function importParents(accounts: AccountDraft): void {
  const { source, builder, rawRows, index, count } = accounts;
  const column = source.readColumn(source.columnOf('parent'));
  if (!column) return;
  const parents = new Int32Array(count).fill(NO_ROW);
  for (let row = 0; row < count; row++) {
    source.pauseAt(row);
    const rawRow = rawRows[row] as number;
    const value = column.at(rawRow);
    if (value === '') continue;
    const match = index.find(value);
    const loose = match === 'unknown' ? index.findLoosely(value) : NO_ROW;
    if (loose >= 0 && loose !== row) {
      parents[row] = loose;
      const message = `No account has the id "${value}" as it is written; the parent was taken for the one that differs by leading zeros, a decimal part or case only.`;
      source.warn(rawRow, 'loose-id', 'parent', value, message);
    } else if (typeof match === 'number') {
      // Some exports name an account at the top of its family as its own parent.
      if (match !== row) parents[row] = match;
    } else if (match === 'ambiguous') {
      const message = `Several accounts are called "${value}". Name the parent by its id.`;
      source.warn(rawRow, 'ambiguous-parent', 'parent', value, message);
    } else if (match === 'unknown') {
      const message = `The parent "${value}" is not in the file; the account stands on its own. Export the parent too.`;
      source.warn(rawRow, 'unknown-parent', 'parent', value, message);
    }
  }
  for (const row of findCircles(parents)) {
    const rawRow = rawRows[row] as number;
    const message =
      'The account is an ancestor of itself. All accounts of the circle count as one family; correct the parents.';
    source.warn(rawRow, 'parent-circle', 'parent', column.at(rawRow), message);
  }
  builder.putColumn('parent', parents);
}

/** Rows that come back to themselves by following their parents. */
function findCircles(parents: Int32Array): number[] {
  const circles: number[] = [];
  // 0 not seen, otherwise the number of the walk that came by.
  const walk = new Int32Array(parents.length);
  for (let start = 0; start < parents.length; start++) {
    let at = start;
    while (at !== NO_ROW && walk[at] === 0) {
      walk[at] = start + 1;
      at = parents[at] as number;
    }
    if (at === NO_ROW || walk[at] !== start + 1) continue;
    const first = at;
    do {
      circles.push(at);
      at = parents[at] as number;
    } while (at !== first);
  }
  return circles.sort((left, right) => left - right);
}
