import { countLineBreaks } from './csv/line-ends.ts';
import { scanRows } from './csv/scan-rows.ts';
import type { ScannedRecords } from './csv/scan-rows.ts';
import { splitRecords } from './csv/split-records.ts';
import type { QuoteFaults } from './csv/split-records.ts';
import type { CellMarks } from './csv/cell-marks.ts';
import { buildTable } from './build-table.ts';
import { RowCollector } from './collect-rows.ts';
import { encodeText, openText } from './decode-text.ts';
import type { TextEncoding } from './decode-text.ts';
import { detectFormat } from './detect-format.ts';
import type { EncodedText } from './encoded-text.ts';
import type { ReadPort } from './ports/read-port.ts';
import type { Corrections, RawTable, ReadTableResult, TableNote } from './raw-table.ts';
import { ReadFault } from './read-fault.ts';
import { guessMarks } from './table-shape.ts';
import { readWorkbookTable } from './xlsx/read-workbook.ts';

const MOST_BYTES = 500 * 1024 * 1024;
/** Blank lines count too: a file of nothing else is read in vain. */
const MOST_LINES = 10_000_000;
/** Code units that tell the shape of a file: enough for the characters that are looked at, whatever each takes. */
const START = 1 << 18;

/**
 * Reads a file of any common dialect as a table: CSV with its encoding, delimiter, quote, preamble and footer detected, or
 * a sheet of an Excel workbook (XLSX), the first that holds a table. All that is detected can be corrected; what was
 * found stands in the table's `dialect`.
 *
 * Refused with a code and a message for people: empty files, files that are no list, headings without rows, and whatever
 * would take more time or memory than any list does.
 * @param port is told how far the reading is and may stop it; `ReadingStopped` then comes through.
 */
export function readTable(
  bytes: Uint8Array,
  fileName: string,
  corrections: Corrections = {},
  port?: ReadPort,
): ReadTableResult {
  if (bytes.length > MOST_BYTES) {
    const message = `The file has ${Math.round(bytes.length / 1_048_576)} MB; Baton reads up to 500 MB.`;
    return { ok: false, code: 'too-large', message };
  }
  const detected = detectFormat(bytes);
  if (!detected.ok) return detected;
  if (detected.format === 'xlsx') return readWorkbookTable(bytes, fileName, corrections, port);
  return refuseFaults(() => {
    const totalBytes = bytes.length;
    const pause = (): void => port?.report({ fileName, rows: 0, bytes: 0, totalBytes });
    const { text, encoding } = openText(bytes, corrections.encoding, pause);
    return readText({ text, encoding, fileName, totalBytes }, corrections, port);
  });
}

/**
 * Reads what was copied from a spreadsheet, a web page or a CSV file. Cells are parted by tabs, or as in a file.
 * @param text as the clipboard gives it.
 */
export function parsePasted(text: string, corrections: Corrections = {}): ReadTableResult {
  if (text.trim() === '')
    return { ok: false, code: 'empty-file', message: 'Nothing was pasted: the clipboard is empty.' };
  return refuseFaults(() =>
    readText(
      { text: encodeText(text), encoding: null, fileName: 'Pasted table', totalBytes: text.length },
      corrections,
    ),
  );
}

function refuseFaults(read: () => RawTable): ReadTableResult {
  try {
    return { ok: true, table: read() };
  } catch (error) {
    if (error instanceof ReadFault) return { ok: false, code: error.code, message: error.message };
    throw error;
  }
}

interface TextSource {
  readonly text: EncodedText;
  readonly encoding: TextEncoding | null;
  readonly fileName: string;
  readonly totalBytes: number;
}

function readText(source: TextSource, corrections: Corrections, port?: ReadPort): RawTable {
  const { text, encoding, fileName, totalBytes } = source;
  port?.report({ fileName, rows: 0, bytes: 0, totalBytes });
  const start = text.readStart(START);
  refuseBinary(start);
  // Excel writes and reads a first line "sep=;" that names the delimiter.
  const named = /^sep=(.)\r?\n?/i.exec(start);
  const skipped = named?.[0].length ?? 0;
  const skippedLines = named ? 1 : 0;
  const marks = guessMarks(
    start.slice(skipped),
    checkMarks({ delimiter: corrections.delimiter ?? named?.[1], quote: corrections.quote }),
  );

  const tell = (share: number): void => {
    port?.report({ fileName, rows: rows.count, bytes: Math.round(share * totalBytes), totalBytes });
  };
  let rows = new RowCollector();
  let faults: QuoteFaults = { strayQuotes: [], openQuotes: [] };
  const take = (records: ScannedRecords): void => rows.addScanned(records, skippedLines);
  // What was skipped is as many units as characters, unless the delimiter that it names is none that can be scanned.
  const mayScan = (named?.[1] ?? '') < '\u0080';
  if (!mayScan || !scanRows(text.from(skipped), marks, MOST_LINES, take, tell)) {
    rows = new RowCollector();
    const whole = text.readWhole(() => tell(0));
    refuseBinary(whole);
    if (countLineBreaks(whole) > MOST_LINES) {
      throw new ReadFault('too-large', `The file has more than ${MOST_LINES / 1_000_000} million lines. Export fewer.`);
    }
    faults = splitRecords(whole.slice(skipped), marks, (records, lines, share) => {
      records.forEach((record, at) => rows.add(record, (lines[at] as number) + skippedLines));
      tell(share);
    });
  }
  rows.finish();
  const pause = (): void => tell(1);
  const notes = [
    ...faults.strayQuotes.map((line): TableNote => ({ ...STRAY_QUOTE, line: line + skippedLines })),
    ...faults.openQuotes.map((line): TableNote => ({ ...OPEN_QUOTE, line: line + skippedLines })),
  ];
  const dialect = { format: 'csv', encoding, ...marks, sheet: '' } as const;
  return buildTable(rows, { fileName, dialect, notes, sheets: [], hiddenColumns: [], pause }, corrections);
}

const STRAY_QUOTE = {
  code: 'stray-quote',
  value: '',
  message: 'A cell in quotes goes on after its closing quote. Quotes inside a cell must be doubled; check this row.',
} as const;
const OPEN_QUOTE = {
  code: 'open-quote',
  value: '',
  message: 'A cell opens a quote that is never closed; the quote was taken as a character. Check this row.',
} as const;

/** @throws {ReadFault} where what people chose cannot part cells. */
function checkMarks({ delimiter, quote }: Partial<CellMarks>): Partial<CellMarks> {
  if (delimiter !== undefined && (delimiter === '' || delimiter === quote || /[\r\n\ufeff]/.test(delimiter))) {
    throw new ReadFault(
      'bad-choice',
      'This cannot stand between cells. Choose a comma, a semicolon, a tab or another sign.',
    );
  }
  if (quote !== undefined && (quote.length > 1 || /[\r\n\ufeff]/.test(quote))) {
    throw new ReadFault('bad-choice', 'This cannot stand around cells. Choose one sign, or none.');
  }
  return { ...(delimiter !== undefined && { delimiter }), ...(quote !== undefined && { quote }) };
}

/** @throws {ReadFault} */
function refuseBinary(text: string): void {
  const zero = text.indexOf('\u0000');
  if (zero !== -1) {
    const line = text.slice(0, zero).split(/\r\n|\r|\n/).length;
    const message = `The file holds binary data (a zero byte on line ${line}), so it is not a CSV file.`;
    throw new ReadFault('not-a-csv', message);
  }
  if (hasControlCharacters(text)) {
    throw new ReadFault('not-a-csv', 'The file holds binary data, so it is not a CSV file. Export the list as CSV.');
  }
}

/** Text has tabs and line breaks; more than a few other control characters mean data of another kind. */
function hasControlCharacters(text: string): boolean {
  const sample = text.slice(0, 65_536);
  let controls = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c;
    if (isControl || code === 0x7f) controls += 1;
  }
  return controls > Math.max(2, sample.length * 0.01);
}
