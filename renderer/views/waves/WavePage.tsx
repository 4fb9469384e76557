import type { ReactNode } from 'react';
import { WaveViewSwitch } from './WaveViewSwitch.tsx';
import styles from './WavePage.module.css';

interface WavePageProps {
  /** For screen readers: the switch shows it. */
  readonly title: string;
  /** What can be done, on the right of the switch. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the step Waves other than its board: the switch on top, the content scrolls below it. */
export function WavePage({ title, actions, children }: WavePageProps) {
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.bar}>
        <WaveViewSwitch />
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
