import type { Eligibility } from './eligibility.ts';
import { mapMeasures } from './measures.ts';
import type { AccountMeasures, Measure } from './measures.ts';

/** Each seller's fair share, by roster row, in the measure's own unit; 0 for leavers and managers. */
export type Targets = Readonly<Record<Measure, Float64Array>>;

/** Who shares what: the one rule that board, scorecard, report and optimizer are judged by. */
export interface Sharing {
  /** By roster row; 0 for leavers and managers. */
  readonly fte: Float64Array;
  readonly eligibility: Eligibility;
}

/**
 * Target = total × FTE ÷ Σ FTE of the sellers and vacancies eligible for it, over every class of accounts. The pool counts
 * in the total, so it is meant to be given out; what nobody is eligible for is nobody's share.
 * @param values by account row. @returns by roster row.
 */
export function shareOut(values: Float64Array, sharing: Sharing): Float64Array {
  return shareGroups(values, null, 1, sharing);
}

/** The targets of every measure over all accounts: the sum of those of the segments. */
export function computeTargets(measures: Readonly<Record<Measure, Float64Array>>, sharing: Sharing): Targets {
  return mapMeasures((measure) => shareOut(measures[measure], sharing));
}

/** The same within each segment. @returns for each measure a matrix: segment × roster, row after row. */
export function computeSegmentTargets(measures: AccountMeasures, sharing: Sharing): Record<Measure, Float64Array> {
  const { segmentOf, segments } = measures;
  return mapMeasures((measure) => shareGroups(measures[measure], segmentOf, segments.length, sharing));
}

function shareGroups(
  values: Float64Array,
  groupOf: Int32Array | null,
  groups: number,
  { fte, eligibility }: Sharing,
): Float64Array {
  const { classOf, classes, allowed } = eligibility;
  const sellers = fte.length;
  const totals = new Float64Array(groups * classes);
  for (let row = 0; row < values.length; row++) {
    const group = groupOf === null ? 0 : (groupOf[row] as number);
    totals[group * classes + (classOf[row] as number)]! += values[row] as number;
  }
  const fullTime = sumEligibleFte({ fte, eligibility });
  const targets = new Float64Array(groups * sellers);
  for (let at = 0; at < totals.length; at++) {
    const own = at % classes;
    const eligible = fullTime[own] as number;
    if (eligible <= 0) continue;
    const group = (at - own) / classes;
    for (let seller = 0; seller < sellers; seller++) {
      if (allowed[own * sellers + seller] !== 1) continue;
      targets[group * sellers + seller]! += ((totals[at] as number) * (fte[seller] as number)) / eligible;
    }
  }
  return targets;
}

/** Σ FTE of those who are eligible, by class. */
function sumEligibleFte({ fte, eligibility }: Sharing): Float64Array {
  const sums = new Float64Array(eligibility.classes);
  for (let at = 0; at < eligibility.allowed.length; at++) {
    if (eligibility.allowed[at] !== 1) continue;
    sums[Math.floor(at / fte.length)]! += fte[at % fte.length] as number;
  }
  return sums;
}

/** A part of a seller's target: accounts of one segment that as many share. */
export interface TargetPart {
  readonly segment: number;
  /** What these accounts come to, and Σ FTE of those eligible for them. */
  readonly total: number;
  readonly eligibleFte: number;
  readonly share: number;
}

/** What a seller's target is made of, by segment and within it by who shares; the shares sum to the target. */
export function listTargetParts(
  measures: AccountMeasures,
  measure: Measure,
  sharing: Sharing,
  seller: number,
): TargetPart[] {
  const { fte, eligibility } = sharing;
  const fullTime = sumEligibleFte(sharing);
  const totals = measures.segments.map(() => new Map<number, number>());
  measures[measure].forEach((value, row) => {
    const own = eligibility.classOf[row] as number;
    if (eligibility.allowed[own * fte.length + seller] !== 1) return;
    const eligible = fullTime[own] as number;
    const bySharers = totals[measures.segmentOf[row] as number];
    if (eligible > 0) bySharers?.set(eligible, (bySharers.get(eligible) ?? 0) + value);
  });
  return totals.flatMap((bySharers, segment) =>
    Array.from(bySharers, ([eligibleFte, total]) => ({
      segment,
      total,
      eligibleFte,
      share: (total * (fte[seller] as number)) / eligibleFte,
    })).filter(({ share }) => share !== 0),
  );
}
