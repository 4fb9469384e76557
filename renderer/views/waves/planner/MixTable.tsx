import type { CSSProperties } from 'react';
import { nameWaves } from '../../../../shared/overview/schedule-words.ts';
import type { WaveLoad } from '../../../../shared/waves/load.ts';
import type { FoundSchedule } from '../../../state/schedule-store.ts';
import { PersonaLabel } from '../../../ui/Persona.tsx';
import { useFormats } from '../../use-formats.ts';
import styles from './Planner.module.css';

interface MixTableProps {
  readonly found: FoundSchedule;
  /** The load of the plan as it stood. */
  readonly before: WaveLoad;
}

/** Persona by wave: moves and their share against the guidance, and how many the wave had before. */
export function MixTable({ found, before }: MixTableProps) {
  const { base, input, launches, proposal } = found;
  const formats = useFormats();
  const names = nameWaves(base, launches.length);
  const width = input.personas.length;
  const { personaMix, missedQuotas } = proposal.outcome;
  const wavesBefore = base.assignment.waves.length;
  return (
    <div className={styles.mixScroll}>
      <table className={styles.mix}>
        <thead>
          <tr>
            <th scope="col">Persona</th>
            {names.map((name, wave) => (
              <th key={wave} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {base.personas.personas.map((persona, code) => {
            const counts = Array.from(
              { length: launches.length + 1 },
              (_, wave) => personaMix[wave * width + code] ?? 0,
            );
            const total = counts.reduce((sum, count) => sum + count, 0);
            if (total === 0) return null;
            return (
              <tr key={persona.id}>
                <th scope="row">
                  <PersonaLabel persona={persona} />
                </th>
                {launches.map((launch, wave) => {
                  const count = counts[wave] as number;
                  const share = count / total;
                  const quota = input.personas[code]?.quotas?.[wave];
                  const was = wave < wavesBefore ? (before.personaMix[wave * width + code] ?? 0) : 0;
                  const isMissed = missedQuotas.some((missed) => missed.persona === code && missed.wave === wave);
                  const style = {
                    '--share': `${share * 100}%`,
                    '--tint': `var(--persona-${persona.colour}, var(--persona-none))`,
                    '--low': `${Math.max(0, (quota ?? 0) - input.band) * 100}%`,
                    '--high': `${Math.min(1, (quota ?? 0) + input.band) * 100}%`,
                  } as CSSProperties;
                  const guide = quota === undefined ? '' : `; guidance ${formats.share(quota)}`;
                  return (
                    <td
                      key={launch.day}
                      title={`${formats.share(share)} of its moves${guide}; ${formats.count(was)} before`}
                    >
                      <span className={styles.mixNumbers}>
                        <strong className={isMissed ? styles.missed : undefined}>{formats.count(count)}</strong>
                        <span className={isMissed ? styles.missed : undefined}>{formats.fixedShare(share)}</span>
                        <span className={styles.was}>{formats.count(was)}</span>
                      </span>
                      <span className={styles.mixBar} style={style} aria-hidden>
                        {quota !== undefined && <span className={styles.mixBand} />}
                        <span className={styles.mixFill} />
                      </span>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
