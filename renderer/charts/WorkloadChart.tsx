import { memo, useDeferredValue, useMemo } from 'react';
import { Line } from 'recharts';
import type { DotItemDotProps, TooltipContentProps } from 'recharts';
import type { LiveFigures } from '../board/live-figures.ts';
import { useSession } from '../state/session-store.ts';
import type { Filter } from '../state/session-store.ts';
import { formatsFor } from '../ui/format.ts';
import { ChartTooltip } from './ChartTooltip.tsx';
import { chooseWave } from './choose-filter.ts';
import frame from './ChartFrame.module.css';
import styles from './WaveChart.module.css';
import { WaveBars } from './WaveBars.tsx';
import { describeLoad, isCapacityNear, isSameLoad, listLoad, writeUsed } from './workload.ts';
import type { LoadRow } from './workload.ts';

const SIDES = [
  { key: 'incumbent', name: 'Incumbent', colour: 'var(--chart-incumbent)' },
  { key: 'incoming', name: 'Incoming', colour: 'var(--chart-incoming)' },
  { key: 'manager', name: 'Manager', colour: 'var(--chart-manager)' },
] as const;

const AXIS_WIDTH = 42;
/** Pixels that a label with hours and share needs. */
const LONG_LABEL = 84;

/** Hours of handover work per wave, by side, against the sellers' capacity in the weeks of the wave. */
export const WorkloadChart = memo(function WorkloadChart({ live }: { readonly live: LiveFigures }) {
  const wave = useSession((state) => state.filter.wave);
  const rows = useMemo(() => listLoad(live), [live]);
  if (rows.length === 0) {
    return <p className={styles.empty}>No waves yet. Their hours of handover work appear here.</p>;
  }
  return (
    <>
      {rows.every(({ total }) => total === 0) && (
        <p className={styles.empty}>No moves have a wave yet. Their hours of handover work appear here.</p>
      )}
      <LoadBars rows={rows} wave={wave} />
      <ul className={frame.legend} aria-label="Sides">
        {SIDES.map((side) => (
          <li key={side.key}>
            <span className={styles.swatch} style={{ background: side.colour }} />
            <span className={styles.label}>{side.name}</span>
          </li>
        ))}
        <li>
          {isCapacityNear(rows) && <span className={styles.line} />}
          <span className={styles.label} title="Share of what all sellers can carry in the weeks of the wave">
            {isCapacityNear(rows) ? 'Capacity' : '% of capacity'}
          </span>
        </li>
      </ul>
    </>
  );
});

interface LoadBarsProps {
  readonly rows: readonly LoadRow[];
  /** The wave that the boards show alone. */
  readonly wave: Filter['wave'];
}

/** Where a figure is another one, the bars are drawn after the rest: neither a drop nor the pointer waits for them. */
const LoadBars = memo(function LoadBars(props: LoadBarsProps) {
  return <DrawnLoadBars {...useDeferredValue(props)} />;
}, isSameChart);

const DrawnLoadBars = memo(function DrawnLoadBars({ rows, wave }: LoadBarsProps) {
  const series = useMemo(
    () =>
      SIDES.map(({ key, name, colour }) => ({
        key,
        name,
        colour,
        read: (row: LoadRow) => row[key],
        isFaded: (row: LoadRow) => wave !== null && wave !== row.wave,
        choose: (row: LoadRow) => chooseWave(row.wave, null),
      })),
    [wave],
  );
  return (
    <WaveBars
      label={describeLoad(rows, formatsFor(''))}
      rows={rows}
      series={series}
      axisWidth={AXIS_WIDTH}
      writeTotal={writeTotal}
      tooltip={LoadTooltip}
    >
      {isCapacityNear(rows) && CAPACITY}
    </WaveBars>
  );
});

function writeTotal(row: LoadRow, room: number): string {
  if (row.total === 0) return '';
  const formats = formatsFor('');
  const used = writeUsed(row, formats);
  const hours = formats.hours(Math.round(row.total));
  return used === '' || room < LONG_LABEL ? hours : `${hours} · ${used}`;
}

const CAPACITY = (
  <Line
    dataKey="capacity"
    stroke="none"
    isAnimationActive={false}
    activeDot={false}
    dot={({ key, cx, cy }: DotItemDotProps) => <CapacityMark key={key} x={cx} y={cy} />}
  />
);

function isSameChart(left: LoadBarsProps, right: LoadBarsProps): boolean {
  return left.wave === right.wave && isSameLoad(left.rows, right.rows);
}

function CapacityMark({ x, y }: { readonly x: number | undefined; readonly y: number | undefined }) {
  if (x === undefined || y === undefined || Number.isNaN(y)) return null;
  return <line x1={x - 34} x2={x + 34} y1={y} y2={y} stroke="var(--ink)" strokeWidth={2} />;
}

function LoadTooltip({ active, payload }: TooltipContentProps) {
  const row = payload[0]?.payload as LoadRow | undefined;
  if (!active || !row) return null;
  const formats = formatsFor('');
  const used = writeUsed(row, formats);
  const lines = SIDES.map((side) => ({
    key: side.key,
    label: side.name,
    value: formats.hours(Math.round(row[side.key])),
    colour: side.colour,
  }));
  const capacity = { key: 'capacity', label: 'Sellers’ capacity', value: formats.hours(Math.round(row.capacity)) };
  const usedLine = { key: 'used', label: 'Used by sellers', value: used };
  return (
    <ChartTooltip
      title={`${row.name}: ${formats.hours(Math.round(row.total))}`}
      lines={used === '' ? lines : [...lines, capacity, usedLine]}
    />
  );
}
