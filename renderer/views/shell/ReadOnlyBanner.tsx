import { Eye } from 'lucide-react';
import { saveFileAs } from '../../state/plan-actions.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { reportFailure } from '../decide.ts';
import styles from './ReadOnlyBanner.module.css';

export function ReadOnlyBanner() {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const file = usePlan((state) => state.file);
  if (!isReadOnly) return null;
  return (
    <div className={styles.banner} role="note">
      <Eye size={15} aria-hidden />
      <p className={styles.text}>
        <strong>Read-only copy</strong>
        {file ? ` of ${file.name}` : ''}. Look at everything; nothing you do changes it.
      </p>
      <Button
        size="s"
        onPress={() => void saveFileAs().then((result) => reportFailure('The copy was not saved', result))}
      >
        Save as a file…
      </Button>
    </div>
  );
}
