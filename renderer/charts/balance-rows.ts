import { isLeaving } from '../../shared/model/roster.ts';
import type { Roster } from '../../shared/model/roster.ts';
import type { SellerId } from '../../shared/model/ids.ts';
import type { MeasureBalance } from '../../shared/territory/balance.ts';
import type { Measure } from '../../shared/territory/measures.ts';
import type { MovePreview } from '../../shared/territory/preview.ts';

export interface BalanceRow {
  /** Roster row. */
  readonly row: number;
  readonly id: SellerId;
  readonly name: string;
  /** 100 is the target. */
  readonly before: number;
  readonly after: number;
  /** `after` is what a drop would make of it. */
  readonly isProjected: boolean;
}

/**
 * The sellers with a target, those furthest from it first: the order is that of the plan, so that rows keep their places
 * while cards are in the air. Those whom the drop concerns stand above all.
 * @param preview what a drop would make of it, or `null`.
 */
export function listBalance(
  roster: Roster,
  before: MeasureBalance,
  after: MeasureBalance,
  measure: Measure,
  preview: MovePreview | null,
): BalanceRow[] {
  const projected = new Map<number, number>();
  for (const seller of preview ? [preview.gaining, ...preview.losing] : []) {
    projected.set(seller.row, seller.indexAfter[measure]);
  }
  // Leavers and managers have no target: nothing to compare with.
  const sellers = after.sellers.filter(({ index, row }) => !Number.isNaN(index) && !isLeaving(roster, row));
  const rank = new Map([...projected.keys()].map((row, place) => [row, place]));
  const placeOf = (row: number): number => rank.get(row) ?? rank.size;
  return sellers
    .toSorted(
      (left, right) =>
        placeOf(left.row) - placeOf(right.row) ||
        Math.abs(right.index - 100) - Math.abs(left.index - 100) ||
        left.row - right.row,
    )
    .map(({ row, index }) => ({
      row,
      id: roster.ids[row] as SellerId,
      name: roster.names[row] as string,
      before: before.sellers[row]?.index ?? Number.NaN,
      after: projected.get(row) ?? index,
      isProjected: projected.has(row),
    }));
}
