import { isKnownDay } from '../../shared/model/day.ts';
import type { LiveFigures } from '../board/live-figures.ts';
import type { Formats } from '../ui/format.ts';
import type { ChartTable } from './ChartTableView.tsx';

/** One bar: a wave's hours of handover work by side. */
export interface LoadRow {
  readonly wave: string;
  readonly name: string;
  readonly incumbent: number;
  readonly incoming: number;
  readonly manager: number;
  /** All three. */
  readonly total: number;
  /** What all sellers together can carry in the weeks of the wave. */
  readonly capacity: number;
}

/** Capacity is drawn where it is near; far above, it would press the bars into a line, and the labels tell it. */
const CAPACITY_IN_VIEW = 2;

export function listLoad({ base, load }: Pick<LiveFigures, 'base' | 'load'>): LoadRow[] {
  return load.byWave.map((totals, index) => ({
    wave: base.assignment.waves[index]?.id ?? '',
    name: base.assignment.waves[index]?.wave.name ?? '',
    incumbent: totals.incumbentHours,
    incoming: totals.incomingHours,
    manager: totals.managerHours,
    total: totals.incumbentHours + totals.incomingHours + totals.managerHours,
    capacity: totals.capacityHours,
  }));
}

export function isSameLoad(left: readonly LoadRow[], right: readonly LoadRow[]): boolean {
  return (
    left.length === right.length &&
    left.every((row, index) => {
      const other = right[index];
      return (
        row.wave === other?.wave &&
        row.name === other.name &&
        row.incumbent === other.incumbent &&
        row.incoming === other.incoming &&
        row.manager === other.manager &&
        row.capacity === other.capacity
      );
    })
  );
}

export function isCapacityNear(rows: readonly LoadRow[]): boolean {
  const load = Math.max(0, ...rows.map(({ total }) => total));
  const capacity = Math.max(0, ...rows.map((row) => row.capacity));
  return capacity > 0 && capacity <= load * CAPACITY_IN_VIEW;
}

/** The sellers' share of their capacity: "10 %"; empty where there is no capacity. */
export function writeUsed({ incumbent, incoming, capacity }: LoadRow, formats: Formats): string {
  return capacity > 0 ? formats.share((incumbent + incoming) / capacity) : '';
}

export function createLoadTable(rows: readonly LoadRow[], formats: Formats): ChartTable {
  return {
    columns: ['Wave', 'Incumbent h', 'Incoming h', 'Manager h', 'Capacity h', 'Used'],
    rows: rows.map((row) => ({
      id: row.wave,
      name: row.name,
      cells: [
        ...[row.incumbent, row.incoming, row.manager, row.capacity].map((hours) => formats.decimal(hours)),
        writeUsed(row, formats),
      ],
    })),
  };
}

/** The chart in words: "Wave 1: 18 h for incumbents, 78 h for incoming sellers, 37 h for managers, 5.9 % of the sellers’ capacity. …" */
export function describeLoad(rows: readonly LoadRow[], formats: Formats): string {
  if (rows.length === 0) return 'No waves.';
  return rows
    .map((row) => {
      const hours = (value: number): string => formats.hours(Math.round(value));
      const used = writeUsed(row, formats);
      const sides = `${hours(row.incumbent)} for incumbents, ${hours(row.incoming)} for incoming sellers, ${hours(row.manager)} for managers`;
      return `${row.name}: ${sides}${used === '' ? '' : `, ${used} of the sellers’ capacity`}.`;
    })
    .join(' ');
}

/** Hours per seller and week, the sellers in the order given. @param sellers roster rows. */
export function createWeekTable({ base, load }: LiveFigures, sellers: readonly number[], formats: Formats): ChartTable {
  const { weeks, sellerHours } = load;
  const { ids, names } = base.roster;
  return {
    columns: ['Seller', ...[...weeks].map((week) => (isKnownDay(week) ? formats.dayShort(week) : ''))],
    rows: sellers.map((seller) => ({
      id: ids[seller] as string,
      name: names[seller] as string,
      cells: Array.from(weeks, (_, week) => {
        const hours = sellerHours[seller * weeks.length + week] as number;
        return hours === 0 ? '' : formats.decimal(hours);
      }),
    })),
  };
}
