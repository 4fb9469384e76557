import { importTables } from '../../shared/files/import-plan.ts';
import type { ImportInputs } from '../../shared/files/import-plan.ts';
import type { ImportReport } from '../../shared/files/import-report.ts';
import type { ImportInput } from '../../shared/files/source-table.ts';
import type { Facts } from '../../shared/model/facts.ts';

export const TODAY = '2026-05-04';

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

export type FileTexts = { readonly accounts: string } & Partial<
  Record<Exclude<keyof ImportInputs, 'accounts'>, string>
>;

export function toInputs(texts: FileTexts): ImportInputs {
  const inputs: Partial<Record<keyof ImportInputs, ImportInput>> = {};
  for (const [table, text] of Object.entries(texts) as [keyof ImportInputs, string][]) {
    inputs[table] = { fileName: `${table}.csv`, bytes: toBytes(text) };
  }
  return inputs as ImportInputs;
}

/** Imports files given as text and expects it to work. */
export function importTexts(texts: FileTexts): { facts: Facts; report: ImportReport } {
  const result = importTables(toInputs(texts), { today: TODAY, factsId: 'facts-1' });
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result;
}
