import type { ReactNode } from 'react';
import { joinClasses } from '../../ui/class-names.ts';
import styles from './Parts.module.css';

interface SectionProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One question the inspector answers. */
export function Section({ title, action, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {action}
      </header>
      {children}
    </section>
  );
}

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** The exact value, on hover. */
  readonly exact?: string | undefined;
  readonly isStrong?: boolean;
}

/** Labels on the left, values on the right. Empty values are left out. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(({ value }) => value !== '' && value !== null)
        .map(({ label, value, exact, isStrong }) => (
          <div key={label} className={styles.fact}>
            <dt className={styles.label}>{label}</dt>
            <dd className={joinClasses(styles.value, isStrong && styles.strong)} title={exact}>
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

export function Note({ children, tone }: { readonly children: ReactNode; readonly tone?: 'warn' }) {
  return <div className={joinClasses(styles.note, tone && styles[tone])}>{children}</div>;
}

interface PanelHeadProps {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly children?: ReactNode;
}

/** What is looked at: its name, what kind of thing it is, its marks. */
export function PanelHead({ title, detail, children }: PanelHeadProps) {
  return (
    <header className={styles.panelHead}>
      <h2 className={styles.name} title={title}>
        {title}
      </h2>
      {detail && <p className={styles.detail}>{detail}</p>}
      {children && <div className={styles.tags}>{children}</div>}
    </header>
  );
}

export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={styles.tag}>{children}</span>;
}
