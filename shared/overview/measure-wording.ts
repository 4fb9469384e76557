import type { Wording } from '../persona/wording.ts';
import type { Measure } from '../territory/measures.ts';

export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  accounts: 'Accounts',
  arr: 'ARR',
  workload: 'Workload',
  pipeline: 'Pipeline',
  potential: 'Potential',
};

/** A measure's value with its unit, exact. */
export function writeAmount(wording: Wording, measure: Measure, value: number, currency: string): string {
  if (measure === 'accounts') return wording.countOf(value, 'account');
  return measure === 'workload' ? `${wording.hours(value)} h` : wording.amount(value, currency);
}
