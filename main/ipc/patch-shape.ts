import type { Patch } from '../../shared/history/patch.ts';

/** Whether a value is a patch by its shape. By hand, since one edit may carry a hundred thousand rows. */
export function isPatch(value: unknown): value is Patch {
  return isPlainObject(value) && everyValue(value, (rows) => isPlainObject(rows) && everyValue(rows, isRowChange));
}

function isRowChange(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  for (const key of Object.keys(value)) if (key !== 'from' && key !== 'to') return false;
  return true;
}

function everyValue(object: Record<string, unknown>, isGood: (value: unknown) => boolean): boolean {
  for (const key of Object.keys(object)) if (!isGood(object[key])) return false;
  return true;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
