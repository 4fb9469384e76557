import { memo, useCallback, useDeferredValue, useMemo } from 'react';
import type { TooltipContentProps } from 'recharts';
import type { PersonaId } from '../../shared/model/ids.ts';
import type { Persona } from '../../shared/model/policy.ts';
import { shortenPersona } from '../board/card-view.ts';
import { useLiveFigures } from '../board/live-figures.ts';
import { useSession } from '../state/session-store.ts';
import type { Filter } from '../state/session-store.ts';
import { formatsFor } from '../ui/format.ts';
import { ChartPanel } from './ChartPanel.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import { choosePersona, chooseWave } from './choose-filter.ts';
import { createMixTable, describeMix, isSameMix, listMix } from './persona-mix.ts';
import type { MixRow } from './persona-mix.ts';
import frame from './ChartFrame.module.css';
import styles from './WaveChart.module.css';
import { WaveBars } from './WaveBars.tsx';

const AXIS_WIDTH = 38;

function tintOf(persona: Persona): string {
  return `var(--persona-${persona.colour}, var(--persona-none))`;
}

/** Accounts that move, per wave and persona. A click on a bar shows just these on the board. */
export const PersonaMixChart = memo(function PersonaMixChart() {
  const live = useLiveFigures();
  const filter = useSession((state) => state.filter);
  const rows = useMemo(() => (live ? listMix(live) : []), [live]);
  const personas = live?.base.personas.personas;
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

/** Where a figure is another one, the bars are drawn after the rest: neither a drop nor the pointer waits for them. */
const MixBars = memo(function MixBars(props: MixBarsProps) {
  return <DrawnMixBars {...useDeferredValue(props)} />;
}, isSameChart);

const DrawnMixBars = memo(function DrawnMixBars({ rows, personas, wave, persona: chosen }: MixBarsProps) {
  const series = useMemo(() => {
    const all = personas.map((persona, code) => ({
      key: persona.id,
      name: persona.name,
      colour: tintOf(persona),
      read: (row: MixRow) => row.counts[code] ?? 0,
      isFaded: (row: MixRow) => (wave !== null && wave !== row.wave) || (chosen !== null && chosen !== persona.id),
      choose: (row: MixRow) => chooseWave(row.wave, persona.id),
    }));
    // The risky on top, the many at the bottom: the order in which one reads a wave.
    return all.toReversed();
  }, [personas, wave, chosen]);
  const tooltip = useCallback(
    (props: TooltipContentProps) => <MixTooltip {...props} personas={personas} />,
    [personas],
  );
  return (
    <WaveBars
      label={describeMix(rows, personas, formatsFor(''))}
      rows={rows}
      series={series}
      axisWidth={AXIS_WIDTH}
      writeTotal={writeTotal}
      tooltip={tooltip}
    />
  );
});

function writeTotal({ total }: MixRow): string {
  return total === 0 ? '' : formatsFor('').count(total);
}

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
