import { Undo2 } from 'lucide-react';
import { readPlanTable } from '../../../shared/model/plan.ts';
import type { Correction } from '../../../shared/model/plan.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { usePlan } from '../../state/plan-store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { decide } from '../decide.ts';
import { Panel } from '../shell/Page.tsx';
import styles from './DataView.module.css';

/** Facts set by hand for missing or wrong values: decisions, kept on the next import. */
export function CorrectionsPanel({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const corrections = [...readPlanTable(base.document, 'corrections').entries()];
  return (
    <Panel title="Corrections" note={corrections.length > 0 ? String(corrections.length) : undefined}>
      {corrections.length === 0 ? (
        <p className={styles.content}>
          <span className={styles.text}>None. A fact corrected in Baton is listed here, for the CRM.</span>
        </p>
      ) : (
        <table className={styles.table}>
          <tbody>
            {corrections.map(([key, correction]) => (
              <tr key={key}>
                <td>
                  <span className={styles.coverageLabel}>
                    {nameRow(base, correction)}: {correction.field} = {String(correction.value ?? 'unknown')}
                  </span>
                  <span className={styles.consequence}>{correction.reason}</span>
                </td>
                <td className={styles.end}>
                  <IconButton
                    label="Take the correction back"
                    icon={Undo2}
                    size="s"
                    isDisabled={isReadOnly}
                    onPress={() => takeBack(correction)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function takeBack({ table, rowId, field }: Correction): void {
  decide({ kind: 'correctFact', table, rowId, field, value: undefined, reason: '' });
}

function nameRow(base: PlanBase, { table, rowId }: Correction): string {
  const rows = base.facts[table];
  const row = rows.id.indexOf(rowId);
  return row < 0 ? rowId : (rows.name[row] ?? rowId);
}
