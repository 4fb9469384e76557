import { Download, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import type { AccountId } from '../../../shared/model/ids.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { undo } from '../../state/plan-actions.ts';
import { usePlan } from '../../state/plan-store.ts';
import { readLastRefresh, writeLastRefresh } from '../../state/refreshing.ts';
import { selectOnly } from '../../state/selection.ts';
import { announce, setInspectorOpen } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { saveCsv } from '../save-csv.ts';
import { Panel } from '../shell/Page.tsx';
import { useFormats } from '../use-formats.ts';
import { RefreshChanges } from './RefreshChanges.tsx';
import styles from './DataView.module.css';

/** What the last import changed, and the way back; nothing where the plan still has its first data. */
export function LastRefreshPanel({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const formats = useFormats();
  // Each edit makes another base: what is done and what rests is told by the decisions as they are now.
  const last = useMemo(() => readLastRefresh(base), [base]);
  if (!last) return null;
  const takeBack = () => {
    const label = undo();
    if (label !== null) announce(`Undone: ${label}`);
  };
  return (
    <Panel
      title="What the last import changed"
      note={formats.instant(last.at)}
      actions={
        <>
          {last.isLastStep && !isReadOnly && (
            <Button size="s" icon={Undo2} onPress={takeBack}>
              Back to the data before
            </Button>
          )}
          <Button size="s" icon={Download} onPress={() => void saveCsv('refresh.csv', writeLastRefresh())}>
            Save as CSV…
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        <RefreshChanges summary={last.summary} currency={base.facts.currency} onAccount={showAccount} />
      </div>
    </Panel>
  );
}

function showAccount(account: AccountId): void {
  selectOnly(account);
  setInspectorOpen(true);
}
