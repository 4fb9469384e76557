import type { Measure } from '../measures.ts';
import type { RedesignInput } from './input.ts';

/**
 * Each seller's fair share: every class of accounts is divided by FTE among the sellers eligible for it. What nobody is
 * eligible for is nobody's share.
 * @returns by roster row, in the measure's own unit.
 */
export function computeEligibleTargets(input: RedesignInput, measure: Measure): Float64Array {
  const { accounts, sellers, eligibility, fte } = input;
  const values = input.measures[measure];
  const totals = new Float64Array(eligibility.classes);
  for (let row = 0; row < accounts; row++) totals[eligibility.classOf[row] as number]! += values[row] as number;
  const targets = new Float64Array(sellers);
  for (let group = 0; group < eligibility.classes; group++) {
    let fullTime = 0;
    for (let seller = 0; seller < sellers; seller++) {
      if (eligibility.allowed[group * sellers + seller] === 1) fullTime += fte[seller] as number;
    }
    if (fullTime <= 0) continue;
    for (let seller = 0; seller < sellers; seller++) {
      if (eligibility.allowed[group * sellers + seller] !== 1) continue;
      targets[seller]! += ((totals[group] as number) * (fte[seller] as number)) / fullTime;
    }
  }
  return targets;
}

/** Sums of a measure by owner; `NO_ROW` owners are left out. */
export function sumByOwner(values: Float64Array, owner: Int32Array, sellers: number): Float64Array {
  const sums = new Float64Array(sellers);
  for (let row = 0; row < owner.length; row++) {
    const seller = owner[row] as number;
    if (seller >= 0) sums[seller]! += values[row] as number;
  }
  return sums;
}
