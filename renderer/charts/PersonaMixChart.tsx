import { memo, useCallback, useDeferredValue, useMemo } from 'react';
import { Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import type { BarShapeProps, DotItemDotProps, TooltipContentProps, XAxisTickContentProps } from 'recharts';
import type { PersonaId } from '../../shared/model/ids.ts';
import type { Persona } from '../../shared/model/policy.ts';
import { shortenPersona } from '../board/card-view.ts';
import { useLiveFigures } from '../board/live-figures.ts';
import { useSession } from '../state/session-store.ts';
import type { Filter } from '../state/session-store.ts';
import { formatsFor } from '../ui/format.ts';
import { AXIS, CHART_MARGIN, countTicks, CURSOR, FADED, WAVE_AXIS_HEIGHT } from './chart-style.ts';
import { ChartPanel } from './ChartPanel.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import { choosePersona, chooseWave } from './choose-filter.ts';
import { createMixTable, describeMix, isSameMix, listMix } from './persona-mix.ts';
import type { MixRow } from './persona-mix.ts';
import { useElementSize } from './use-element-size.ts';
import frame from './ChartFrame.module.css';
import styles from './WaveChart.module.css';
import { TotalLabel, WaveTick } from './WaveLabels.tsx';

const AXIS_WIDTH = 38;

function tintOf(persona: Persona): string {
  return `var(--persona-${persona.colour}, var(--persona-none))`;
}

/** Accounts that move, per wave and persona. A click on a bar shows just these on the board. */
export const PersonaMixChart = memo(function PersonaMixChart() {
  const live = useLiveFigures();
  const filter = useSession((state) => state.filter);
  // Drawing may lag behind the pointer; the drag itself never waits for a chart.
  const drawn = useDeferredValue(live);
  const rows = useMemo(() => (drawn ? listMix(drawn) : []), [drawn]);
  const personas = drawn?.base.personas.personas;
  const chooseCell = useCallback(
    (wave: string, cell: number | null) => chooseWave(wave, cell === null ? null : (personas?.[cell]?.id ?? null)),
    [personas],
  );
  if (!live || !personas) return null;
  return (
    <ChartPanel
      title="Persona mix per wave"
      shortTitle="Persona mix"
      unit="moves per wave"
      isProjected={live.isProjected}
      createTable={() => createMixTable(rows, personas, formatsFor(''))}
      choose={chooseCell}
      hasChoosableCells
    >
      {rows.every(({ total }) => total === 0) && (
        <p className={styles.empty}>No moves yet. The personas of each wave’s moves appear here.</p>
      )}
      <MixBars rows={rows} personas={personas} wave={filter.wave} persona={filter.persona} />
      <ul className={frame.legend} aria-label="Personas">
        {personas.map((persona) => (
          <li key={persona.id}>
            <button
              type="button"
              aria-pressed={filter.persona === persona.id}
              title={`${persona.name}: show only these`}
              onClick={() => choosePersona(persona.id)}
            >
              <span className={styles.swatch} style={{ background: tintOf(persona) }} />
              <span className={styles.label}>{shortenPersona(persona.name)}</span>
            </button>
          </li>
        ))}
      </ul>
    </ChartPanel>
  );
});

interface MixBarsProps {
  readonly rows: readonly MixRow[];
  readonly personas: readonly Persona[];
  /** What the boards show alone, `null` for all. */
  readonly wave: Filter['wave'];
  readonly persona: PersonaId | null;
}

/** The slow part: drawn again only where a figure is another one. */
const MixBars = memo(function MixBars({ rows, personas, wave, persona: chosen }: MixBarsProps) {
  const [element, { width, height }] = useElementSize();
  const formats = formatsFor('');
  const room = (width - AXIS_WIDTH) / Math.max(1, rows.length);
  const isFaded = (row: MixRow | undefined, persona: Persona): boolean =>
    (wave !== null && wave !== row?.wave) || (chosen !== null && chosen !== persona.id);
  return (
    <div ref={element} className={frame.chart} role="img" aria-label={describeMix(rows, personas, formats)}>
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
            tick={(props: XAxisTickContentProps) => <WaveTick {...props} room={room} />}
          />
          <YAxis
            width={AXIS_WIDTH}
            allowDecimals={false}
            {...AXIS}
            tickCount={countTicks(height)}
            tickFormatter={formats.count}
          />
          <Tooltip
            cursor={CURSOR}
            isAnimationActive={false}
            content={(props: TooltipContentProps) => <MixTooltip {...props} personas={personas} />}
          />
          {/* The risky on top, the many at the bottom: the order in which one reads a wave. */}
          {personas.toReversed().map((persona, reversed) => {
            const code = personas.length - 1 - reversed;
            return (
              <Bar
                key={persona.id}
                name={persona.name}
                dataKey={(row: MixRow) => row.counts[code] ?? 0}
                stackId="mix"
                maxBarSize={56}
                isAnimationActive={false}
                onClick={(_, index) => {
                  const row = rows[index];
                  if (row) chooseWave(row.wave, persona.id);
                }}
                shape={({ x, y, width: across, height: tall, payload }: BarShapeProps) => (
                  <rect
                    x={x}
                    y={y}
                    width={across}
                    height={Math.abs(tall)}
                    className={styles.bar}
                    fill={tintOf(persona)}
                    fillOpacity={isFaded(payload as MixRow, persona) ? FADED : 1}
                    stroke="var(--surface)"
                  />
                )}
              />
            );
          })}
          <Line
            dataKey="total"
            stroke="none"
            isAnimationActive={false}
            activeDot={false}
            dot={({ key, cx, cy, payload }: DotItemDotProps) => {
              const { total } = payload as MixRow;
              return <TotalLabel key={key} x={cx} y={cy} text={total === 0 ? '' : formats.count(total)} />;
            }}
          />
        </ComposedChart>
      )}
    </div>
  );
}, isSameChart);

function isSameChart(left: MixBarsProps, right: MixBarsProps): boolean {
  const isSameFilter = left.wave === right.wave && left.persona === right.persona;
  return isSameFilter && left.personas === right.personas && isSameMix(left.rows, right.rows);
}

function MixTooltip({ active, payload, personas }: TooltipContentProps & { readonly personas: readonly Persona[] }) {
  const row = payload[0]?.payload as MixRow | undefined;
  if (!active || !row) return null;
  const formats = formatsFor('');
  const lines = personas.map((persona, code) => {
    const count = row.counts[code] ?? 0;
    return {
      key: persona.id,
      label: persona.name,
      value: `${formats.count(count)} · ${formats.share(row.total === 0 ? 0 : count / row.total)}`,
      colour: tintOf(persona),
    };
  });
  return <ChartTooltip title={`${row.name}: ${formats.count(row.total)}`} lines={lines} />;
}
