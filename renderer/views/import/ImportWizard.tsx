import { ArrowLeft, ArrowRight, Check, X } from 'lucide-react';
import { useState } from 'react';
import { acceptImport, cancelImport, resetImport, runImport, useImporting } from '../../state/importing.ts';
import { goToStep } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { reportFailure } from '../decide.ts';
import { Wordmark } from '../shell/Wordmark.tsx';
import { CheckStage } from './CheckStage.tsx';
import { ColumnsStage } from './ColumnsStage.tsx';
import { FilesStage } from './FilesStage.tsx';
import styles from './ImportWizard.module.css';

const STAGES = ['Files', 'Columns', 'Check'] as const;
type Stage = (typeof STAGES)[number];

/** From files to a plan in three stages. Nothing is stored before the last button. */
export function ImportWizard({ onClose }: { readonly onClose: () => void }) {
  const [stage, setStage] = useState<Stage>('Files');
  const files = useImporting((state) => state.files);
  const status = useImporting((state) => state.status);
  const chosen = Object.values(files);
  const areFilesReady = files.accounts?.status === 'ready' && chosen.every((file) => file.status === 'ready');
  const hasFailed = chosen.some((file) => file.status === 'failed');
  const isMapped = areFilesReady && chosen.every((file) => file.missing.length === 0);

  const close = () => {
    resetImport();
    onClose();
  };
  const check = () => {
    setStage('Check');
    void runImport();
  };
  const leaveCheck = () => {
    if (status === 'running') cancelImport();
    setStage('Columns');
  };
  const create = async () => {
    const result = await acceptImport();
    reportFailure('The plan was not created', result);
    if (!result.ok) return;
    goToStep('data');
    onClose();
  };

  return (
    <div className={styles.wizard}>
      <header className={styles.top}>
        <Wordmark />
        <h1 className={styles.title}>Import your data</h1>
        <ol className={styles.stages} aria-label="Stages">
          {STAGES.map((name, index) => (
            <li
              key={name}
              aria-current={name === stage ? 'step' : undefined}
              className={joinClasses(styles.stage, name === stage && styles.current)}
            >
              <span className={styles.number}>
                {index < STAGES.indexOf(stage) ? <Check size={11} strokeWidth={3} aria-hidden /> : index + 1}
              </span>
              {name}
            </li>
          ))}
        </ol>
        <Button variant="quiet" icon={X} onPress={close}>
          Cancel
        </Button>
      </header>
      <main className={styles.main}>
        {stage === 'Files' && <FilesStage />}
        {stage === 'Columns' && <ColumnsStage />}
        {stage === 'Check' && <CheckStage />}
      </main>
      <footer className={styles.foot}>
        <p className={styles.hint}>{describeNext(stage, chosen.length, hasFailed, areFilesReady, isMapped)}</p>
        {stage === 'Columns' && (
          <Button icon={ArrowLeft} onPress={() => setStage('Files')}>
            Files
          </Button>
        )}
        {stage === 'Check' && (
          <Button icon={ArrowLeft} onPress={leaveCheck}>
            Columns
          </Button>
        )}
        {stage === 'Files' && (
          <Button variant="primary" isDisabled={!areFilesReady} onPress={() => setStage('Columns')}>
            Next: columns <ArrowRight size={14} aria-hidden />
          </Button>
        )}
        {stage === 'Columns' && (
          <Button variant="primary" isDisabled={!isMapped} onPress={check}>
            Next: check <ArrowRight size={14} aria-hidden />
          </Button>
        )}
        {stage === 'Check' && (
          <Button variant="primary" icon={Check} isDisabled={status !== 'done'} onPress={() => void create()}>
            Create the plan
          </Button>
        )}
      </footer>
    </div>
  );
}

function describeNext(
  stage: Stage,
  files: number,
  hasFailed: boolean,
  areFilesReady: boolean,
  isMapped: boolean,
): string {
  if (stage === 'Files') {
    if (files === 0) return 'Begin with the accounts; everything else is optional.';
    if (hasFailed) return 'A file cannot be read: remove it or choose another.';
    return areFilesReady ? 'Nothing leaves this machine.' : 'An accounts file that can be read is needed to go on.';
  }
  if (stage === 'Columns') {
    return isMapped
      ? 'Columns nobody mapped are kept, and can be filtered by.'
      : 'Required fields still lack a column.';
  }
  return 'Nothing is stored until you create the plan.';
}
