import type { BalanceAxis, BoundCorner, CostAxis, CurvePoint } from '../../shared/overview/frontier-curve.ts';

export interface FrontierAxes {
  readonly cost: CostAxis;
  readonly balance: BalanceAxis;
}

export interface FrontierMarks {
  /** The points by rising weight of balance. */
  readonly steps: readonly CurvePoint[];
  readonly today: CurvePoint | null;
  /** The scenario as it stands, where it differs from today. */
  readonly current: CurvePoint | null;
  /** The line below which nothing can lie; empty where it cannot be drawn on these axes. */
  readonly bound: readonly BoundCorner[];
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Tick {
  readonly value: number;
  /** Pixels along the axis. */
  readonly at: number;
}

export interface FrontierLayout {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly points: readonly (Place & {
    /** Another point costs no more and is more even. */
    readonly isBeaten: boolean;
  })[];
  /** Through the points that no other one beats in both. */
  readonly curve: string;
  /** What is proved to be out of reach, and its upper edge. */
  readonly outOfReach: string;
  readonly boundLine: string;
  readonly today: Place | null;
  readonly current: Place | null;
  readonly costTicks: readonly Tick[];
  readonly balanceTicks: readonly Tick[];
}

/** Less than this is what rounding leaves of nothing. */
const NOTHING = 1e-9;

const MARGIN = { left: 58, right: 22, top: 22, bottom: 44 };

/** Places a frontier in a room of pixels. The axes begin at 0 and end a little beyond the furthest mark. */
export function layOutFrontier(
  marks: FrontierMarks,
  axes: FrontierAxes,
  width: number,
  height: number,
): FrontierLayout {
  const { steps, today, current, bound } = marks;
  const all = [...steps, ...(today ? [today] : []), ...(current ? [current] : [])];
  const mostCost = findEnd(all.map((point) => point[axes.cost]));
  const mostBalance = findEnd(all.map((point) => point[axes.balance]));
  const plot = {
    left: MARGIN.left,
    right: Math.max(MARGIN.left + 40, width - MARGIN.right),
    top: MARGIN.top,
    bottom: Math.max(MARGIN.top + 40, height - MARGIN.bottom),
  };
  const x = (cost: number): number => round(plot.left + (cost / mostCost) * (plot.right - plot.left));
  const y = (balance: number): number => round(plot.bottom - (balance / mostBalance) * (plot.bottom - plot.top));
  const place = (point: CurvePoint): Place => ({ x: x(point[axes.cost]), y: y(point[axes.balance]) });
  const corners = bound.map(({ disruption, imbalance }) => ({
    x: x(Math.min(mostCost, disruption)),
    y: Math.max(plot.top, y(imbalance)),
  }));
  const best = findBest(steps, axes);
  const edge = join(corners);
  const last = corners.at(-1);
  return {
    plot,
    points: steps.map((step) => ({ ...place(step), isBeaten: !best.includes(step) })),
    curve: join(best.map(place)),
    outOfReach: last && corners[0] ? `${edge}L${last.x} ${plot.bottom}L${corners[0].x} ${plot.bottom}Z` : '',
    boundLine: edge,
    today: today && place(today),
    current: current && place(current),
    costTicks: listTicks(mostCost).map((value) => ({ value, at: x(value) })),
    balanceTicks: listTicks(mostBalance).map((value) => ({ value, at: y(value) })),
  };
}

/** The nearest point to a place, or -1 where there is none. */
export function findNearestPoint(points: readonly Place[], { x, y }: Place): number {
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  points.forEach((point, index) => {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance >= least) return;
    least = distance;
    nearest = index;
  });
  return nearest;
}

/** Those that no other point beats both in cost and in balance, by rising cost. */
function findBest(steps: readonly CurvePoint[], { cost, balance }: FrontierAxes): CurvePoint[] {
  let least = Number.POSITIVE_INFINITY;
  return steps
    .toSorted((left, right) => left[cost] - right[cost] || left[balance] - right[balance])
    .filter((point) => {
      if (point[balance] >= least) return false;
      least = point[balance];
      return true;
    });
}

function findEnd(values: readonly number[]): number {
  const most = values.reduce((end, value) => (Number.isFinite(value) ? Math.max(end, value) : end), 0);
  return most > NOTHING ? most * 1.06 : 1;
}

/** Four to eight round numbers from 0. */
function listTicks(most: number): number[] {
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

function join(places: readonly Place[]): string {
  return places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
