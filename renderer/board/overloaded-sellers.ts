import { MISSING_DAY } from '../../shared/model/day.ts';
import type { Day } from '../../shared/model/day.ts';
import type { HandoverCapacityPolicy } from '../../shared/model/policy.ts';
import type { Roster } from '../../shared/model/roster.ts';
import type { WaveLoad } from '../../shared/waves/load.ts';

/** A seller's week with the most handover work. */
export interface Overload {
  /** Roster row. */
  readonly seller: number;
  /** Its Monday. */
  readonly week: Day;
  readonly hours: number;
}

/**
 * Sellers with work in a wave who, in one of its weeks, have more handover work than planned for, whichever wave it comes
 * from. Measured as the findings measure it: by FTE, without managers; somebody without FTE like a full-time seller.
 * @param wave index; the unscheduled have none.
 * @returns the worst first.
 */
export function findOverloaded(
  load: WaveLoad,
  roster: Roster,
  policy: HandoverCapacityPolicy,
  wave: number,
): readonly Overload[] {
  const totals = load.byWave[wave];
  if (!totals || totals.firstWeek === MISSING_DAY) return [];
  const { weeks, sellerHours, sellerByWave } = load;
  const first = (totals.firstWeek - (weeks[0] as Day)) / 7;
  const last = (totals.lastWeek - (weeks[0] as Day)) / 7;
  const found: Overload[] = [];
  for (let seller = 0; seller < roster.count; seller++) {
    if (roster.kinds[seller] === 'manager') continue;
    const at = wave * roster.count + seller;
    if (sellerByWave.incumbent[at] === 0 && sellerByWave.incoming[at] === 0) continue;
    let peak = first;
    for (let week = first; week <= last; week++) {
      const isMore = hoursOf(seller, week) > hoursOf(seller, peak);
      if (isMore) peak = week;
    }
    const hours = hoursOf(seller, peak);
    const planned = policy.planHours * ((roster.fte[seller] as number) || 1);
    if (hours > planned + 1e-9) found.push({ seller, week: weeks[peak] as Day, hours });
  }
  return found.sort((left, right) => right.hours - left.hours || left.seller - right.seller);

  function hoursOf(seller: number, week: number): number {
    return sellerHours[seller * weeks.length + week] as number;
  }
}
