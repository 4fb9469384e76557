import type { CSSProperties } from 'react';
import { NO_ROW } from '../../shared/model/ids.ts';
import type { Persona } from '../../shared/model/policy.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import { planStore, usePlan } from '../state/plan-store.ts';
import { inspect, useSession } from '../state/session-store.ts';
import type { DragState } from '../state/session-store.ts';
import { joinClasses } from '../ui/class-names.ts';
import { countNoun, formatsFor } from '../ui/format.ts';
import type { ColumnHeadProps } from './board-descriptor.ts';
import { BulletBar } from './BulletBar.tsx';
import { shortenPersona } from './card-view.ts';
import { countWave } from './wave-counts.ts';
import styles from './ColumnHead.module.css';

/** A wave's launch, its work against what the sellers can carry, and its mix of personas. */
export function WaveHead({ column, figuresId }: ColumnHeadProps) {
  const { key: index, name } = column;
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  const change = useSession(({ drag }) => countChange(drag, index));
  if (!base || !figures) return null;
  const formats = formatsFor(base.facts.currency);
  const wave = base.assignment.waves[index]?.wave;
  const totals = figures.load.byWave[index];
  const accounts = countWave(base, index);
  const mix = readMix(figures, base.personas.personas, index);
  const launch = wave?.launch ? formats.day(wave.launch) : 'no date';
  const capacity = totals?.capacityHours ?? 0;
  const toPercent = (hours: number): number => (capacity > 0 ? (100 * hours) / capacity : Number.NaN);
  const hours = totals
    ? `${formats.decimal(totals.incumbentHours, 0)} + ${formats.hours(Math.round(totals.incomingHours))}`
    : 'moves without a wave';
  const counted = countNoun(formats, accounts, 'account');
  return (
    <>
      <div className={styles.row}>
        <h3 className={styles.title}>
          <button
            type="button"
            tabIndex={-1}
            className={styles.name}
            title={name}
            onClick={() => index !== NO_ROW && inspect({ kind: 'wave', index })}
          >
            {name}
          </button>
        </h3>
        {wave && (
          <span className={joinClasses(styles.index, styles.quiet, !wave.launch && styles.amber)}>{launch}</span>
        )}
      </div>
      <BulletBar
        parts={[
          { value: toPercent(totals?.incumbentHours ?? Number.NaN), tone: 'incumbent' },
          { value: toPercent(totals?.incomingHours ?? Number.NaN), tone: 'incoming' },
        ]}
        tolerance={null}
        hasTarget={capacity > 0}
        ghost={null}
      />
      <div className={styles.details}>
        <span
          className={styles.team}
          title={totals && `Incumbents and incoming sellers, of ${formats.hours(Math.round(capacity))} they can carry`}
        >
          {hours}
          {totals && capacity > 0 && ` of ${formats.hours(Math.round(capacity))}`}
        </span>
        <span className={styles.sums}>
          {counted}
          {change !== 0 && <span className={styles.projected}> → {formats.count(accounts + change)}</span>}
        </span>
      </div>
      <div className={styles.mix} aria-hidden title={writeMix(mix)}>
        {mix.map(({ persona, count }) => (
          <span key={persona.id} style={{ flexGrow: count, ...tint(persona) }} />
        ))}
      </div>
      <p id={figuresId} className={styles.hidden}>
        {[
          wave && (wave.launch ? `Launch ${launch}` : 'No launch date'),
          counted,
          totals &&
            `${formats.hours(Math.round(totals.incumbentHours))} for incumbents and ${formats.hours(Math.round(totals.incomingHours))} for incoming sellers, of ${formats.hours(Math.round(capacity))} they can carry`,
          writeMix(mix),
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
    </>
  );
}

interface MixEntry {
  readonly persona: Persona;
  readonly count: number;
}

function readMix(figures: PlanFigures, personas: readonly Persona[], index: number): MixEntry[] {
  const line = index === NO_ROW ? figures.load.byWave.length : index;
  return personas
    .map((persona, at) => ({ persona, count: figures.load.personaMix[line * personas.length + at] ?? 0 }))
    .filter(({ count }) => count > 0);
}

function writeMix(mix: readonly MixEntry[]): string {
  return mix.map(({ persona, count }) => `${count} ${shortenPersona(persona.name)}`).join(', ');
}

function tint(persona: Persona): CSSProperties {
  return { '--tint': `var(--persona-${persona.colour}, var(--persona-none))` } as CSSProperties;
}

/** By how many accounts the wave would grow or shrink with the drop. */
function countChange(drag: DragState | null, index: number): number {
  const { base } = planStore.getState();
  if (!base || drag?.board !== 'waves' || drag.over === null || drag.refusal) return 0;
  const { wave } = base.assignment;
  let change = 0;
  for (const row of drag.rows) {
    if (wave[row] === drag.over) continue;
    if (drag.over === index) change++;
    else if (wave[row] === index) change--;
  }
  return change;
}
