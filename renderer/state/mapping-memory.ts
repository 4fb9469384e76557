import { applyChoices } from '../../shared/files/mapping.ts';
import type { ColumnChoices, Mapping } from '../../shared/files/mapping.ts';

const KEY = 'baton.mappings';
const MOST = 30;

type Memory = Readonly<Record<string, ColumnChoices>>;

/** The mapping as it was corrected for a file with the same headings, or the guess. */
export function recallMapping(guess: Mapping, header: readonly string[]): Mapping {
  const choices = readMemory()[nameShape(guess, header)];
  return choices ? applyChoices(guess, header, choices).mapping : guess;
}

/** Keeps what was chosen by hand for the next file with the same headings. */
export function rememberMapping(mapping: Mapping, header: readonly string[]): void {
  const shape = nameShape(mapping, header);
  const others = Object.entries(readMemory()).filter(([name]) => name !== shape);
  const choices: Record<string, string> = {};
  for (const [field, { column, confidence }] of Object.entries(mapping.fields)) {
    if (confidence === 'chosen') choices[field] = header[column] as string;
  }
  if (Object.keys(choices).length > 0) others.push([shape, choices]);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(others.slice(-MOST))));
  } catch {
    // Without room for it, the next file is mapped by hand again.
  }
}

function nameShape(mapping: Mapping, header: readonly string[]): string {
  return JSON.stringify([mapping.table, ...header]);
}

function readMemory(): Memory {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Memory) : {};
  } catch {
    return {};
  }
}
