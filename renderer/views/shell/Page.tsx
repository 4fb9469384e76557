import type { ReactNode } from 'react';
import { joinClasses } from '../../ui/class-names.ts';
import styles from './Page.module.css';

interface PageProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** The content fills the page and scrolls in itself, instead of the page scrolling. */
  readonly isFilled?: boolean;
  readonly children: ReactNode;
}

/** A step without a board: its title, what it is for, what can be done, and the content. */
export function Page({ title, description, actions, isFilled, children }: PageProps) {
  return (
    <div className={joinClasses(styles.page, isFilled && styles.filled)}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 className={styles.title}>{title}</h1>
          {description && <p className={styles.description}>{description}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.body}>{children}</div>
    </div>
  );
}

interface PanelProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A framed part of a page. */
export function Panel({ title, note, actions, className, children }: PanelProps) {
  return (
    <section className={joinClasses(styles.panel, className)} aria-label={title}>
      <header className={styles.panelHead}>
        <h2 className={styles.panelTitle}>{title}</h2>
        {note && <span className={styles.note}>{note}</span>}
        {actions}
      </header>
      {children}
    </section>
  );
}
