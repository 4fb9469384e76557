import { History } from 'lucide-react';
import styles from './StaleNote.module.css';

/** What has become of an answer since it was found. */
export function StaleNote({ text }: { readonly text: string }) {
  return (
    <p className={styles.note} role="status">
      <History size={14} aria-hidden />
      {text}
    </p>
  );
}
