import { ArchiveRestore, GitCompare, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { compareWith } from '../../../state/comparison.ts';
import { usePlan } from '../../../state/plan-store.ts';
import type { SnapshotSummary } from '../../../state/plan-store.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { decide } from '../../decide.ts';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import { SnapshotDialog } from './SnapshotDialog.tsx';
import styles from './Compare.module.css';

/** The present scenario as it was at moments worth keeping. Whatever is done here, undo takes back. */
export function SnapshotsPanel() {
  const formats = useFormats();
  const all = usePlan((state) => state.snapshots);
  const scenarioId = usePlan((state) => state.scenarioId);
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const [changed, setChanged] = useState<SnapshotSummary | null>(null);
  const snapshots = all.filter(({ of }) => of === scenarioId);
  return (
    <Panel title="Snapshots" note={snapshots.length === 0 ? '' : 'Of this scenario, the last one first.'}>
      {snapshots.length === 0 ? (
        <p className={styles.none}>
          None yet. A snapshot keeps all decisions of this scenario under a name, to compare with and to go back to.
        </p>
      ) : (
        <ul className={styles.snapshots}>
          {snapshots.map((snapshot) => (
            <li key={snapshot.id} className={styles.snapshot}>
              <div className={styles.words}>
                <span className={styles.name} title={snapshot.name}>
                  {snapshot.name}
                </span>
                <span className={styles.note}>
                  {formats.instant(snapshot.takenAt)}
                  {snapshot.note && ` · ${snapshot.note}`}
                </span>
              </div>
              <IconButton
                label={`Compare with “${snapshot.name}”`}
                icon={GitCompare}
                onPress={() => compareWith({ source: 'plan', scenario: snapshot.id })}
              />
              <IconButton
                label={`Restore “${snapshot.name}”`}
                icon={ArchiveRestore}
                isDisabled={isReadOnly}
                onPress={() => void decide({ kind: 'copyDecisions', from: snapshot.id })}
              />
              <IconButton
                label={`Change “${snapshot.name}”`}
                icon={Pencil}
                isDisabled={isReadOnly}
                onPress={() => setChanged(snapshot)}
              />
              <IconButton
                label={`Remove “${snapshot.name}”`}
                icon={Trash2}
                isDisabled={isReadOnly}
                onPress={() => void decide({ kind: 'removeSnapshot', snapshot: snapshot.id })}
              />
            </li>
          ))}
        </ul>
      )}
      {changed && <SnapshotDialog snapshot={changed} onClose={() => setChanged(null)} />}
    </Panel>
  );
}
