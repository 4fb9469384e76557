import { ArrowLeftRight, Camera, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { compareWith, compareWithFile, useComparison } from '../../../state/comparison.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { reportFailure } from '../../decide.ts';
import { useFormats } from '../../use-formats.ts';
import { listChoices, useSides } from './compare-sides.ts';
import { DifferencesPanel } from './DifferencesPanel.tsx';
import { ScorecardsPanel } from './ScorecardsPanel.tsx';
import { SnapshotDialog } from './SnapshotDialog.tsx';
import { SnapshotsPanel } from './SnapshotsPanel.tsx';
import sheet from '../Figures.module.css';
import styles from './Compare.module.css';

/** The present scenario beside another one, a snapshot or a file: what differs, what it brings, and taking it over. */
export function CompareView() {
  const sides = useSides();
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  const scenarios = usePlan((state) => state.scenarios);
  const snapshots = usePlan((state) => state.snapshots);
  const scenarioId = usePlan((state) => state.scenarioId);
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const file = useComparison((state) => state.file);
  const formats = useFormats();
  const [isTaking, setTaking] = useState(false);
  if (!sides || !base || !figures) return null;
  const current = scenarios.find(({ id }) => id === scenarioId);
  const name = current?.name ?? '';
  return (
    <div className={sheet.view}>
      <div className={styles.bar}>
        <strong className={styles.here} title={name}>
          {name}
        </strong>
        <ArrowLeftRight size={15} aria-hidden className={styles.arrow} />
        <Select
          look="chip"
          label="Compared with"
          options={listChoices({ scenarios, snapshots, scenarioId }, file, formats.instant)}
          value={`${sides.target.source} ${sides.target.scenario}`}
          onChange={(id) => {
            const [source, scenario] = [id.slice(0, 4), id.slice(5)];
            compareWith({ source: source === 'file' ? 'file' : 'plan', scenario });
          }}
        />
        <Button
          icon={FolderOpen}
          onPress={() =>
            void compareWithFile().then((result) => reportFailure('The file was not opened for comparison', result))
          }
        >
          Compare with a file…
        </Button>
        <span className={styles.space} />
        <Button icon={Camera} isDisabled={isReadOnly || current?.isBaseline === true} onPress={() => setTaking(true)}>
          Take a snapshot…
        </Button>
      </div>
      <DifferencesPanel base={base} name={name} sides={sides} canAdopt={!isReadOnly && current?.isBaseline === false} />
      <div className={styles.pair}>
        <ScorecardsPanel name={name} figures={figures} sides={sides} />
        <SnapshotsPanel />
      </div>
      {isTaking && <SnapshotDialog onClose={() => setTaking(false)} />}
    </div>
  );
}
