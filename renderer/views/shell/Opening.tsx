import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Mark } from './Wordmark.tsx';
import styles from './Opening.module.css';

/** While a plan is read: nothing at first, since most open at once; then that it is on its way. */
export function Opening() {
  return (
    <main className={styles.page} aria-busy="true">
      <div className={styles.wait}>
        <Mark size={36} />
        <ProgressBar label="Opening the plan" value={null} />
      </div>
    </main>
  );
}
