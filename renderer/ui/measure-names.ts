import type { Measure } from '../../shared/territory/measures.ts';

/** What the measures are called on screen. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  accounts: 'Accounts',
  arr: 'ARR',
  workload: 'Workload',
  pipeline: 'Open pipeline',
  potential: 'Potential',
};
