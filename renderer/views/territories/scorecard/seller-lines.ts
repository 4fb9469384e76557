import { readPolicy } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../../../shared/overview/plan-figures.ts';

/** A seller with a target. */
export interface SellerLine {
  /** Roster row. */
  readonly row: number;
  readonly name: string;
  readonly fte: number;
  /** Of the book, hours a year. */
  readonly hours: number;
  readonly capacity: number;
  /** How far beyond the tolerance on the worst measure, in tolerances: 0 is inside it. */
  readonly worst: number;
}

/** All sellers with a target: who is furthest out of any tolerance first, then by name. */
export function listSellerLines(base: PlanBase, figures: PlanFigures): SellerLine[] {
  const { roster } = base;
  const { capacityHours } = readPolicy(base.document, 'workload');
  const lines: SellerLine[] = [];
  for (let row = 0; row < roster.count; row++) {
    const fte = roster.fte[row] as number;
    if (fte <= 0) continue;
    let worst = 0;
    for (const { after } of figures.scorecard.balance) {
      const seller = after.sellers[row];
      if (seller?.status !== 'out' || after.tolerance === null) continue;
      worst = Math.max(worst, Math.abs(seller.deviation) - after.tolerance);
    }
    const own = roster.capacityHours[row] as number;
    lines.push({
      row,
      name: roster.names[row] as string,
      fte,
      hours: figures.after.totals.workload[row] as number,
      capacity: fte * (Number.isNaN(own) ? capacityHours : own),
      worst,
    });
  }
  const collator = new Intl.Collator(undefined, { numeric: true });
  return lines.sort((left, right) => right.worst - left.worst || collator.compare(left.name, right.name));
}
