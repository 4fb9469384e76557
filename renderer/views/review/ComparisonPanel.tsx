import type { Scorecard } from '../../../shared/territory/scorecard.ts';
import { MEASURE_NAMES } from '../../ui/measure-names.ts';
import { MOVE_KINDS } from '../inspector/move-kinds.ts';
import { FactList } from '../inspector/Parts.tsx';
import { Panel } from '../shell/Page.tsx';
import { useFormats } from '../use-formats.ts';
import styles from './ReviewView.module.css';

interface ComparisonPanelProps {
  readonly scorecard: Scorecard;
  readonly scenario: string;
}

/** Today and the scenario side by side: the balance, and what it costs. */
export function ComparisonPanel({ scorecard, scenario }: ComparisonPanelProps) {
  const formats = useFormats();
  const { disruption } = scorecard;
  const kinds = (['transfer', 'succession', 'assignment', 'release'] as const).filter(
    (kind) => disruption.byKind[kind] > 0,
  );
  return (
    <Panel title={`Today and ${scenario}`} note="Who is out of tolerance first, then the spread over all sellers.">
      <div className={styles.comparison}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col" colSpan={2}>
                Out of tolerance
              </th>
              <th scope="col" colSpan={2}>
                CV
              </th>
              <th scope="col" colSpan={2}>
                Gini
              </th>
            </tr>
          </thead>
          <tbody>
            {scorecard.balance.map(({ measure, before, after }) => (
              <tr key={measure}>
                <th scope="row">{MEASURE_NAMES[measure]}</th>
                <td title={after.tolerance === null ? 'Reported only: no tolerance' : undefined}>
                  {after.tolerance === null ? '–' : formats.count(before.out)}
                </td>
                {after.tolerance === null ? (
                  <td />
                ) : (
                  <Change text={formats.count(after.out)} change={after.out - before.out} />
                )}
                <td>{formats.fixedShare(before.cv)}</td>
                <Change text={formats.fixedShare(after.cv)} change={after.cv - before.cv} />
                <td>{formats.fixed(before.gini, 2)}</td>
                <Change text={formats.fixed(after.gini, 2)} change={after.gini - before.gini} />
              </tr>
            ))}
          </tbody>
        </table>
        <div className={styles.cost}>
          <FactList
            facts={[
              ...kinds.map((kind) => ({
                label: MOVE_KINDS[kind].name,
                value: formats.count(disruption.byKind[kind]),
                exact: MOVE_KINDS[kind].meaning,
              })),
              {
                label: 'ARR moved',
                value: `${formats.moneyCompact(disruption.movedArr)} · ${formats.share(disruption.shares.arr)}`,
                exact: formats.money(disruption.movedArr),
              },
              {
                label: 'Pipeline transferred',
                value: `${formats.moneyCompact(disruption.movedPipeline)} · ${formats.share(disruption.shares.pipeline)}`,
                exact: formats.money(disruption.movedPipeline),
              },
              { label: 'Late-stage deals moved', value: formats.count(disruption.lateDealsMoved) },
              { label: 'Continuity', value: formats.share(disruption.continuity), isStrong: true },
              { label: 'Moved again within a year', value: formats.count(disruption.movedAgain) },
            ]}
          />
        </div>
      </div>
    </Panel>
  );
}

/** A figure under the scenario, told by colour and weight whether it is better; less is better here. */
function Change({ text, change }: { readonly text: string; readonly change: number }) {
  const tone = Math.abs(change) < 0.0005 || Number.isNaN(change) ? undefined : change < 0 ? styles.good : styles.bad;
  return <td className={tone}>→ {text}</td>;
}
