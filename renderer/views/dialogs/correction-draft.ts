import { findFactField } from '../../../shared/model/fact-fields.ts';
import type { FactField } from '../../../shared/model/fact-fields.ts';
import type { CellValue } from '../../../shared/model/table.ts';
import { parseNumber } from '../../../shared/model/read-numbers.ts';

/** What stands in the field of the dialog: days as ISO days, references as ids, flags as `yes` and `no`. */
export type DraftText = string;

/** The sign that parts off the decimals where the user is. */
function findNumberStyle(): 'point' | 'comma' {
  const parts = new Intl.NumberFormat(navigator.language).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? 'comma' : 'point';
}

/** A value as it stands in the field to be changed; unknown is empty. */
export function toDraft({ kind }: FactField, value: CellValue): DraftText {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'number') return value;
  const plain = String(kind === 'money' ? value / 100 : value);
  return findNumberStyle() === 'comma' ? plain.replace('.', ',') : plain;
}

/** What was typed as a value, or why it is none. An empty field is no value: unknown is said apart. */
export function readDraft(
  about: FactField,
  text: DraftText,
): { readonly value: Exclude<CellValue, null> } | { readonly fault: string } {
  const { kind, minimum = -Infinity, maximum = Infinity } = about;
  const typed = text.trim();
  if (typed === '') return { fault: '' };
  if (kind === 'flag') return { value: typed === 'yes' };
  if (kind !== 'money' && kind !== 'number') return { value: typed };
  const number = parseNumber(typed, findNumberStyle());
  if (Number.isNaN(number)) return { fault: 'This is no number.' };
  if (number < minimum || number > maximum) {
    return { fault: maximum === Infinity ? `Not below ${minimum}.` : `A number from ${minimum} to ${maximum}.` };
  }
  return { value: kind === 'money' ? Math.round(number * 100) : number };
}

/** The field to correct. @throws where there is none: the dialog is opened for known fields only. */
export function takeField(table: 'accounts' | 'sellers', field: string): FactField {
  const about = findFactField(table, field);
  if (!about) throw new Error(`The facts have no field "${field}".`);
  return about;
}
