import { NO_ROW } from '../../shared/model/ids.ts';
import type { MeasureBalance, SellerBalance } from '../../shared/territory/balance.ts';
import type { Books } from '../../shared/territory/books.ts';
import type { Measure } from '../../shared/territory/measures.ts';
import type { Formats } from '../ui/format.ts';
import { UNKNOWN } from '../ui/format.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';

/** A measure's value in its own unit, short. */
export function writeMeasure(formats: Formats, measure: Measure, value: number): string {
  if (measure === 'accounts') return formats.count(value);
  return measure === 'workload' ? formats.hours(Math.round(value)) : formats.moneyCompact(value);
}

/** An index to its target: whole numbers, a dash without a target. */
export function writeIndex(formats: Formats, index: number): string {
  return Number.isFinite(index) ? formats.count(Math.round(index)) : UNKNOWN;
}

/** The balance of a measure after the scenario's moves. */
export function findBalance(figures: PlanFigures, measure: Measure): MeasureBalance | undefined {
  return figures.scorecard.balance.find((entry) => entry.measure === measure)?.after;
}

/** @param row roster row; the pool has no balance. */
export function findSeller(balance: MeasureBalance | undefined, row: number): SellerBalance | undefined {
  return row === NO_ROW ? undefined : balance?.sellers[row];
}

/** What a seller or the pool holds of a measure. */
export function readBook(books: Books, measure: Measure, row: number): number {
  return books.totals[measure][row === NO_ROW ? books.rosterCount : row] ?? 0;
}

/** How an index stands to its tolerance, in words. */
export function describeStatus(seller: SellerBalance): string {
  const side = seller.deviation > 0 ? 'above' : 'below';
  if (seller.status === 'out') return `${side} tolerance`;
  return seller.status === 'amber' ? `close to the limit, ${side} target` : 'within tolerance';
}
