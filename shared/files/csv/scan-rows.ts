import type { EncodedText } from '../encoded-text.ts';
import type { CellMarks } from './cell-marks.ts';

/** FNV-1a, from its first value on; whole and of 32 bits, so that it is reckoned with as such. */
const FIRST_HASH = 0x811c9dc5 | 0;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Below it are the control characters: all that a cell may end with, but for its delimiter. */
const SPACE = 0x20;
/** What stands after the last character, and what no quote is. */
const END = -1;
const NO_QUOTE = -2;
/** Code units between two reports: some milliseconds. */
export const REPORT_EVERY = 1 << 18;
/** Longer records and wider ones are for the reader that says what is wrong with them. */
const MOST_RECORD = 1 << 20;
const MOST_CELLS = 20_000;

/** Cells after which the records are handed on: so few that they stay near the processor until then. */
const CELLS_AT_ONCE = 1 << 13;

/** Some records by where their cells stand in the text, one after the other. Overwritten by the next ones. */
export interface ScannedRecords {
  readonly text: EncodedText;
  readonly quote: string;
  /** By cell. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The same for the same characters. */
  readonly hashes: Int32Array;
  /** 1 where the cell holds doubled quotes. */
  readonly escapes: Uint8Array;
  /** By record, its first cell; at last, the one after all. */
  readonly firsts: Int32Array;
  /** By record, the line, from 1, on which it begins. */
  readonly lines: Int32Array;
  /** By record, 1 where some cell surely holds more than white space. */
  readonly inks: Uint8Array;
  count: number;
}

function createRecords(text: EncodedText, quote: string): ScannedRecords {
  const cells = CELLS_AT_ONCE + MOST_CELLS;
  return {
    text,
    quote,
    starts: new Int32Array(cells),
    ends: new Int32Array(cells),
    hashes: new Int32Array(cells),
    escapes: new Uint8Array(cells),
    firsts: new Int32Array(CELLS_AT_ONCE + 1),
    lines: new Int32Array(CELLS_AT_ONCE),
    inks: new Uint8Array(CELLS_AT_ONCE),
    count: 0,
  };
}

/** Whether a sign between or around cells is one code unit in every encoding. */
function isAscii(sign: string): boolean {
  return sign.length === 1 && sign.charCodeAt(0) < 0x80;
}

/**
 * Reads well-formed text of records, many times as fast as papaparse because it looks at the file's own code units and
 * makes no string of a cell. It knows nothing of leniency: at the first thing that is not as RFC 4180 has it (text after
 * a closing quote, a quote that is never closed, a lone carriage return, a zero), it gives up, and the text is papaparse's.
 * @param mostLines with more line breaks, it gives up too.
 * @param take gets the records, some at a time; not those without a character.
 * @param tell how much of the text is done, 0 to 1.
 * @returns `false` where it gave up; what was taken does not count then.
 */
export function scanRows(
  text: EncodedText,
  marks: CellMarks,
  mostLines: number,
  take: (records: ScannedRecords) => void,
  tell: (share: number) => void,
): boolean {
  if (!isAscii(marks.delimiter) || !(marks.quote === '' || isAscii(marks.quote))) return false;
  const { units } = text;
  const { length } = units;
  const delimiter = marks.delimiter.charCodeAt(0);
  const quote = marks.quote === '' ? NO_QUOTE : marks.quote.charCodeAt(0);
  const records = createRecords(text, marks.quote);
  const { starts, ends, hashes, escapes, firsts, lines, inks } = records;
  const codeAt = (place: number): number => (place < length ? (units[place] as number) : END);
  let at = 0;
  let line = 1;
  let told = 0;
  let count = 0;
  const handOn = (): void => {
    take(records);
    records.count = 0;
    count = 0;
  };

  while (at < length) {
    const recordStart = at;
    const firstLine = line;
    const first = count;
    let hasInk = 0;
    for (;;) {
      let hash = FIRST_HASH;
      let isEscaped = 0;
      let start = at;
      let end: number;
      let code = codeAt(at);
      if (code === quote) {
        start += 1;
        for (at += 1; ; at++) {
          if (at >= length) return false;
          code = units[at] as number;
          if (code === quote) {
            if (codeAt(at + 1) !== quote) break;
            isEscaped = 1;
            at += 1;
          } else if (code < SPACE) {
            if (code === LINE_FEED) line += 1;
            else if (code === 0 || (code === CARRIAGE_RETURN && codeAt(at + 1) !== LINE_FEED)) return false;
          }
          hash = Math.imul(hash ^ code, 0x01000193);
        }
        end = at;
        at += 1;
      } else {
        while (code !== delimiter && (code >= SPACE || (code > 0 && code !== LINE_FEED && code !== CARRIAGE_RETURN))) {
          hash = Math.imul(hash ^ code, 0x01000193);
          at += 1;
          code = codeAt(at);
        }
        end = at;
      }
      if (end > start && isInk(units[start] as number)) hasInk = 1;
      if (count - first === MOST_CELLS) return false;
      starts[count] = start;
      ends[count] = end;
      hashes[count] = hash ^ (hash >>> 15);
      escapes[count] = isEscaped;
      count += 1;
      if (at >= length) break;
      code = units[at] as number;
      at += 1;
      if (code === delimiter) continue;
      if (code === CARRIAGE_RETURN && codeAt(at) === LINE_FEED) {
        code = LINE_FEED;
        at += 1;
      }
      if (code !== LINE_FEED) return false;
      line += 1;
      break;
    }
    if (at - recordStart > MOST_RECORD || line > mostLines + 1) return false;
    if (count - first === 1 && starts[first] === ends[first]) count = first;
    else {
      lines[records.count] = firstLine;
      inks[records.count] = hasInk;
      records.count += 1;
      firsts[records.count] = count;
      if (count >= CELLS_AT_ONCE) handOn();
    }
    if (at - told < REPORT_EVERY || at === length) continue;
    told = at;
    handOn();
    tell(at / length);
  }
  handOn();
  tell(1);
  return true;
}

/** A visible ASCII character; other cells may be blank, and are looked at closely. */
function isInk(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** The cells of one of the records as texts. */
export function readScanned({ text, quote, starts, ends, escapes, firsts }: ScannedRecords, record: number): string[] {
  const first = firsts[record] as number;
  return Array.from({ length: (firsts[record + 1] as number) - first }, (_, column) => {
    const cell = first + column;
    const content = text.read(starts[cell] as number, ends[cell] as number);
    return escapes[cell] === 1 ? content.replaceAll(quote + quote, quote) : content;
  });
}
