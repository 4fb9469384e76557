import type { BoardColumn } from './board-column.ts';

/** Sizes in CSS pixels. */
const COLUMN_GAP = 10;
const GROUP_GAP = 26;
const BOARD_PADDING = 14;
/** How much wider than need be a column grows at most: cards of a whole window's width are no cards any more. */
const WIDEST = 1.45;
export const CARD_HEIGHT = 46;
/** From the top of one card to the top of the next. */
export const CARD_PITCH = 52;

/** A run of columns under one heading: a manager, a team or a region. */
export interface GroupSpan {
  readonly label: string;
  readonly start: number;
  readonly width: number;
  readonly columns: number;
  /** Index of its first column. */
  readonly first: number;
}

/** Where every column stands, drawn or not: the board asks arithmetic, never the page, what lies under the pointer. */
export interface ColumnLayout {
  /** Left edge of each column in the board's content. */
  readonly starts: Float64Array;
  readonly columnWidth: number;
  readonly total: number;
  readonly groups: readonly GroupSpan[];
}

/**
 * As wide as a few columns may be to fill the room there is, so that long names can be read; never narrower than `least`.
 * @param room width of the board in pixels, 0 where it is not known yet.
 */
export function fitColumnWidth(columns: readonly BoardColumn[], least: number, room: number): number {
  if (columns.length === 0) return least;
  const { total } = layOutColumns(columns, least);
  const spare = Math.floor((room - total) / columns.length);
  return Math.min(Math.round(least * WIDEST), least + Math.max(0, spare));
}

/** Columns side by side in the order given, with a wider gap where the group changes. */
export function layOutColumns(columns: readonly BoardColumn[], columnWidth: number): ColumnLayout {
  const starts = new Float64Array(columns.length);
  const groups: GroupSpan[] = [];
  let at = BOARD_PADDING;
  let groupStart = 0;
  const addGroup = (from: number, to: number): void => {
    const start = starts[from] as number;
    const end = (starts[to - 1] as number) + columnWidth;
    groups.push({ label: columns[from]?.group ?? '', start, width: end - start, columns: to - from, first: from });
  };
  for (let index = 0; index < columns.length; index++) {
    const isNewGroup = index > 0 && columns[index]?.group !== columns[index - 1]?.group;
    if (isNewGroup) {
      addGroup(groupStart, index);
      groupStart = index;
      at += GROUP_GAP - COLUMN_GAP;
    }
    starts[index] = at;
    at += columnWidth + COLUMN_GAP;
  }
  if (columns.length > 0) addGroup(groupStart, columns.length);
  return { starts, columnWidth, total: at - (columns.length > 0 ? COLUMN_GAP : 0) + BOARD_PADDING, groups };
}

/** Room a column takes with the gap before it: what the virtual list adds up to the same starts. */
export function sizeOfColumn(layout: ColumnLayout, index: number): number {
  const start = layout.starts[index] as number;
  const next = layout.starts[index + 1] ?? layout.total;
  return next - start;
}

/**
 * The column at a place in the board's content, in a time that does not depend on how many there are drawn. A gap
 * belongs to the nearer column, so that a drop never falls between two.
 * @returns the column's index, or -1 on a board without columns.
 */
export function findColumnAt(layout: ColumnLayout, x: number): number {
  const { starts, columnWidth } = layout;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= x) low = middle;
    else high = middle - 1;
  }
  if (starts.length === 0) return -1;
  const next = starts[low + 1];
  const end = (starts[low] as number) + columnWidth;
  return next !== undefined && x > end && next - x < x - end ? low + 1 : low;
}
