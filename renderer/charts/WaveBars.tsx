import { useMemo } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { Bar, CartesianGrid, ComposedChart, Tooltip, useXAxisTicks, useYAxisScale, XAxis, YAxis } from 'recharts';
import type { BarRectangleItem, BarShapeProps, XAxisTickContentProps } from 'recharts';
import { formatsFor } from '../ui/format.ts';
import { AXIS, CHART_MARGIN, countTicks, CURSOR, FADED, WAVE_AXIS_HEIGHT } from './chart-style.ts';
import frame from './ChartFrame.module.css';
import { useElementSize } from './use-element-size.ts';
import styles from './WaveChart.module.css';
import { TotalLabel, WaveTick } from './WaveLabels.tsx';

/** One part of each wave's bar. */
interface WaveSeries<R> {
  readonly key: string;
  readonly name: string;
  /** CSS colour. */
  readonly colour: string;
  readonly read: (row: R) => number;
  readonly isFaded: (row: R) => boolean;
  readonly choose: (row: R) => void;
}

interface WaveBarsProps<R> {
  /** The chart in words. */
  readonly label: string;
  readonly rows: readonly R[];
  /** From the bottom of the bars to their top. */
  readonly series: readonly WaveSeries<R>[];
  /** Pixels. */
  readonly axisWidth: number;
  /** What stands above a bar. @param room pixels that it has. */
  readonly writeTotal: (row: R, room: number) => string;
  readonly tooltip: NonNullable<ComponentProps<typeof Tooltip>['content']>;
  /** Drawn over the bars. */
  readonly children?: ReactNode;
}

/**
 * A stacked bar for each wave. Whatever is not `rows` and not `label` must be the same object as long as it is the same: the
 * library takes each part of the chart in anew, and computes all of it again for each, where a part is another object.
 */
export function WaveBars<R extends { readonly name: string; readonly total: number }>(props: WaveBarsProps<R>) {
  const { label, rows, series, axisWidth, writeTotal, tooltip, children } = props;
  const [element, { width, height }] = useElementSize();
  const room = (width - axisWidth) / Math.max(1, rows.length);
  const axes = useMemo(
    () => (
      <>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          dataKey="name"
          {...AXIS}
          interval={0}
          height={WAVE_AXIS_HEIGHT}
          tick={(tick: XAxisTickContentProps) => <WaveTick {...tick} room={room} />}
        />
        <YAxis
          width={axisWidth}
          allowDecimals={false}
          {...AXIS}
          tickCount={countTicks(height)}
          tickFormatter={formatsFor('').count}
        />
        <Tooltip cursor={CURSOR} isAnimationActive={false} content={tooltip} />
      </>
    ),
    [room, axisWidth, height, tooltip],
  );
  const bars = useMemo(() => series.map((one) => drawBar(one)), [series]);
  return (
    <div ref={element} className={frame.chart} role="img" aria-label={label}>
      {width > 0 && height > 0 && (
        <ComposedChart
          width={width}
          height={height}
          data={rows}
          margin={CHART_MARGIN}
          barCategoryGap="28%"
          accessibilityLayer={false}
        >
          {axes}
          {bars}
          <Totals rows={rows} write={(row) => writeTotal(row, room)} />
          {children}
        </ComposedChart>
      )}
    </div>
  );
}

interface TotalsProps<R> {
  readonly rows: readonly R[];
  readonly write: (row: R) => string;
}

/** What stands above each bar. Not a line of the library with labels for dots: it measures its path, which lays out the page. */
function Totals<R extends { readonly total: number }>({ rows, write }: TotalsProps<R>): ReactNode {
  const ticks = useXAxisTicks();
  const scale = useYAxisScale();
  return rows.map((row, index) => {
    const tick = ticks?.[index];
    return tick && <TotalLabel key={tick.index} x={tick.coordinate} y={scale?.(row.total)} text={write(row)} />;
  });
}

function drawBar<R>({ key, name, colour, read, isFaded, choose }: WaveSeries<R>): ReactNode {
  return (
    <Bar
      key={key}
      name={name}
      dataKey={read}
      stackId="wave"
      maxBarSize={56}
      isAnimationActive={false}
      onClick={({ payload }: BarRectangleItem) => choose(payload as R)}
      shape={({ x, y, width, height, payload }: BarShapeProps) => (
        <rect
          x={x}
          y={y}
          width={width}
          height={Math.abs(height)}
          className={styles.bar}
          fill={colour}
          fillOpacity={isFaded(payload as R) ? FADED : 1}
          stroke="var(--surface)"
        />
      )}
    />
  );
}
