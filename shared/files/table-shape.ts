import { splitSample } from './csv/split-records.ts';
import type { CellMarks } from './csv/cell-marks.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_CHARACTERS = 65_536;
/** Rows that tell the shape of a file. */
export const SAMPLE_ROWS = 200;
const MOST_PREAMBLE_ROWS = 30;
const MOST_FOOTER_ROWS = 20;

/** The rows of a file as they come, blank ones left out. */
export interface RowsView {
  readonly count: number;
  readonly cellsOf: (row: number) => readonly string[];
}

/**
 * The delimiter under which most rows of the start of the text have the same number of cells, at least two; a comma where
 * nothing divides the text. The quote is `"` unless cells are clearly put in `'`.
 * @param chosen what is known already.
 */
export function guessMarks(text: string, chosen: Partial<CellMarks> = {}): CellMarks {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const quote = chosen.quote ?? guessQuote(sample);
  if (chosen.delimiter !== undefined) return { delimiter: chosen.delimiter, quote };
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const records = splitSample(sample, { delimiter, quote }, SAMPLE_ROWS);
    // The last row of the sample may be cut in the middle.
    const count = text.length > sample.length ? records.length - 1 : records.length;
    const widths = records.slice(0, Math.max(count, 1)).map((record) => record.length);
    const { width, share } = findUsualWidth(widths);
    if (width < 2) continue;
    // Agreement counts most; of two that agree alike, the one that divides into more columns. Decimals with a comma agree
    // in every row but the headings.
    const hasHeader = widths[0] === width;
    const score = share * share * (1 - 1 / (width + 1)) * (hasHeader ? 1 : 0.4);
    if (score > bestScore) {
      bestScore = score;
      best = delimiter;
    }
  }
  return { delimiter: best, quote };
}

/** Some databases write cells in `'`; an apostrophe at the start of a name is none of those. */
function guessQuote(sample: string): string {
  if (/(^|[,;\t|\r\n])"/.test(sample)) return '"';
  const opened = sample.match(/(?<=^|[,;\t|\r\n])'/g)?.length ?? 0;
  const closed = sample.match(/(?<=^|[,;\t|\r\n])'[^'\r\n]*(?:''[^'\r\n]*)*'(?=[,;\t|\r\n]|$)/g)?.length ?? 0;
  return closed >= 4 && closed >= opened * 0.9 ? "'" : '"';
}

/** The most frequent width of at least `least`, and the share of the rows that have it. */
function findUsualWidth(widths: readonly number[], least = 1): { width: number; share: number } {
  const counts = new Map<number, number>();
  let width = least;
  for (const cells of widths) {
    if (cells < least) continue;
    const count = (counts.get(cells) ?? 0) + 1;
    counts.set(cells, count);
    const usual = counts.get(width) ?? 0;
    if (count > usual || (count === usual && cells > width)) width = cells;
  }
  return { width, share: (counts.get(width) ?? 0) / Math.max(1, widths.length) };
}

/**
 * The row with the headings: the first, unless the first rows are clearly narrower than the rest (a report's title,
 * filters, comments); then the first row with as many filled cells as a heading line would have.
 */
export function findHeaderRow(rows: RowsView): number {
  const sample = Array.from({ length: Math.min(rows.count, SAMPLE_ROWS) }, (_, row) => rows.cellsOf(row));
  // A short list may have as many lines of preamble as of records; a single column with a stray delimiter has few.
  const { width, share } = findUsualWidth(
    sample.map((cells) => cells.length),
    2,
  );
  if (share < 0.3) return 0;
  const enough = width === 2 ? 2 : Math.ceil(width * 0.6);
  const [first = []] = sample;
  if (countFilled(first) >= enough) return 0;
  // A first row of full width with gaps is a heading line with blank headings, unless it holds a lone title.
  if (first.length === width && countFilled(first) > 1) return 0;
  const found = sample.findIndex((cells, row) => row < MOST_PREAMBLE_ROWS && countFilled(cells) >= enough);
  return Math.max(found, 0);
}

/** How many rows at the end are a report's footer, not records. */
export function countFooterRows(rows: RowsView, headerRow: number, columns: number): number {
  const last = rows.count - 1;
  let footer = 0;
  for (let row = last; row > headerRow && last - row < MOST_FOOTER_ROWS; row--) {
    const cells = rows.cellsOf(row);
    if (isFooter(cells, columns)) footer = last - row + 1;
    else if (countFilled(cells) > 1 || columns === 1) break;
  }
  return footer;
}

function isFooter(cells: readonly string[], columns: number): boolean {
  const first = (cells[0] ?? '').trim();
  if (/^grand totals?\b/i.test(first)) return true;
  // A real record may begin with these words, but it fills more columns.
  const filled = countFilled(cells);
  const isNarrow = filled <= 3 && (columns === 1 || filled < columns);
  return isNarrow && /^(confidential information\b|copyright (©|\(c\)|\d{4})|©|generated (by|on)\b)/i.test(first);
}

export function countFilled(cells: readonly string[]): number {
  let filled = 0;
  for (const cell of cells) if (cell.trim() !== '') filled += 1;
  return filled;
}
