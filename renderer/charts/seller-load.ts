import type { SellerId } from '../../shared/model/ids.ts';
import { readPolicy } from '../../shared/model/plan.ts';
import type { LiveFigures } from '../board/live-figures.ts';
import type { Formats } from '../ui/format.ts';
import type { ChartTable } from './ChartTableView.tsx';

/** Height of a seller's row in pixels. */
export const LOAD_ROW = 17;
const BAR = 9;

/** One seller's hours of handover work, by side. */
export interface SellerLoadRow {
  readonly id: SellerId;
  readonly name: string;
  readonly incumbent: number;
  readonly incoming: number;
  /** Hours of the busiest week, both sides and all waves together. */
  readonly peak: number;
  /** The busiest week is above what is planned for this seller. */
  readonly isOver: boolean;
}

/**
 * Sellers with handover work, most of it first; the order is that of the plan, so that rows do not jump while cards are in
 * the air. @param wave index of the only wave that counts, or `null` for all.
 */
export function listSellerLoad({ base, figures, load }: LiveFigures, wave: number | null): SellerLoadRow[] {
  const { roster, document } = base;
  const { planHours } = readPolicy(document, 'handoverCapacity');
  const waves = load.byWave.length;
  const sum = (matrix: Float64Array, seller: number): number => {
    let hours = 0;
    for (let at = 0; at < waves; at++) {
      if (wave === null || wave === at) hours += matrix[at * roster.count + seller] as number;
    }
    return hours;
  };
  const rows: (SellerLoadRow & { readonly order: number })[] = [];
  for (let seller = 0; seller < roster.count; seller++) {
    const incumbent = sum(load.sellerByWave.incumbent, seller);
    const incoming = sum(load.sellerByWave.incoming, seller);
    const planned = figures.load.sellerByWave;
    const order = sum(planned.incumbent, seller) + sum(planned.incoming, seller);
    if (incumbent + incoming + order === 0) continue;
    let peak = 0;
    for (let week = 0; week < load.weeks.length; week++) {
      peak = Math.max(peak, load.sellerHours[seller * load.weeks.length + week] as number);
    }
    rows.push({
      id: roster.ids[seller] as SellerId,
      name: roster.names[seller] as string,
      incumbent,
      incoming,
      peak,
      isOver: peak > planHours * (roster.fte[seller] || 1) + 1e-9,
      order,
    });
  }
  return rows.sort((left, right) => right.order - left.order || (left.name < right.name ? -1 : 1));
}

export interface SellerLoadLayout {
  readonly most: number;
  /** One SVG path per side. */
  readonly incumbent: string;
  readonly incoming: string;
  /** Marks behind the bars of sellers who are over the plan in a week: not told by colour alone. */
  readonly over: string;
  readonly summary: string;
}

/** @param width in pixels. */
export function layOutSellerLoad(rows: readonly SellerLoadRow[], width: number): SellerLoadLayout {
  const most = Math.max(1, ...rows.map(({ incumbent, incoming }) => incumbent + incoming));
  // Room for the mark at the end of the longest bar.
  const scale = (width - 16) / most;
  let incumbent = '';
  let incoming = '';
  let over = '';
  rows.forEach((row, index) => {
    const top = index * LOAD_ROW + (LOAD_ROW - BAR) / 2;
    const first = round(row.incumbent * scale);
    const second = round(row.incoming * scale);
    if (first > 0) incumbent += `M0 ${top}h${first}v${BAR}h${-first}z`;
    if (second > 0) incoming += `M${first} ${top}h${second}v${BAR}h${-second}z`;
    if (row.isOver) over += `M${round(first + second + 5)} ${top + BAR}l4.5 ${-BAR}l4.5 ${BAR}z`;
  });
  const overloaded = rows.filter(({ isOver }) => isOver).length;
  return {
    most,
    incumbent,
    incoming,
    over,
    summary: `Handover hours of ${rows.length} sellers; ${overloaded} above their planned capacity in at least one week.`,
  };
}

export function createSellerLoadTable(rows: readonly SellerLoadRow[], formats: Formats): ChartTable {
  return {
    columns: ['Seller', 'Incumbent h', 'Incoming h', 'Busiest week h'],
    rows: rows.map(({ id, name, incumbent, incoming, peak }) => ({
      id,
      name,
      cells: [incumbent, incoming, peak].map((hours) => formats.decimal(hours)),
    })),
  };
}

/** "Anna Lund: 3 h as incumbent, 12 h as incoming seller, 6.5 h in the busiest week, above the plan." */
export function describeSellerLoad(
  { name, incumbent, incoming, peak, isOver }: SellerLoadRow,
  formats: Formats,
): string {
  const parts = [
    `${formats.hours(incumbent)} as incumbent`,
    `${formats.hours(incoming)} as incoming seller`,
    `${formats.hours(peak)} in the busiest week${isOver ? ', above the plan' : ''}`,
  ];
  return `${name}: ${parts.join(', ')}.`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
