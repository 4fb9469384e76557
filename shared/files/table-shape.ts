import { splitCells } from './split-cells.ts';
import type { SplitText } from './split-cells.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_CHARACTERS = 65_536;
const SAMPLE_ROWS = 200;
const MOST_PREAMBLE_ROWS = 30;
const MOST_FOOTER_ROWS = 20;

/**
 * The delimiter under which most rows of the start of the text have the same number of cells, at least two.
 * A comma where nothing divides the text.
 */
export function guessDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const split = splitCells(sample, delimiter, SAMPLE_ROWS);
    // The last row of the sample may be cut in the middle.
    const rows = text.length > sample.length ? split.lines.length - 1 : split.lines.length;
    const { width, share } = findUsualWidth(split, 0, Math.max(rows, 1));
    if (width < 2) continue;
    // Agreement counts most; of two that agree alike, the one that divides into more columns. Decimals with a comma agree
    // in every row but the headings.
    const hasHeader = split.starts[1] === width;
    const score = share * share * (1 - 1 / (width + 1)) * (hasHeader ? 1 : 0.4);
    if (score > bestScore) {
      bestScore = score;
      best = delimiter;
    }
  }
  return best;
}

/** The most frequent number of cells among rows `from` to `to`, at least `least`, and the share of the rows that have it. */
function findUsualWidth(split: SplitText, from: number, to: number, least = 1): { width: number; share: number } {
  const counts = new Map<number, number>();
  let width = least;
  for (let row = from; row < to; row++) {
    const cells = (split.starts[row + 1] as number) - (split.starts[row] as number);
    if (cells < least) continue;
    const count = (counts.get(cells) ?? 0) + 1;
    counts.set(cells, count);
    const usual = counts.get(width) ?? 0;
    if (count > usual || (count === usual && cells > width)) width = cells;
  }
  return { width, share: (counts.get(width) ?? 0) / Math.max(1, to - from) };
}

/**
 * The row with the headings: the first, unless the first rows are clearly narrower than the rest (a report's title,
 * filters, comments); then the first row with as many filled cells as a heading line would have.
 */
export function findHeaderRow(split: SplitText): number {
  const rows = Math.min(split.lines.length, SAMPLE_ROWS);
  // A short list may have as many lines of preamble as of records; a single column with a stray delimiter has few.
  const { width, share } = findUsualWidth(split, 0, rows, 2);
  if (share < 0.3) return 0;
  const enough = width === 2 ? 2 : Math.ceil(width * 0.6);
  if (countFilled(split, 0) >= enough) return 0;
  const firstWidth = (split.starts[1] as number) - (split.starts[0] as number);
  // A first row of full width with gaps is a heading line with blank headings, unless it holds a lone title.
  if (firstWidth === width && countFilled(split, 0) > 1) return 0;
  for (let row = 1; row < Math.min(rows, MOST_PREAMBLE_ROWS); row++) {
    if (countFilled(split, row) >= enough) return row;
  }
  return 0;
}

/** How many rows at the end are a report's footer, not records. */
export function countFooterRows(split: SplitText, headerRow: number, columns: number): number {
  const last = split.lines.length - 1;
  let footer = 0;
  for (let row = last; row > headerRow && last - row < MOST_FOOTER_ROWS; row--) {
    if (isFooter(split, row, columns)) footer = last - row + 1;
    else if (countFilled(split, row) > 1 || columns === 1) break;
  }
  return footer;
}

function isFooter(split: SplitText, row: number, columns: number): boolean {
  const first = (split.cells[split.starts[row] as number] ?? '').trim();
  if (/^grand totals?\b/i.test(first)) return true;
  // A real record may begin with these words, but it fills more columns.
  const isNarrow = countFilled(split, row) <= 3 && (columns === 1 || countFilled(split, row) < columns);
  return isNarrow && /^(confidential information\b|copyright (©|\(c\)|\d{4})|©|generated (by|on)\b)/i.test(first);
}

function countFilled(split: SplitText, row: number): number {
  let filled = 0;
  for (let at = split.starts[row] as number; at < (split.starts[row + 1] as number); at++) {
    if ((split.cells[at] as string).trim() !== '') filled += 1;
  }
  return filled;
}

/** Whether the row has nothing but delimiters and white space. */
export function isBlankRow(split: SplitText, row: number): boolean {
  for (let at = split.starts[row] as number; at < (split.starts[row + 1] as number); at++) {
    const cell = split.cells[at] as string;
    if (cell !== '' && cell.trim() !== '') return false;
  }
  return true;
}
