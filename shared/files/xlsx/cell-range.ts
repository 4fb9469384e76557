/** A block of cells; rows and columns count from 1 and 0. Both ends belong to it. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** What Excel allows. */
export const MOST_SHEET_COLUMNS = 16_384;
export const MOST_SHEET_ROWS = 1_048_576;

/** @returns the column, from 0, of a reference such as `AB12`; -1 where it has none or lies beyond what Excel allows. */
export function readColumn(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + (code - 0x40);
    if (column > MOST_SHEET_COLUMNS) return -1;
  }
  return column - 1;
}

/** @returns `null` where the text is no range such as `A1:C2`. */
export function readRange(text: string): CellRange | null {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(text);
  if (!match) return null;
  const [, from = '', top, to = '', bottom] = match;
  const range = {
    firstRow: Number(top),
    lastRow: Math.min(Number(bottom), MOST_SHEET_ROWS),
    firstColumn: readColumn(from),
    lastColumn: readColumn(to),
  };
  const isInside = range.firstColumn >= 0 && range.lastColumn >= range.firstColumn && range.lastRow >= range.firstRow;
  return isInside ? range : null;
}
