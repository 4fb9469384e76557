import { memo, useMemo } from 'react';
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { TooltipContentProps } from 'recharts';
import type { Persona } from '../../shared/model/policy.ts';
import type { PersonaId } from '../../shared/model/ids.ts';
import { shortenPersona } from '../board/card-view.ts';
import { changeFilter, useSession } from '../state/session-store.ts';
import { AXIS, CHART_MARGIN, CURSOR } from './chart-style.ts';
import { ChartPanel } from './ChartPanel.tsx';
import type { ChartTable } from './ChartPanel.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import styles from './Legend.module.css';
import { useLiveLoad } from './live-load.ts';
import type { LiveLoad } from './live-load.ts';

interface MixRow {
  readonly name: string;
  /** `null` stands for unscheduled. */
  readonly wave: string | null;
  readonly counts: readonly number[];
  readonly total: number;
}

function listMix({ base, load }: LiveLoad): MixRow[] {
  const { personas } = base.personas;
  const { waves } = base.assignment;
  return [...waves.map(({ id, wave }) => ({ id: id as string | null, name: wave.name })), UNSCHEDULED].map(
    ({ id, name }, index) => {
      const counts = personas.map((_, code) => load.personaMix[index * personas.length + code] ?? 0);
      return { name, wave: id, counts, total: counts.reduce((sum, count) => sum + count, 0) };
    },
  );
}

const UNSCHEDULED = { id: null, name: 'Unscheduled' };

function createTable(rows: readonly MixRow[], personas: readonly Persona[]): ChartTable {
  return {
    columns: ['Wave', ...personas.map((persona) => persona.name), 'All'],
    rows: rows.map((row) => [row.name, ...row.counts, row.total]),
  };
}

/** Accounts that move, per wave and persona. A click on a bar shows just these on the board. */
export const PersonaMixChart = memo(function PersonaMixChart() {
  const live = useLiveLoad();
  const filter = useSession((state) => state.filter);
  const rows = useMemo(() => (live ? listMix(live) : []), [live]);
  if (!live) return null;
  const { personas } = live.base.personas;

  const choose = (row: MixRow | undefined, persona: PersonaId): void => {
    if (!row) return;
    const wave = row.wave ?? 'unscheduled';
    const isChosen = filter.persona === persona && filter.wave === wave;
    changeFilter(isChosen ? { persona: null, wave: null } : { persona, wave, movedOnly: true });
  };

  return (
    <ChartPanel
      title="Persona mix per wave"
      unit="moves"
      isProjected={live.isProjected}
      table={createTable(rows, personas)}
    >
      <div className={styles.chart}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={rows} margin={CHART_MARGIN} barCategoryGap="28%">
            <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
            <XAxis dataKey="name" {...AXIS} interval={0} />
            <YAxis width={34} allowDecimals={false} {...AXIS} />
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
                  fill={`var(--persona-${persona.colour}, var(--persona-none))`}
                  stroke="var(--surface)"
                  strokeWidth={1}
                  maxBarSize={56}
                  isAnimationActive={false}
                  className={styles.clickable}
                  onClick={(_, index) => choose(rows[index], persona.id)}
                >
                  {code === 0 && (
                    <LabelList
                      position="top"
                      valueAccessor={(entry: { payload?: unknown }) => (entry.payload as MixRow | undefined)?.total}
                      className={styles.total}
                    />
                  )}
                </Bar>
              );
            })}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <ul className={styles.legend}>
        {personas.map((persona) => (
          <li key={persona.id}>
            <span style={{ background: `var(--persona-${persona.colour}, var(--persona-none))` }} />
            {shortenPersona(persona.name)}
          </li>
        ))}
      </ul>
    </ChartPanel>
  );
});

function MixTooltip({ active, payload, personas }: TooltipContentProps & { readonly personas: readonly Persona[] }) {
  const row = payload[0]?.payload as MixRow | undefined;
  if (!active || !row) return null;
  const lines = personas.map((persona, code) => {
    const count = row.counts[code] ?? 0;
    const share = row.total === 0 ? 0 : Math.round((100 * count) / row.total);
    return {
      key: persona.id,
      label: persona.name,
      value: `${count} · ${share} %`,
      colour: `var(--persona-${persona.colour}, var(--persona-none))`,
    };
  });
  return <ChartTooltip title={`${row.name}: ${row.total}`} lines={lines} />;
}
