import { readCategory } from '../model/columns.ts';
import type { Facts } from '../model/facts.ts';
import { readPolicy } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';

/** What books are weighed by. `arr`, `pipeline` and `potential` in minor units, `workload` in hours a year. */
export type Measure = 'accounts' | 'arr' | 'workload' | 'pipeline' | 'potential';
export const MEASURES: readonly Measure[] = ['accounts', 'arr', 'workload', 'pipeline', 'potential'];

/** One number per account row and measure; unknown values count 0. */
export interface AccountMeasures extends Readonly<Record<Measure, Float64Array>> {
  /** Index into `segments` by account row. */
  readonly segmentOf: Int32Array;
  /** Segment names as the facts have them; an empty name, last, collects the accounts without one. */
  readonly segments: readonly string[];
}

/** Weighs every account once; nothing here depends on who owns it. */
export function measureAccounts(facts: Facts, document: PlanDocument): AccountMeasures {
  const { accounts, opportunities } = facts;
  const { count } = accounts;
  const segments: string[] = [...accounts.segment.values];
  const segmentOf = new Int32Array(count);
  let withoutSegment = -1;
  for (let row = 0; row < count; row++) {
    const code = accounts.segment.codes[row] as number;
    if (code >= 0) segmentOf[row] = code;
    else {
      if (withoutSegment < 0) withoutSegment = segments.push('') - 1;
      segmentOf[row] = withoutSegment;
    }
  }
  const policy = readPolicy(document, 'workload');
  const hoursByName = new Map(Object.entries(policy.hoursBySegment).map(([name, hours]) => [foldName(name), hours]));
  const segmentHours = segments.map((name) => hoursByName.get(foldName(name)) ?? policy.otherHours);

  const workload = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const imported = accounts.workload[row] as number;
    workload[row] = Number.isNaN(imported) ? (segmentHours[segmentOf[row] as number] as number) : imported;
  }
  const pipeline = new Float64Array(count);
  for (let row = 0; row < opportunities.count; row++) {
    const account = opportunities.account[row] as number;
    const amount = opportunities.amount[row] as number;
    const stage = readCategory(opportunities.stageClass, row);
    if (account >= 0 && !Number.isNaN(amount) && (stage === 'open' || stage === 'late')) pipeline[account]! += amount;
  }
  return {
    accounts: new Float64Array(count).fill(1),
    arr: replaceUnknown(accounts.arr),
    workload,
    pipeline,
    potential: replaceUnknown(accounts.potential),
    segmentOf,
    segments,
  };
}

/** Segment names are the same word with or without case, spaces and hyphens: "Mid-Market" and "midmarket". */
function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s\-_]+/g, '');
}

function replaceUnknown(column: Float64Array): Float64Array {
  const known = column.slice();
  for (let row = 0; row < known.length; row++) if (Number.isNaN(known[row])) known[row] = 0;
  return known;
}

/** One value per measure. */
export function mapMeasures<T>(valueOf: (measure: Measure, index: number) => T): Record<Measure, T> {
  return Object.fromEntries(MEASURES.map((measure, index) => [measure, valueOf(measure, index)])) as Record<Measure, T>;
}
