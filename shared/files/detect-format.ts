export type DetectedFormat =
  | { readonly ok: true; readonly format: 'csv' | 'xlsx' }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** What the bytes of a file may be; where they can be no table, why, in words for the user. */
export function detectFormat(bytes: Uint8Array): DetectedFormat {
  if (bytes.length === 0 || isBlank(bytes)) return refuse('empty-file', 'The file is empty.');
  for (const { magic, name, advice } of FORMATS) {
    if (startsWith(bytes, magic)) return refuse('not-a-csv', `This is ${name}, not a list. ${advice}`);
  }
  if (startsWith(bytes, OLE)) return explainOle(bytes);
  if (startsWith(bytes, [0x50, 0x4b])) return explainZip(bytes);
  const opening = readOpening(bytes);
  if (/^<(!doctype|html|head|body|table|\?xml|svg)/i.test(opening)) {
    const message =
      'This is a web page or XML, not a CSV file. Some systems name such an export .xls or .csv: export it again as CSV.';
    return refuse('not-a-csv', message);
  }
  if (opening.startsWith('{\\rtf')) {
    return refuse('not-a-csv', 'This is a text document (RTF), not a list. Export the list as CSV.');
  }
  if (/^(\{\s*"|\[\s*\{\s*")/.test(opening)) {
    return refuse('not-a-csv', 'This is JSON, not a CSV file. Export the list as CSV.');
  }
  return { ok: true, format: 'csv' };
}

function refuse(code: string, message: string): DetectedFormat {
  return { ok: false, code, message };
}

interface Format {
  readonly magic: readonly number[];
  readonly name: string;
  readonly advice: string;
}

const SAVE_AGAIN = 'Open it in its program and save it as an Excel workbook (XLSX) or as "CSV UTF-8".';
/** Microsoft's container of the old Office files and of those with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const FORMATS: readonly Format[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], name: 'a PDF document', advice: 'Export the list itself as CSV or XLSX.' },
  { magic: [0x1f, 0x8b], name: 'a compressed file (gzip)', advice: 'Unpack it first.' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], name: 'a compressed file (7z)', advice: 'Unpack it first.' },
  { magic: [0x52, 0x61, 0x72, 0x21], name: 'a compressed file (RAR)', advice: 'Unpack it first.' },
  { magic: [0x89, 0x50, 0x4e, 0x47], name: 'a picture (PNG)', advice: 'Choose the exported list.' },
  { magic: [0xff, 0xd8, 0xff], name: 'a picture (JPEG)', advice: 'Choose the exported list.' },
  { magic: [0x47, 0x49, 0x46, 0x38], name: 'a picture (GIF)', advice: 'Choose the exported list.' },
  { magic: [0x7f, 0x45, 0x4c, 0x46], name: 'a program', advice: 'Choose the exported list.' },
  { magic: [0x4d, 0x5a, 0x90], name: 'a program', advice: 'Choose the exported list.' },
  { magic: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], name: 'a database (SQLite)', advice: 'Export the table as CSV.' },
];

function explainOle(bytes: Uint8Array): DetectedFormat {
  // A workbook with a password keeps its content under this name, written in UTF-16.
  const isLocked = toLatin(bytes.subarray(0, 65_536)).replaceAll('\u0000', '').includes('EncryptedPackage');
  return isLocked
    ? refuse('is-locked', 'The workbook is protected with a password. Save it without one and choose it again.')
    : refuse('not-a-csv', `This is an old Excel workbook (XLS). ${SAVE_AGAIN}`);
}

function explainZip(bytes: Uint8Array): DetectedFormat {
  // Names stand uncompressed in a ZIP, so a look at the first and the last kilobytes tells what is inside.
  const names = toLatin(bytes.subarray(0, 4096)) + toLatin(bytes.subarray(Math.max(0, bytes.length - 65_536)));
  if (names.includes('xl/workbook.bin')) {
    return refuse('not-a-csv', `This is a binary Excel workbook (XLSB). ${SAVE_AGAIN}`);
  }
  if (names.includes('xl/') || names.includes('[Content_Types].xml')) return { ok: true, format: 'xlsx' };
  if (names.includes('opendocument.spreadsheet')) {
    return refuse('not-a-csv', `This is an OpenDocument spreadsheet. ${SAVE_AGAIN}`);
  }
  if (names.includes('.iwa')) return refuse('not-a-csv', `This is a Numbers spreadsheet. ${SAVE_AGAIN}`);
  if (names.includes('manifest.json')) {
    return refuse('not-a-csv', 'This is a Baton plan, not a list. Open it with File, Open.');
  }
  return refuse('not-a-csv', 'This is a ZIP archive, not a list. Unpack it first.');
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** White space, byte-order marks and the zeros that go with them in UTF-16. */
const BLANK_BYTES = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);

function isBlank(bytes: Uint8Array): boolean {
  return bytes.length < 1_000_000 && bytes.every((byte) => BLANK_BYTES.has(byte));
}

function readOpening(bytes: Uint8Array): string {
  return toLatin(bytes.subarray(0, 256))
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\u0000', '')
    .trimStart();
}

function toLatin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}
