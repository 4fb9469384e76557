import { CircleX } from 'lucide-react';
import { cancelImport } from '../../state/import-run.ts';
import { useImporting } from '../../state/importing-store.ts';
import type { ImportProgress } from '../../state/importing-store.ts';
import { Button } from '../../ui/Button.tsx';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { ImportFindings } from './ImportFindings.tsx';
import styles from './RunState.module.css';

/** A run under way, stopped or refused: what is shown where there is no report yet. */
export function RunState() {
  const status = useImporting((state) => state.status);
  const progress = useImporting((state) => state.progress);
  const errors = useImporting((state) => state.errors);
  if (status === 'refused') {
    return (
      <div className={styles.refusal}>
        <p className={styles.refused} role="alert">
          <CircleX size={18} aria-hidden />
          <span>
            <strong>These files cannot be used yet.</strong> Nothing was stored. Correct what is named below and choose
            the files again.
          </span>
        </p>
        <ImportFindings findings={errors} />
      </div>
    );
  }
  const isRunning = status === 'running';
  return (
    <div className={styles.running}>
      <ProgressBar
        label={isRunning ? describeStep(progress) : 'Stopped. Nothing was stored.'}
        value={isRunning ? (progress?.share ?? null) : 0}
        detail={progress ? describeRows(progress) : ''}
      />
      {isRunning && <Button onPress={cancelImport}>Stop</Button>}
    </div>
  );
}

export function describeStep(progress: ImportProgress | null): string {
  if (!progress) return 'Reading your files';
  return progress.fileName === '' ? 'Making the facts' : `Reading ${progress.fileName}`;
}

export function describeRows({ rows }: ImportProgress): string {
  return rows === 0 ? '' : countNoun(formatsFor(''), rows, 'row');
}
