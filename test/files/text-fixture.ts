import { splitRecords } from '../../shared/files/csv/split-records.ts';

export function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function toUtf16(text: string, isLittleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittleEndian);
  return bytes;
}

/** Latin-1 and the euro sign are enough for the tests. */
export function toWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => (character === '€' ? 0x80 : character.charCodeAt(0)));
}

/** The records of a CSV text, cell by cell. */
export function splitCsv(text: string, delimiter = ','): string[][] {
  const rows: string[][] = [];
  splitRecords(text, { delimiter, quote: '"' }, (records) => {
    rows.push(...records);
  });
  return rows;
}
