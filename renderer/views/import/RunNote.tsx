import { LoaderCircle } from 'lucide-react';
import { useImporting } from '../../state/importing-store.ts';
import styles from './ImportWizard.module.css';
import { describeRows, describeStep } from './RunState.tsx';

/** Says that the files are being read again while the last result is still shown. */
export function RunNote() {
  const isAgain = useImporting((state) => state.status === 'running' && state.report !== null);
  const progress = useImporting((state) => state.progress);
  return (
    <p className={styles.again} role="status">
      {isAgain && (
        <>
          <LoaderCircle size={14} aria-hidden className={styles.turning} />
          {describeStep(progress)} {progress && describeRows(progress)}
        </>
      )}
    </p>
  );
}
