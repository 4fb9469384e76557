import type { BalanceRow } from './balance-rows.ts';

/** Height of a seller's row in pixels. */
export const BALANCE_ROW = 17;
const RADIUS = 4;
/** How many of the sellers furthest from their target the summary names. */
const NAMED = 3;

export interface BalanceLayout {
  readonly width: number;
  /** x of index 100. */
  readonly target: number;
  readonly band: { readonly x: number; readonly width: number } | null;
  readonly ticks: readonly { readonly index: number; readonly x: number }[];
  readonly links: string;
  readonly before: string;
  readonly within: string;
  /** Sellers out of tolerance are drawn as diamonds: not told by colour alone. */
  readonly outside: string;
  /** The rows that a drop would change. */
  readonly projected: string;
  readonly summary: string;
}

/** @param tolerance share of the target, or `null` where the measure has none. @param width in pixels. */
export function layOutBalance(rows: readonly BalanceRow[], tolerance: number | null, width: number): BalanceLayout {
  // Far outliers stand at the edge, so that one huge book does not squeeze all others into a line.
  const highest = rows.reduce((most, row) => Math.max(most, finite(row.before), finite(row.after)), 100);
  const end = Math.min(260, Math.max(150, Math.ceil(highest / 10) * 10));
  const start = 0;
  const x = (index: number): number => {
    const inside = Math.min(end, Math.max(start, finite(index)));
    return round(RADIUS + 2 + ((inside - start) / (end - start)) * (width - 2 * RADIUS - 4));
  };
  const links: string[] = [];
  const before: string[] = [];
  const within: string[] = [];
  const outside: string[] = [];
  const projected: string[] = [];
  let out = 0;
  rows.forEach((row, line) => {
    const y = line * BALANCE_ROW + BALANCE_ROW / 2;
    links.push(`M${x(row.before)} ${y}H${x(row.after)}`);
    before.push(circle(x(row.before), y));
    const isOut = isOutside(row.after, tolerance);
    if (isOut) out++;
    if (isOut) outside.push(diamond(x(row.after), y));
    else within.push(circle(x(row.after), y));
    if (row.isProjected) projected.push(`M0 ${line * BALANCE_ROW}h${width}v${BALANCE_ROW}h${-width}z`);
  });
  return {
    width,
    target: x(100),
    band:
      tolerance === null
        ? null
        : { x: x(100 - tolerance * 100), width: x(100 + tolerance * 100) - x(100 - tolerance * 100) },
    ticks: [0, 50, 100, 150, 200, 250].filter((index) => index <= end).map((index) => ({ index, x: x(index) })),
    links: links.join(''),
    before: before.join(''),
    within: within.join(''),
    outside: outside.join(''),
    projected: projected.join(''),
    summary: describe(rows, tolerance, out),
  };
}

/** "24 sellers, 13 out of tolerance, 18 today. Furthest from 100: Antti Toivonen 194, Håvard Lund 176." */
function describe(rows: readonly BalanceRow[], tolerance: number | null, out: number): string {
  const today = rows.filter((row) => isOutside(row.before, tolerance)).length;
  const tolerated = tolerance === null ? '' : `, ${out} out of tolerance, ${today} today`;
  const furthest = rows
    .toSorted((left, right) => Math.abs(right.after - 100) - Math.abs(left.after - 100))
    .slice(0, NAMED)
    .map((row) => `${row.name} ${Math.round(row.after)}`);
  const count = rows.length === 1 ? '1 seller' : `${rows.length} sellers`;
  return `${count}${tolerated}.${furthest.length > 0 ? ` Furthest from 100: ${furthest.join(', ')}.` : ''}`;
}

function isOutside(index: number, tolerance: number | null): boolean {
  return tolerance !== null && Math.abs(index - 100) > tolerance * 100 + 1e-9;
}

/** No target and nothing to divide by stand at the edges. */
function finite(index: number): number {
  return Number.isFinite(index) ? index : 0;
}

function circle(x: number, y: number): string {
  return `M${round(x - RADIUS)} ${y}a${RADIUS} ${RADIUS} 0 1 0 ${RADIUS * 2} 0a${RADIUS} ${RADIUS} 0 1 0 ${-RADIUS * 2} 0`;
}

function diamond(x: number, y: number): string {
  const reach = RADIUS + 1;
  return `M${round(x - reach)} ${y}l${reach} ${-reach}l${reach} ${reach}l${-reach} ${reach}z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
