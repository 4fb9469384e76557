import type { CSSProperties } from 'react';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { useFormats } from '../use-formats.ts';
import { Panel } from '../shell/Page.tsx';
import styles from './DataView.module.css';

/** For how many records the facts are known that rules and figures depend on, and what each missing one costs. */
export function CoveragePanel({ base }: { readonly base: PlanBase }) {
  const formats = useFormats();
  return (
    <Panel title="What is known" note="Missing is unknown, never false.">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Fact</th>
            <th scope="col" aria-label="Share" />
            <th scope="col" className={styles.end}>
              Known
            </th>
          </tr>
        </thead>
        <tbody>
          {base.coverage.map(({ field, label, known, of, among, consequence }) => {
            const share = of === 0 ? 0 : known / of;
            return (
              <tr key={field}>
                <td>
                  <span className={styles.coverageLabel}>{label}</span>
                  {share < 1 && <span className={styles.consequence}>{consequence}</span>}
                </td>
                <td>
                  <CoverageBar share={share} />
                </td>
                <td className={styles.end}>
                  {formats.count(known)} of {formats.count(of)}
                  {among !== 'accounts' && <span className={styles.consequence}>{among}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

/** @param share 0 to 1. */
export function CoverageBar({ share }: { readonly share: number }) {
  const style = { '--share': `${share * 100}%` } as CSSProperties;
  return (
    <span className={styles.bar} aria-hidden>
      <span className={joinClasses(styles.fill, share < 0.5 && styles.low)} style={style} />
    </span>
  );
}
