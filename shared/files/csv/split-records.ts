import Papa from 'papaparse';
import { ReadFault } from '../read-fault.ts';
import type { CellMarks } from './cell-marks.ts';
import { countLineBreaks, findLineStart, settleLineEnds } from './line-ends.ts';

/** Quotes that broke the rules; their rows are there, with all of their text. */
export interface QuoteFaults {
  /** Lines of rows with a cell that goes on after its closing quote. */
  readonly strayQuotes: readonly number[];
  /** Lines of rows with a quote that is never closed; it was taken as a character. */
  readonly openQuotes: readonly number[];
}

/**
 * Takes the records of a piece of the text, each with the line of the text, from 1, on which it begins.
 * @param share how much of the text is done, 0 to 1.
 * @returns `false` to stop.
 */
export type TakeRecords = (records: readonly string[][], lines: readonly number[], share: number) => boolean | void;

/** Characters that are parsed at once: some milliseconds. */
const PIECE = 1 << 18;
/** No export has a record of four million characters; a file of one endless line would cost all the memory there is. */
const MOST_RECORD = 4 << 20;
/** Past this many quotes that are never closed no quote opens a cell any more, or such a file would take quadratic time. */
const MOST_OPEN_QUOTES = 20;
/** So many quotes inside one cell that is never closed are no quotes either. */
const MOST_QUOTES_IN_CELL = 1000;

/**
 * Splits delimited text into records with papaparse, piece by piece. Lines end with CR, LF or CRLF, also mixed; line
 * breaks, delimiters and doubled quotes may stand inside quotes. A blank line gives no record. Malformed quotes never
 * lose text.
 * @throws {ReadFault} where a record is absurdly long.
 */
export function splitRecords(whole: string, marks: CellMarks, take: TakeRecords): QuoteFaults {
  const { delimiter, quote } = marks;
  const settled = settleLineEnds(whole, marks);
  const { lineEnd, mayTrailReturn } = settled;
  let { text } = settled;
  const { length } = text;
  const strayQuotes: number[] = [];
  const openQuotes: number[] = [];
  let hasQuotes = quote !== '';
  let line = 1;
  let at = 0;
  let size = PIECE;

  while (at < text.length) {
    const end = findPieceEnd(text, at + size, lineEnd, line);
    const cut = text.slice(at, end);
    // Only a record that ends like the others is split like them.
    const piece = cut.endsWith(lineEnd) ? cut : cut + lineEnd;
    const options = { delimiter, newline: lineEnd, ...(quote !== '' && { quoteChar: quote }) };
    const { data, errors } = Papa.parse(piece, hasQuotes ? options : { ...options, fastMode: true });
    const open = errors.find(({ code }) => code === 'MissingQuotes');
    // The one with the open quote, or the empty one that papaparse sees after the last line end.
    data.pop();
    if (mayTrailReturn) dropTrailingReturns(data);

    const firstLine = line;
    // Most files have as many line breaks as records: no cell has to be searched for its own.
    const mayBreak = hasQuotes && piece.includes(quote) && (open !== undefined || countLineBreaks(piece) > data.length);
    const lines = numberLines(data, line, mayBreak);
    line = lines.pop() as number;
    let lastStray = -1;
    for (const { code, row = -1 } of errors) {
      if (code !== 'InvalidQuotes' || row === lastStray || row >= data.length) continue;
      strayQuotes.push(lines[row] as number);
      lastStray = row;
    }
    if (open) {
      const rowStart = at + findLineStart(piece, line - firstLine);
      if (rowStart > at) {
        // The piece may only have ended inside a quoted cell: that record begins the next one.
        at = rowStart;
        size = PIECE;
      } else if (end < text.length && piece.length < MOST_RECORD) size *= 2;
      else {
        const quoteAt = at + (open.index as number) - 1;
        openQuotes.push(line + countLineBreaks(text.slice(rowStart, quoteAt)));
        hasQuotes = openQuotes.length < MOST_OPEN_QUOTES && errors.length < MOST_QUOTES_IN_CELL;
        if (hasQuotes) text = takeQuoteAsCharacter(text, rowStart, quoteAt, [delimiter, lineEnd, '\r\n'], quote);
        else text = text.slice(rowStart);
        at = 0;
        size = PIECE;
      }
    } else {
      at = end;
      size = PIECE;
    }
    if (data.length > 0) {
      dropBlankLines(data, lines);
      if (take(data, lines, Math.min(1, 1 - (text.length - at) / length)) === false) break;
    }
  }
  return { strayQuotes, openQuotes };
}

/** The first records of a text, for a look at its shape. The last one may be cut in the middle if the text is. */
export function splitSample(text: string, marks: CellMarks, mostRecords: number): readonly (readonly string[])[] {
  const sample: string[][] = [];
  splitRecords(text, marks, (records) => {
    for (const record of records) if (sample.length < mostRecords) sample.push(record);
    return sample.length < mostRecords;
  });
  return sample;
}

function findPieceEnd(text: string, from: number, lineEnd: string, line: number): number {
  if (from >= text.length) return text.length;
  const found = text.indexOf(lineEnd, from);
  const end = found === -1 ? text.length : found + lineEnd.length;
  if (end - from > MOST_RECORD) {
    const message =
      `After line ${line} comes a line of more than ${MOST_RECORD / 1_048_576} million characters. ` +
      'No list has such lines: export it again as CSV.';
    throw new ReadFault('too-large', message);
  }
  return end;
}

function dropTrailingReturns(records: readonly string[][]): void {
  for (const record of records) {
    const last = record.at(-1) as string;
    if (last.endsWith('\r')) record[record.length - 1] = last.slice(0, -1);
  }
}

/** The line on which each record begins, and the one after the last. */
function numberLines(records: readonly string[][], first: number, mayBreak: boolean): number[] {
  const lines = new Array<number>(records.length + 1);
  let line = first;
  for (let row = 0; row < records.length; row++) {
    lines[row] = line;
    line += 1;
    if (mayBreak) {
      for (const cell of records[row] as string[]) {
        if (cell.includes('\n') || cell.includes('\r')) line += countLineBreaks(cell);
      }
    }
  }
  lines[records.length] = line;
  return lines;
}

function dropBlankLines(records: string[][], lines: number[]): void {
  let kept = 0;
  for (let row = 0; row < records.length; row++) {
    const record = records[row] as string[];
    if (record.length === 1 && record[0] === '') continue;
    records[kept] = record;
    lines[kept] = lines[row] as number;
    kept += 1;
  }
  records.length = kept;
  lines.length = kept;
}

/** The text from the record on, with the cell that opens the quote put in quotes of its own. */
function takeQuoteAsCharacter(
  text: string,
  start: number,
  quoteAt: number,
  cellEnds: readonly string[],
  quote: string,
): string {
  const ends = cellEnds.map((mark) => text.indexOf(mark, quoteAt + 1)).filter((end) => end !== -1);
  const end = Math.min(text.length, ...ends);
  const cell = text.slice(quoteAt, end).replaceAll(quote, quote + quote);
  return text.slice(start, quoteAt) + quote + cell + quote + text.slice(end);
}
