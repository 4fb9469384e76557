import type { CellMarks } from './cell-marks.ts';

export type LineEnd = '\n' | '\r\n' | '\r';

export interface SettledText {
  /** The text, with the line ends outside of quotes made alike where they were mixed with lone carriage returns. */
  readonly text: string;
  /** Ends every row; with `\n` a row may also end in `\r\n`. */
  readonly lineEnd: LineEnd;
  /** Rows may carry a carriage return at their end. */
  readonly mayTrailReturn: boolean;
}

/** Finds out which line ends part the records; those inside quoted cells may be others. */
export function settleLineEnds(text: string, marks: CellMarks): SettledText {
  if (!text.includes('\r')) return { text, lineEnd: '\n', mayTrailReturn: false };
  if (!text.includes('\n')) return { text, lineEnd: '\r', mayTrailReturn: false };
  if (!hasLoneReturn(text)) {
    return hasLoneFeed(text)
      ? { text, lineEnd: '\n', mayTrailReturn: true }
      : { text, lineEnd: '\r\n', mayTrailReturn: false };
  }
  // All three in one file, or two of them with one inside quotes: only what stands outside of quotes parts records.
  const pieces = splitAtQuotedCells(text, marks);
  const outside = pieces.filter((_, at) => at % 2 === 0);
  const hasReturns = outside.some(hasLoneReturn);
  const hasFeeds = outside.some((piece) => piece.includes('\n'));
  if (!hasReturns) return { text, lineEnd: '\n', mayTrailReturn: true };
  if (!hasFeeds) return { text, lineEnd: '\r', mayTrailReturn: false };
  const alike = pieces.map((piece, at) => (at % 2 === 0 ? piece.replace(/\r\n?/g, '\n') : piece)).join('');
  return { text: alike, lineEnd: '\n', mayTrailReturn: false };
}

/** What stands outside of quoted cells, a quoted cell, what stands outside, and so on. */
function splitAtQuotedCells(text: string, { delimiter, quote }: CellMarks): string[] {
  if (quote === '') return [text];
  const [by, mark] = [delimiter, quote].map((sign) => sign.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')) as [string, string];
  const inner = `[^${mark}]*(?:${mark}${mark}[^${mark}]*)*`;
  const cell = new RegExp(`(?<=^|${by}|[\\r\\n])(${mark}${inner}${mark})(?=\\s*(?:${by}|[\\r\\n]|$))`, 'g');
  return text.split(cell);
}

/** Whether some carriage return is not the first half of a line end. */
function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 0x0a) return true;
  }
  return false;
}

function hasLoneFeed(text: string): boolean {
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (text.charCodeAt(at - 1) !== 0x0d) return true;
  }
  return false;
}

/** How many lines a text breaks into, less one: CR, LF and CRLF each break once. */
export function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 0x0a) count += 1;
  }
  return count;
}

/** Where the line begins that comes after `lines` line breaks. */
export function findLineStart(text: string, lines: number): number {
  const breaks = /\r\n|\r|\n/g;
  for (let line = 0; line < lines; line++) if (!breaks.test(text)) return text.length;
  return breaks.lastIndex;
}
