import { useDeferredValue } from 'react';
import { useImporting } from '../../state/importing-store.ts';
import { CurrencyPanel } from './CurrencyPanel.tsx';
import { HealthPanel } from './HealthPanel.tsx';
import { OwnersPanel } from './OwnersPanel.tsx';
import { ReadingsPanel } from './ReadingsPanel.tsx';
import { RunState } from './RunState.tsx';
import { WordsPanel } from './WordsPanel.tsx';
import styles from './ValuesStage.module.css';

const STAGE_CLASSES = [
  { id: 'open', label: 'Open' },
  { id: 'late', label: 'Late' },
  { id: 'won', label: 'Won' },
  { id: 'lost', label: 'Lost' },
] as const;

const LIFECYCLES = [
  { id: 'customer', label: 'Customer' },
  { id: 'former', label: 'Former' },
  { id: 'prospect', label: 'Prospect' },
] as const;

/** What the texts of the files were taken to mean, and everything about it that can be settled otherwise. */
export function ValuesStage() {
  const report = useDeferredValue(useImporting((state) => state.report));
  if (!report) return <RunState />;
  const stages = report.stages.map(({ stage, stageClass, ...rest }) => ({ word: stage, meaning: stageClass, ...rest }));
  return (
    <div className={styles.stage}>
      <div className={styles.column}>
        <OwnersPanel report={report} />
        <ReadingsPanel columns={report.columns} />
        <CurrencyPanel report={report} />
      </div>
      <div className={styles.column}>
        <WordsPanel
          title="Stages of deals"
          noun="deal"
          choice="stages"
          words={stages}
          options={STAGE_CLASSES}
          blank="No stage"
        />
        <WordsPanel
          title="Customers and prospects"
          noun="account"
          choice="lifecycles"
          words={report.lifecycles}
          options={LIFECYCLES}
          blank="No word"
          note={report.lifecycleFrom && `Told apart by: ${report.lifecycleFrom}`}
        />
        <HealthPanel report={report} />
      </div>
    </div>
  );
}
