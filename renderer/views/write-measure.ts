import type { Measure } from '../../shared/territory/measures.ts';
import type { Formats } from '../ui/format.ts';

/** An amount of a measure in its own unit: money, hours a year or a count. */
export function writeMeasure(formats: Formats, measure: Measure, value: number): string {
  if (measure === 'accounts') return formats.count(value);
  return measure === 'workload' ? formats.hours(Math.round(value)) : formats.money(value);
}

/** The same, short enough for a narrow column. */
export function writeMeasureCompact(formats: Formats, measure: Measure, value: number): string {
  if (measure === 'accounts') return formats.count(value);
  return measure === 'workload' ? formats.hours(Math.round(value)) : formats.moneyCompact(value);
}
