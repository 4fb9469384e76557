import type { ComponentProps, ReactNode } from 'react';
import { Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import type { BarShapeProps, DotItemDotProps, XAxisTickContentProps } from 'recharts';
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

/** A stacked bar for each wave. */
export function WaveBars<R extends { readonly name: string; readonly total: number }>(props: WaveBarsProps<R>) {
  const { label, rows, series, axisWidth, writeTotal, tooltip, children } = props;
  const [element, { width, height }] = useElementSize();
  const room = (width - axisWidth) / Math.max(1, rows.length);
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
          {series.map(({ key, name, colour, read, isFaded, choose }) => (
            <Bar
              key={key}
              name={name}
              dataKey={read}
              stackId="wave"
              maxBarSize={56}
              isAnimationActive={false}
              onClick={(_, index) => {
                const row = rows[index];
                if (row) choose(row);
              }}
              shape={({ x, y, width: across, height: tall, payload }: BarShapeProps) => (
                <rect
                  x={x}
                  y={y}
                  width={across}
                  height={Math.abs(tall)}
                  className={styles.bar}
                  fill={colour}
                  fillOpacity={isFaded(payload as R) ? FADED : 1}
                  stroke="var(--surface)"
                />
              )}
            />
          ))}
          <Line
            dataKey="total"
            stroke="none"
            isAnimationActive={false}
            activeDot={false}
            dot={({ key, cx, cy, payload }: DotItemDotProps) => (
              <TotalLabel key={key} x={cx} y={cy} text={writeTotal(payload as R, room)} />
            )}
          />
          {children}
        </ComposedChart>
      )}
    </div>
  );
}
