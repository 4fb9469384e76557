import type { EncodedText } from '../encoded-text.ts';
import type { CellMarks } from './cell-marks.ts';

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

/** One record by where its cells stand in the text. Overwritten by the next. */
export interface ScannedRecord {
  readonly text: EncodedText;
  readonly quote: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  /** 1 where the cell holds doubled quotes. */
  readonly escapes: Uint8Array;
  count: number;
  /** Some cell surely holds more than white space. */
  hasInk: boolean;
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
 * @param take gets each record and the line, from 1, on which it begins; not those without a character.
 * @param tell how much of the text is done, 0 to 1.
 * @returns `false` where it gave up; what was taken does not count then.
 */
export function scanRows(
  text: EncodedText,
  marks: CellMarks,
  mostLines: number,
  take: (record: ScannedRecord, line: number) => void,
  tell: (share: number) => void,
): boolean {
  if (!isAscii(marks.delimiter) || !(marks.quote === '' || isAscii(marks.quote))) return false;
  const { units } = text;
  const { length } = units;
  const delimiter = marks.delimiter.charCodeAt(0);
  const quote = marks.quote === '' ? NO_QUOTE : marks.quote.charCodeAt(0);
  const record: ScannedRecord = {
    text,
    quote: marks.quote,
    starts: new Int32Array(MOST_CELLS),
    ends: new Int32Array(MOST_CELLS),
    hashes: new Int32Array(MOST_CELLS),
    escapes: new Uint8Array(MOST_CELLS),
    count: 0,
    hasInk: false,
  };
  const { starts, ends, hashes, escapes } = record;
  const codeAt = (place: number): number => (place < length ? (units[place] as number) : END);
  let at = 0;
  let line = 1;
  let told = 0;

  while (at < length) {
    const recordStart = at;
    const firstLine = line;
    let count = 0;
    let hasInk = false;
    for (;;) {
      let hash = 0x811c9dc5;
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
      if (end > start && isInk(units[start] as number)) hasInk = true;
      if (count === MOST_CELLS) return false;
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
    if (count > 1 || starts[0] !== ends[0]) {
      record.count = count;
      record.hasInk = hasInk;
      take(record, firstLine);
    }
    if (at - told < REPORT_EVERY || at === length) continue;
    told = at;
    tell(at / length);
  }
  tell(1);
  return true;
}

/** A visible ASCII character; other cells may be blank, and are looked at closely. */
function isInk(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** The cells of a record as texts. */
export function readScanned({ text, quote, starts, ends, escapes, count }: ScannedRecord): string[] {
  return Array.from({ length: count }, (_, cell) => {
    const content = text.read(starts[cell] as number, ends[cell] as number);
    return escapes[cell] === 1 ? content.replaceAll(quote + quote, quote) : content;
  });
}
