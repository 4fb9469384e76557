import { TriangleAlert } from 'lucide-react';
import { chooseCarried, chooseTarget, setMoveAsOf } from '../../state/import-run.ts';
import { useImporting } from '../../state/importing-store.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Switch } from '../../ui/Toggles.tsx';
import { RefreshChanges } from '../data/RefreshChanges.tsx';
import { Panel } from '../shell/Page.tsx';
import styles from './ChangesStage.module.css';
import { IMPORT_TABLE_INFO } from './import-tables.ts';
import { RunState } from './RunState.tsx';

/** What the new facts bring to the open plan, before anything is stored. */
export function ChangesStage() {
  const refresh = useImporting((state) => state.refresh);
  const moveAsOf = useImporting((state) => state.moveAsOf);
  const planName = usePlan((state) => state.name);
  const isComparing = useImporting((state) => state.isComparing);
  if (!refresh) {
    return isComparing ? <ProgressBar label={`Comparing with “${planName}”`} value={null} /> : <RunState />;
  }
  const { summary, missing, carried, facts } = refresh;
  const accounts = summary.tables.find(({ table }) => table === 'accounts');
  const isOther = accounts !== undefined && accounts.before > 0 && accounts.gone.count >= accounts.before * 0.9;
  return (
    <div className={styles.stage}>
      {isOther && (
        <div className={styles.other} role="alert">
          <TriangleAlert size={18} aria-hidden />
          <p>
            <strong>
              {accounts.gone.count === accounts.before ? 'None' : 'Hardly any'} of the accounts of “{planName}” are in
              these files.
            </strong>{' '}
            They look like the accounts of another plan.
          </p>
          <Button onPress={() => chooseTarget(false)}>Make a new plan instead</Button>
        </div>
      )}
      <Panel title={`What changes in “${planName}”`} note="Every decision is kept.">
        <div className={styles.content}>
          <RefreshChanges summary={summary} currency={facts.currency} />
        </div>
      </Panel>
      <Panel title="What stays as it was">
        <div className={styles.options}>
          {missing.map((table) => (
            <Switch
              key={table}
              isSelected={carried.includes(table)}
              onChange={(isKept) =>
                chooseCarried(isKept ? [...carried, table] : carried.filter((other) => other !== table))
              }
            >
              Keep the {IMPORT_TABLE_INFO[table].name.toLowerCase()} of the last import: no file brings them now
            </Switch>
          ))}
          <Switch isSelected={!moveAsOf} onChange={(isKept) => setMoveAsOf(!isKept)}>
            Keep the as-of day, instead of moving it to today
          </Switch>
        </div>
      </Panel>
    </div>
  );
}
