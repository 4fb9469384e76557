import { explainDisruption } from '../../../../shared/overview/explain-scorecard.ts';
import type { DisruptionFigure } from '../../../../shared/overview/explain-scorecard.ts';
import { readPolicy } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import type { Scorecard } from '../../../../shared/territory/scorecard.ts';
import { joinClasses } from '../../../ui/class-names.ts';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import { Figure } from './Figure.tsx';
import sheet from '../Figures.module.css';
import styles from './Scorecard.module.css';

interface DisruptionPanelProps {
  readonly base: PlanBase;
  readonly scorecard: Scorecard;
}

/** What the moves cost, and when: the price of the balance. */
export function DisruptionPanel({ base, scorecard }: DisruptionPanelProps) {
  const formats = useFormats();
  const { disruption } = scorecard;
  const { shares } = disruption;
  const policy = readPolicy(base.document, 'balance');
  const churn = disruption.churn.reduce((most, own) => Math.max(most, own), 0);
  const lines: readonly {
    readonly figure: DisruptionFigure;
    readonly label: string;
    readonly value: string;
    readonly share: string;
    readonly limit?: number;
    readonly isOver?: boolean;
  }[] = [
    {
      figure: 'accounts',
      label: 'Accounts moved',
      value: formats.count(disruption.movedAccounts),
      share: formats.fixedShare(shares.accounts),
      limit: policy.maximumMovedAccounts,
      isOver: shares.accounts > policy.maximumMovedAccounts,
    },
    {
      figure: 'arr',
      label: 'ARR moved',
      value: formats.moneyCompact(disruption.movedArr),
      share: formats.fixedShare(shares.arr),
      limit: policy.maximumMovedArr,
      isOver: shares.arr > policy.maximumMovedArr,
    },
    {
      figure: 'pipeline',
      label: 'Pipeline moved',
      value: formats.moneyCompact(disruption.movedPipeline),
      share: formats.fixedShare(shares.pipeline),
    },
    {
      figure: 'lateDeals',
      label: 'Late-stage deals moved',
      value: formats.count(disruption.lateDealsMoved),
      share: formats.fixedShare(shares.lateDeals),
    },
    {
      figure: 'movedAgain',
      label: 'Moved again within a year',
      value: formats.count(disruption.movedAgain),
      share: '',
    },
    { figure: 'continuity', label: 'Continuity', value: formats.share(disruption.continuity), share: '' },
    { figure: 'churn', label: 'Highest book churn', value: formats.share(churn), share: '' },
  ];
  return (
    <Panel title="Disruption" note="Transfers only.">
      <div className={styles.cost}>
        <table className={joinClasses(sheet.table, styles.figures)} aria-label="Disruption">
          <tbody>
            {lines.map(({ figure, label, value, share, limit, isOver }) => (
              <tr key={figure}>
                <th scope="row">{label}</th>
                <td>
                  <Figure explain={() => explainDisruption(base, scorecard, figure)}>{value}</Figure>
                </td>
                <td className={joinClasses(isOver && sheet.bad)}>
                  {share}
                  {limit !== undefined && <span className={styles.faint}> of at most {formats.share(limit)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <WaveRisk base={base} scorecard={scorecard} />
      </div>
    </Panel>
  );
}

/** ARR of the transfers by wave, as bars over one scale. */
function WaveRisk({ base, scorecard }: DisruptionPanelProps) {
  const formats = useFormats();
  const { arrAtRiskByWave } = scorecard.disruption;
  const most = arrAtRiskByWave.reduce((largest, arr) => Math.max(largest, arr), 0);
  return (
    <section className={styles.risk} aria-label="ARR at risk by wave">
      <h3 className={styles.subtitle}>ARR at risk by wave</h3>
      <dl className={styles.bars}>
        {Array.from(arrAtRiskByWave, (arr, index) => {
          const name = base.assignment.waves[index]?.wave.name ?? 'Unscheduled';
          return (
            <div key={name} className={styles.barRow}>
              <dt title={name}>{name}</dt>
              <dd className={styles.barTrack} aria-hidden>
                <span className={styles.bar} style={{ width: `${most > 0 ? (100 * arr) / most : 0}%` }} />
              </dd>
              <dd title={formats.money(arr)}>{formats.moneyCompact(arr)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
