import { CircleX } from 'lucide-react';
import { cancelImport, setImportName, useImporting } from '../../state/importing.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ImportFindings } from './ImportFindings.tsx';
import { ImportSummary } from './ImportSummary.tsx';
import styles from './CheckStage.module.css';

/** Reads everything once and says what it found, before anything is stored. */
export function CheckStage() {
  const status = useImporting((state) => state.status);
  const progress = useImporting((state) => state.progress);
  const report = useImporting((state) => state.report);
  const errors = useImporting((state) => state.errors);
  const planName = useImporting((state) => state.planName);
  if (status === 'running' || status === 'choosing') {
    return (
      <div className={styles.running}>
        <ProgressBar
          label={status === 'running' ? 'Reading your files' : 'Stopped'}
          value={null}
          detail={progress ?? ''}
        />
        <Button onPress={cancelImport} isDisabled={status !== 'running'}>
          Stop
        </Button>
      </div>
    );
  }
  if (status === 'refused' || !report) {
    return (
      <div className={styles.stage}>
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
  return (
    <div className={styles.stage}>
      <div className={styles.name}>
        <TextField label="Name of the plan" value={planName} onChange={setImportName} maxLength={120} />
      </div>
      <ImportSummary report={report} />
      <ImportFindings findings={report.findings} />
    </div>
  );
}
