import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import type { CSSProperties } from 'react';
import styles from './ProgressBar.module.css';

interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1, or `null` while the end is not known. */
  readonly value: number | null;
  /** The progress in numbers: "12,000 of 100,000 rows". */
  readonly detail?: string;
}

export function ProgressBar({ label, value, detail }: ProgressBarProps) {
  const style = { '--filled': `${Math.round((value ?? 0.35) * 100)}%` } as CSSProperties;
  return (
    <AriaProgressBar
      className={styles.progress}
      value={(value ?? 0) * 100}
      isIndeterminate={value === null}
      {...(detail ? { valueLabel: detail } : {})}
    >
      <div className={styles.words}>
        <Label>{label}</Label>
        {detail && <span className={styles.detail}>{detail}</span>}
      </div>
      <div className={styles.track}>
        <div className={value === null ? styles.moving : styles.fill} style={style} />
      </div>
    </AriaProgressBar>
  );
}
