import type { HandoverCapacityPolicy } from '../../shared/model/policy.ts';
import type { Roster } from '../../shared/model/roster.ts';
import type { WaveLoad } from '../../shared/waves/load.ts';

/** Height of a seller's row in pixels. */
export const HEAT_ROW = 16;
const GAP = 2;

export interface Heatmap {
  /** Roster rows of the sellers with work, the busiest week first. */
  readonly rows: readonly number[];
  readonly weeks: Int32Array;
  /** Width of one week in pixels. */
  readonly cell: number;
  readonly width: number;
  /** One SVG path per shade: nothing, up to half the plan, amber, plan, beyond, error. */
  readonly shades: readonly string[];
  /** Outlines of the cells over the planned capacity: not told by colour alone. */
  readonly over: string;
  readonly summary: string;
  /** Planned hours a week of a seller. */
  readonly capacityOf: (row: number) => number;
}

/** The part of the load that is drawn. */
export type SellerHours = Pick<WaveLoad, 'weeks' | 'sellerHours'>;

/** Leavers have no FTE for targets, but still work until they go. */
function weeklyShare(roster: Roster, row: number): number {
  return (roster.fte[row] as number) || 1;
}

/**
 * Places the cells of the seller × week map.
 * @param planLoad the plan's own load, for a steady order. @param load what is drawn, of the same roster.
 * @param width room for all weeks in pixels.
 */
export function layOutHeatmap(
  roster: Roster,
  planLoad: SellerHours,
  load: SellerHours,
  policy: HandoverCapacityPolicy,
  width: number,
): Heatmap {
  const rows = listBusySellers(roster, planLoad, load);
  const weeks = load.weeks;
  const cell = Math.max(8, Math.min(40, width / Math.max(1, weeks.length)));
  const limits = [0, policy.planHours / 2, policy.amberHours, policy.planHours, policy.errorHours];
  const shades = Array.from({ length: limits.length + 1 }, () => '');
  // Thousands of cells follow a drag: what their places have in common is written once.
  const starts = Array.from(weeks, (_, week) => `M${round(week * cell + 1)} `);
  const box = `h${round(cell - GAP)}v${HEAT_ROW - GAP}h${round(GAP - cell)}z`;
  let over = '';
  let overloaded = 0;
  rows.forEach((row, line) => {
    const share = weeklyShare(roster, row);
    const rest = `${line * HEAT_ROW + 1}${box}`;
    let isOver = false;
    for (let week = 0; week < weeks.length; week++) {
      const hours = (load.sellerHours[row * weeks.length + week] as number) / share;
      let shade = 0;
      while (shade < limits.length && hours > (limits[shade] as number) + 1e-9) shade++;
      const path = (starts[week] as string) + rest;
      shades[shade] += path;
      if (shade <= 3) continue;
      over += path;
      isOver = true;
    }
    if (isOver) overloaded++;
  });
  return {
    rows,
    weeks,
    cell,
    width: Math.ceil(cell * weeks.length),
    shades,
    over,
    summary: `Handover hours of ${rows.length} sellers over ${weeks.length} weeks; ${overloaded} above their planned capacity in at least one week.`,
    capacityOf: (row) => policy.planHours * weeklyShare(roster, row),
  };
}

/**
 * Roster rows of the sellers with work, the busiest week first.
 * @param planLoad the plan's own load, for a steady order. @param load what is drawn, of the same roster.
 */
export function listBusySellers(roster: Roster, planLoad: SellerHours, load: SellerHours): number[] {
  const planPeak = peaks(roster.count, planLoad);
  const peak = peaks(roster.count, load);
  const rows: number[] = [];
  for (let row = 0; row < roster.count; row++) {
    if ((peak[row] as number) > 0 || (planPeak[row] as number) > 0) rows.push(row);
  }
  return rows.sort((left, right) => (planPeak[right] as number) - (planPeak[left] as number) || left - right);
}

function peaks(count: number, load: SellerHours): Float64Array {
  const peak = new Float64Array(count);
  const weeks = load.weeks.length;
  for (let row = 0; row < count; row++) {
    for (let week = 0; week < weeks; week++) {
      peak[row] = Math.max(peak[row] as number, load.sellerHours[row * weeks + week] as number);
    }
  }
  return peak;
}

/** A tenth of a pixel is enough, and keeps the paths short. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
