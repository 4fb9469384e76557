import type { HandoverCapacityPolicy } from '../../shared/model/policy.ts';
import type { Roster } from '../../shared/model/roster.ts';
import type { Formats } from '../ui/format.ts';
import type { SellerHours } from './heatmap-layout.ts';

/** By week: the fullest week of any seller, in hours of a full-time one. */
export interface PeakWeeks {
  /** Mondays. */
  readonly weeks: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly planHours: number;
  readonly errorHours: number;
  readonly peakBefore: number;
  readonly peakAfter: number;
  readonly summary: string;
}

const DAYS_PER_WEEK = 7;

/** @param before, after loads of the same roster. */
export function listPeakWeeks(
  roster: Roster,
  before: SellerHours,
  after: SellerHours,
  { planHours, errorHours }: HandoverCapacityPolicy,
  formats: Formats,
): PeakWeeks {
  const all = [...before.weeks, ...after.weeks];
  const first = all.reduce((least, week) => Math.min(least, week), Number.POSITIVE_INFINITY);
  const last = all.reduce((most, week) => Math.max(most, week), Number.NEGATIVE_INFINITY);
  const weeks: number[] = [];
  for (let week = first; week <= last; week += DAYS_PER_WEEK) weeks.push(week);
  const peaksOf = ({ weeks: own, sellerHours }: SellerHours): number[] =>
    weeks.map((week) => {
      const at = own.indexOf(week);
      if (at === -1) return 0;
      let peak = 0;
      for (let row = 0; row < roster.count; row++) {
        if (roster.kinds[row] === 'manager') continue;
        // Leavers have no FTE for targets, but still work until they go.
        peak = Math.max(peak, (sellerHours[row * own.length + at] as number) / ((roster.fte[row] as number) || 1));
      }
      return peak;
    });
  const [own, proposed] = [peaksOf(before), peaksOf(after)];
  const [peakBefore, peakAfter] = [Math.max(0, ...own), Math.max(0, ...proposed)];
  return {
    weeks,
    before: own,
    after: proposed,
    planHours,
    errorHours,
    peakBefore,
    peakAfter,
    summary: `The fullest week of any seller: ${formats.hours(peakBefore)} as the plan stands, ${formats.hours(peakAfter)} as proposed; ${formats.hours(planHours)} are planned at most.`,
  };
}
