import { countNoun } from '../../ui/format.ts';
import type { Formats } from '../../ui/format.ts';

/** @param rowsRead `null` before the first. */
export function describeReading(formats: Formats, rowsRead: number | null): string {
  return rowsRead === null ? 'Reading…' : `Reading: ${countNoun(formats, rowsRead, 'row')} so far`;
}
