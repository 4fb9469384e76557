import type { Heading } from '../build-table.ts';
import type { RowCollector } from '../collect-rows.ts';
import { ReadFault } from '../read-fault.ts';
import { countFilled } from '../table-shape.ts';
import type { CellRange } from './cell-range.ts';

/** Cells that merged ones may fill. */
const MOST_FILLED = 5_000_000;

/**
 * Writes the value of a cell that is merged downward into the rows it covers: an owner that stands once beside five
 * accounts owns all five. Only the first cell of a merged block has a value.
 * @returns how many cells it filled.
 * @throws {ReadFault} where merged cells cover more than any list does.
 */
export function fillMergedCells(rows: RowCollector, merged: readonly CellRange[]): number {
  let filled = 0;
  for (const { firstRow, lastRow, firstColumn } of merged) {
    const cells = rows.columns[firstColumn];
    if (lastRow === firstRow || !cells) continue;
    const first = findRow(rows.lines, firstRow);
    const value = rows.lines[first] === firstRow ? cells.at(first) : '';
    if (value === '') continue;
    for (let row = first + 1; row < rows.count && (rows.lines[row] as number) <= lastRow; row++) {
      cells.set(row, value);
      rows.widths[row] = Math.max(rows.widths[row] as number, firstColumn + 1);
      filled += 1;
    }
    if (filled > MOST_FILLED) throw new ReadFault('too-large', 'Its merged cells cover millions of others.');
  }
  return filled;
}

/** The first row on or after a line. */
function findRow(lines: readonly number[], line: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as number) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Reads headings that merged cells spread over two rows: groups ("Billing") above their columns ("City", "State"). A
 * group is put before a heading only where the heading alone would come twice. A heading merged over several columns
 * heads each of them.
 * @param headerRow where the headings were found: the groups, or the headings below them.
 */
export function readMergedHeading(rows: RowCollector, merged: readonly CellRange[], headerRow: number): Heading {
  const below = rows.cellsOf(headerRow);
  const groups = readGroups(rows, merged, headerRow);
  if (groups.length > 0 && isSecondHeading(rows, groups, headerRow + 1)) {
    const second = rows.cellsOf(headerRow + 1);
    const width = Math.max(below.length, second.length);
    const header = Array.from({ length: width }, (_, column) => (second[column] ?? '').trim() || (below[column] ?? ''));
    return { header: nameByGroup(header, groups, below), row: headerRow + 1 };
  }
  const above = headerRow > 0 ? readGroups(rows, merged, headerRow - 1) : [];
  // A title merged over the whole list is no group.
  const isTitle = above.length === 1 && countColumns(above) >= countFilled(below) * 0.8;
  if (above.length > 0 && !isTitle && rows.lines[headerRow] === (rows.lines[headerRow - 1] as number) + 1) {
    return { header: nameByGroup([...below], above, rows.cellsOf(headerRow - 1)), row: headerRow };
  }
  const header = [...below];
  for (const { firstColumn, lastColumn } of groups) {
    for (let column = firstColumn; column <= lastColumn; column++) header[column] = below[firstColumn] ?? '';
  }
  return { header: Array.from(header, (name) => name ?? ''), row: headerRow };
}

/** Cells of a row that are merged over several columns. */
function readGroups(rows: RowCollector, merged: readonly CellRange[], row: number): CellRange[] {
  const line = rows.lines[row] as number;
  const isGroup = ({ firstRow, lastRow, firstColumn, lastColumn }: CellRange): boolean =>
    firstRow === line && lastRow === line && lastColumn > firstColumn && lastColumn < rows.columns.length;
  return merged.filter(isGroup);
}

/** Whether a row has a heading under every column of a group, and nothing of its own elsewhere. */
function isSecondHeading(rows: RowCollector, groups: readonly CellRange[], row: number): boolean {
  if (row >= rows.count - 1 || rows.lines[row] !== (rows.lines[row - 1] as number) + 1) return false;
  const cells = rows.cellsOf(row);
  const first = rows.cellsOf(row - 1);
  const isInGroup = (column: number): boolean =>
    groups.some(({ firstColumn, lastColumn }) => column >= firstColumn && column <= lastColumn);
  for (let column = 0; column < Math.max(cells.length, first.length); column++) {
    const cell = (cells[column] ?? '').trim();
    if (isInGroup(column)) {
      if (cell === '' || /^[-+$€£]?\d/.test(cell)) return false;
    } else if (cell !== '' && cell !== (first[column] ?? '').trim()) return false;
  }
  return true;
}

function nameByGroup(header: string[], groups: readonly CellRange[], groupRow: readonly string[]): string[] {
  const seen = new Map<string, number>();
  for (const name of header) seen.set(name, (seen.get(name) ?? 0) + 1);
  const named = [...header];
  for (const { firstColumn, lastColumn } of groups) {
    const group = (groupRow[firstColumn] ?? '').trim();
    for (let column = firstColumn; column <= lastColumn; column++) {
      const name = header[column] ?? '';
      if (name === '') named[column] = group;
      else if ((seen.get(name) ?? 0) > 1 && group !== '') named[column] = `${group} ${name}`;
    }
  }
  return named;
}

function countColumns(ranges: readonly CellRange[]): number {
  return ranges.reduce((sum, { firstColumn, lastColumn }) => sum + lastColumn - firstColumn + 1, 0);
}
