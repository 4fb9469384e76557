import { memo, useMemo } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { DotItemDotProps, TooltipContentProps } from 'recharts';
import type { WaveLoad } from '../../shared/waves/load.ts';
import { changeFilter, useSession } from '../state/session-store.ts';
import { formatsFor } from '../ui/format.ts';
import { AXIS, CHART_MARGIN, CURSOR } from './chart-style.ts';
import type { ChartTable } from './ChartPanel.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import styles from './Legend.module.css';
import type { LiveLoad } from './live-load.ts';

interface LoadRow {
  readonly wave: string;
  readonly name: string;
  readonly incumbent: number;
  readonly incoming: number;
  readonly manager: number;
  readonly capacity: number;
}

const SIDES = [
  { key: 'incumbent', name: 'Incumbent', colour: 'var(--chart-incumbent)' },
  { key: 'incoming', name: 'Incoming', colour: 'var(--chart-incoming)' },
  { key: 'manager', name: 'Manager', colour: 'var(--chart-manager)' },
] as const;

function listLoad({ base, load }: { base: LiveLoad['base']; load: WaveLoad }): LoadRow[] {
  return load.byWave.map((totals, index) => ({
    wave: base.assignment.waves[index]?.id ?? '',
    name: base.assignment.waves[index]?.wave.name ?? '',
    incumbent: totals.incumbentHours,
    incoming: totals.incomingHours,
    manager: totals.managerHours,
    capacity: totals.capacityHours,
  }));
}

/** Room above the tallest bar for its label. */
const HEADROOM = 1.15;

/** Capacity is drawn where it is near; far above, it would press the bars into a line, and the labels tell it. */
const CAPACITY_IN_VIEW = 2;

function findTop(rows: readonly LoadRow[]): { readonly hours: number; readonly hasCapacity: boolean } {
  const load = Math.max(1, ...rows.map((row) => row.incumbent + row.incoming + row.manager));
  const capacity = Math.max(0, ...rows.map((row) => row.capacity));
  const hasCapacity = capacity > 0 && capacity <= load * CAPACITY_IN_VIEW;
  return { hours: Math.ceil((hasCapacity ? Math.max(load, capacity) : load) * HEADROOM), hasCapacity };
}

/** "217 h · 10 %": the hours of a wave and their share of the sellers' capacity. */
function labelWave(row: LoadRow | undefined): string {
  if (!row) return '';
  const formats = formatsFor('');
  const sellers = row.incumbent + row.incoming;
  const hours = `${formats.count(sellers + row.manager)} h`;
  return row.capacity > 0 ? `${hours} · ${formats.count((100 * sellers) / row.capacity)} %` : hours;
}

/** The figures of the chart as a table: hours per wave and side. */
export function createWorkloadTable(live: LiveLoad): ChartTable {
  return {
    columns: ['Wave', 'Incumbent h', 'Incoming h', 'Manager h', 'Capacity h'],
    rows: listLoad(live).map((row) => [
      row.name,
      ...[row.incumbent, row.incoming, row.manager, row.capacity].map((hours) => Math.round(hours * 10) / 10),
    ]),
  };
}

/** Hours of handover work per wave, by side, against the sellers' capacity in the weeks of the wave. */
export const WorkloadChart = memo(function WorkloadChart({ live }: { readonly live: LiveLoad }) {
  const chosen = useSession((state) => state.filter.wave);
  const rows = useMemo(() => listLoad(live), [live]);
  const top = findTop(rows);
  return (
    <>
      <div className={styles.chart}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={rows} margin={CHART_MARGIN} barCategoryGap="28%">
            <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
            <XAxis dataKey="name" {...AXIS} interval={0} />
            <YAxis width={38} domain={[0, top.hours]} allowDecimals={false} {...AXIS} />
            <Tooltip cursor={CURSOR} isAnimationActive={false} content={LoadTooltip} />
            {SIDES.map((side) => (
              <Bar
                key={side.key}
                name={side.name}
                dataKey={side.key}
                stackId="load"
                fill={side.colour}
                stroke="var(--surface)"
                strokeWidth={1}
                maxBarSize={56}
                isAnimationActive={false}
                className={styles.clickable}
                onClick={(_, index) => {
                  const wave = rows[index]?.wave;
                  if (wave) changeFilter({ wave: chosen === wave ? null : wave });
                }}
              >
                {side.key === 'manager' && (
                  <LabelList
                    position="top"
                    valueAccessor={(entry: { payload?: unknown }) => labelWave(entry.payload as LoadRow | undefined)}
                    className={styles.total}
                  />
                )}
              </Bar>
            ))}
            {top.hasCapacity && (
              <Line
                name="Capacity"
                dataKey="capacity"
                stroke="none"
                isAnimationActive={false}
                activeDot={false}
                dot={({ key, cx, cy }: DotItemDotProps) => <CapacityMark key={key} x={cx} y={cy} />}
              />
            )}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <ul className={styles.legend}>
        {SIDES.map((side) => (
          <li key={side.key}>
            <span style={{ background: side.colour }} />
            {side.name}
          </li>
        ))}
        {top.hasCapacity ? (
          <li>
            <span className={styles.line} style={{ background: 'var(--ink)' }} />
            Capacity
          </li>
        ) : (
          <li>% of sellers’ capacity</li>
        )}
      </ul>
    </>
  );
});

function CapacityMark({ x, y }: { readonly x: number | undefined; readonly y: number | undefined }) {
  if (x === undefined || y === undefined || Number.isNaN(y)) return null;
  return <line x1={x - 34} x2={x + 34} y1={y} y2={y} stroke="var(--ink)" strokeWidth={2} />;
}

function LoadTooltip({ active, payload }: TooltipContentProps) {
  const row = payload[0]?.payload as LoadRow | undefined;
  if (!active || !row) return null;
  const formats = formatsFor('');
  const sellers = row.incumbent + row.incoming;
  const share = row.capacity > 0 ? ` · ${formats.share(sellers / row.capacity)} of capacity` : '';
  const lines = SIDES.map((side) => ({
    key: side.key,
    label: side.name,
    value: formats.hours(row[side.key]),
    colour: side.colour,
  }));
  const capacity = { key: 'capacity', label: 'Sellers’ capacity', value: formats.hours(row.capacity) };
  return <ChartTooltip title={`${row.name}: ${formats.hours(sellers)}${share}`} lines={[...lines, capacity]} />;
}
