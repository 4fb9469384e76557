import type { ReactNode } from 'react';
import { Explained } from '../../../ui/Tooltip.tsx';
import sheet from '../Figures.module.css';
import styles from './Scorecard.module.css';

interface FigureProps {
  /** How the figure comes about, the formula first; asked when somebody looks. */
  readonly explain: () => readonly string[];
  readonly children: ReactNode;
}

/** A figure with its formula and numbers on hover and focus. */
export function Figure({ explain, children }: FigureProps) {
  return <Explained explanation={<Lines explain={explain} />}>{children}</Explained>;
}

function Lines({ explain }: Pick<FigureProps, 'explain'>) {
  const [formula, ...numbers] = explain();
  return (
    <span className={styles.lines}>
      <span className={styles.formula}>{formula}</span>
      {numbers.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
}

interface ChangeProps {
  readonly before: string;
  readonly after: string;
  /** After − before; less is better. */
  readonly change: number;
}

/** "13 → 9", coloured where it got better or worse. */
export function Change({ before, after, change }: ChangeProps) {
  const tone = Math.abs(change) < 0.0005 || Number.isNaN(change) ? undefined : change < 0 ? sheet.good : sheet.bad;
  return (
    <span className={styles.change}>
      <span className={styles.before}>{before}</span>
      <span aria-hidden>→</span>
      <span className={tone}>{after}</span>
    </span>
  );
}
