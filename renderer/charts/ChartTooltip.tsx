import type { ReactNode } from 'react';
import styles from './ChartTooltip.module.css';

export interface TooltipLine {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  /** CSS colour of the mark the line speaks of. */
  readonly colour?: string;
}

/** What a chart says about the mark under the pointer. */
export function ChartTooltip({ title, lines }: { readonly title: string; readonly lines: readonly TooltipLine[] }) {
  return (
    <div className={styles.tooltip}>
      <div className={styles.title}>{title}</div>
      {lines.map((line) => (
        <div key={line.key} className={styles.line}>
          <span className={styles.swatch} style={{ background: line.colour ?? 'transparent' }} />
          <span className={styles.label}>{line.label}</span>
          <span className={styles.value}>{line.value}</span>
        </div>
      ))}
    </div>
  );
}
