import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { CSSProperties } from 'react';
import { NO_ROW } from '../../shared/model/ids.ts';
import { readPolicy } from '../../shared/model/plan.ts';
import type { Persona } from '../../shared/model/policy.ts';
import type { WaveLoad, WaveTotals } from '../../shared/waves/load.ts';
import { planStore, usePlan } from '../state/plan-store.ts';
import { inspect, useSession } from '../state/session-store.ts';
import type { DragState } from '../state/session-store.ts';
import { joinClasses } from '../ui/class-names.ts';
import { countNoun, formatsFor } from '../ui/format.ts';
import type { Formats } from '../ui/format.ts';
import type { ColumnHeadProps } from './board-descriptor.ts';
import { shortenPersona } from './card-view.ts';
import { HeadName } from './HeadName.tsx';
import { useLiveFigures } from './live-figures.ts';
import type { LiveFigures } from './live-figures.ts';
import { findOverloaded } from './overloaded-sellers.ts';
import { countWave } from './wave-counts.ts';
import spokenStyles from '../ui/Spoken.module.css';
import styles from './ColumnHead.module.css';

/** How many overloaded sellers are named. */
const NAMED = 4;

/** A wave's launch, its work beside that of the other waves, who has too much of it, and its mix of personas. */
export function WaveHead({ column, figuresId }: ColumnHeadProps) {
  const { key: index } = column;
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  const live = useLiveFigures();
  const change = useSession(({ drag }) => countChange(drag, index));
  const overload = useMemo(() => live && describeOverload(live, index), [live, index]);
  if (!base || !figures || !live) return null;
  const formats = formatsFor(base.facts.currency);
  const wave = base.assignment.waves[index]?.wave;
  const totals = live.load.byWave[index];
  const accounts = countWave(figures.load, index);
  const mix = readMix(live.load, base.personas.personas, index);
  const launch = wave?.launch ? formats.day(wave.launch) : 'no date';
  const work = totals && describeWork(formats, totals);
  const counted = countNoun(formats, accounts, 'account');
  return (
    <>
      <div className={styles.row}>
        <HeadName
          column={column}
          figuresId={figuresId}
          onInspect={() => inspect(index === NO_ROW ? { kind: 'plan' } : { kind: 'wave', index })}
        />
        {overload && (
          <span className={joinClasses(styles.index, styles.out)} title={overload.inFull}>
            <TriangleAlert size={12} strokeWidth={2.2} aria-hidden />
            {overload.short}
          </span>
        )}
        {wave && (
          <span className={joinClasses(styles.index, styles.quiet, !wave.launch && styles.amber)}>{launch}</span>
        )}
      </div>
      {totals ? <WorkBar totals={totals} load={live.load} /> : <div className={styles.noWork} />}
      <div className={styles.details}>
        <span className={styles.team}>
          {counted}
          {change !== 0 && <span className={styles.projected}> → {formats.count(accounts + change)}</span>}
        </span>
        <span className={styles.sums} title={work?.inFull}>
          {work ? work.short : 'wait for a wave'}
        </span>
      </div>
      <div className={styles.mix} aria-hidden title={writeMix(mix)}>
        {mix.map(({ persona, count }) => (
          <span key={persona.id} style={{ flexGrow: count, ...tint(persona) }} />
        ))}
      </div>
      <p id={figuresId} className={spokenStyles.spoken}>
        {[
          wave && (wave.launch ? `Launch ${launch}` : 'No launch date'),
          counted,
          work?.inFull,
          overload?.inFull,
          writeMix(mix),
        ]
          .filter(Boolean)
          .join('. ')}
      </p>
    </>
  );
}

/**
 * The sellers' hours of the wave, incumbents and incoming, as long as they are beside the wave with the most: against what
 * the whole team can carry, every wave would look empty while single sellers drown.
 */
function WorkBar({ totals, load }: { readonly totals: WaveTotals; readonly load: WaveLoad }) {
  const most = Math.max(...load.byWave.map(sumSellers));
  const percent = (hours: number): CSSProperties => ({ width: `${most > 0 ? (100 * hours) / most : 0}%` });
  return (
    <div className={styles.work} aria-hidden>
      <span className={styles.incumbent} style={percent(totals.incumbentHours)} />
      <span className={styles.incoming} style={percent(totals.incomingHours)} />
    </div>
  );
}

function sumSellers(totals: WaveTotals): number {
  return totals.incumbentHours + totals.incomingHours;
}

function describeWork(formats: Formats, totals: WaveTotals): { readonly short: string; readonly inFull: string } {
  const hours = (value: number): string => formats.hours(Math.round(value));
  const sides = `${hours(totals.incumbentHours)} for incumbents and ${hours(totals.incomingHours)} for incoming sellers`;
  const { capacityHours } = totals;
  const share = capacityHours > 0 ? formats.share(sumSellers(totals) / capacityHours) : '';
  return {
    short: `${hours(sumSellers(totals))} of work`,
    inFull: share === '' ? sides : `${sides}, ${share} of the ${hours(capacityHours)} that all sellers can carry`,
  };
}

/** "3 over 6 h", and who they are. */
function describeOverload({ base, load }: LiveFigures, index: number): { short: string; inFull: string } | null {
  const policy = readPolicy(base.document, 'handoverCapacity');
  const overloaded = findOverloaded(load, base.roster, policy, index);
  if (overloaded.length === 0) return null;
  const formats = formatsFor(base.facts.currency);
  const plan = formats.hours(policy.planHours);
  const named = overloaded
    .slice(0, NAMED)
    .map(
      ({ seller, week, hours }) =>
        `${base.roster.names[seller]} ${formats.hours(hours)} in the week of ${formats.dayShort(week)}`,
    );
  const others = overloaded.length - named.length;
  return {
    short: `${formats.count(overloaded.length)} over ${plan}`,
    inFull: `${countNoun(formats, overloaded.length, 'seller')} above ${plan} in a week: ${named.join(', ')}${others > 0 ? ` and ${formats.count(others)} more` : ''}`,
  };
}

interface MixEntry {
  readonly persona: Persona;
  readonly count: number;
}

function readMix(load: WaveLoad, personas: readonly Persona[], index: number): MixEntry[] {
  const line = index === NO_ROW ? load.byWave.length : index;
  return personas
    .map((persona, at) => ({ persona, count: load.personaMix[line * personas.length + at] ?? 0 }))
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
