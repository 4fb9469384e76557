import type { ColumnKind } from '../../shared/model/columns.ts';
import type { CellValue } from '../../shared/model/table.ts';
import type { Formats } from '../ui/format.ts';

/** Digits after the point that a fact may have: coordinates have the most. */
const MOST_DIGITS = 6;

/**
 * A fact in words: amounts, numbers and days as the system writes them.
 * @param value days as ISO days, references by name, money in minor units; `null` is unknown.
 */
export function writeFact(formats: Formats, kind: ColumnKind | 'custom', value: CellValue): string {
  if (value === null || value === '') return 'unknown';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    return kind === 'money' ? formats.money(value) : formats.decimal(value, MOST_DIGITS);
  }
  return kind === 'day' ? formats.day(value) : value;
}
