import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import { joinClasses } from './class-names.ts';
import { SettingNumber } from './SettingNumber.tsx';
import type { SettingNumberProps } from './SettingNumber.tsx';
import styles from './Settings.module.css';

interface SettingsLayoutProps {
  /** What the settings are for. */
  readonly label: string;
  readonly settings: ReactNode;
  /** Starts the search; stays in view while the settings scroll. */
  readonly run: ReactNode;
  /** The answer. */
  readonly children: ReactNode;
}

/** What is asked for on the left, the answer beside it. */
export function SettingsLayout({ label, settings, run, children }: SettingsLayoutProps) {
  return (
    <div className={styles.view}>
      <div className={styles.side}>
        <section className={styles.panel} aria-label={label}>
          {settings}
        </section>
        <div className={styles.run}>{run}</div>
      </div>
      <div className={styles.answer}>{children}</div>
    </div>
  );
}

interface SettingsGroupProps {
  readonly title: string;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

export function SettingsGroup({ title, note, children }: SettingsGroupProps) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {note && <SettingsNote>{note}</SettingsNote>}
      {children}
    </section>
  );
}

export function SettingsNote({ children }: { readonly children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
}

/** Settings that are seldom changed, folded until asked for. */
export function SettingsFold({ title, children }: Omit<SettingsGroupProps, 'note'>) {
  return (
    <Disclosure className={styles.group ?? ''}>
      <AriaButton slot="trigger" className={styles.disclosure ?? ''}>
        <ChevronRight size={13} aria-hidden className={styles.arrow} />
        {title}
      </AriaButton>
      <DisclosurePanel className={styles.more ?? ''}>{children}</DisclosurePanel>
    </Disclosure>
  );
}

interface SettingLineProps {
  /** Seen only: the field has its own name. */
  readonly label: string;
  /** For a field wider than a number. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

export function SettingLine({ label, isWide, children }: SettingLineProps) {
  return (
    <div className={joinClasses(styles.line, isWide && styles.wide)}>
      <span aria-hidden>{label}</span>
      {children}
    </div>
  );
}

interface SettingsTableProps {
  /** Of the names, then of each field. */
  readonly headings: readonly string[];
  readonly isTight?: boolean;
  /** Rows. */
  readonly children: ReactNode;
}

/** Several numbers for each of several things. */
export function SettingsTable({ headings, isTight, children }: SettingsTableProps) {
  return (
    <table className={joinClasses(styles.table, isTight && styles.tight)}>
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface NumberSettingProps extends SettingNumberProps {
  /** What screen readers say, where the label alone is too short. */
  readonly name?: string;
}

/** A number with its label on one line. */
export function NumberSetting({ label, name = label, ...number }: NumberSettingProps) {
  return (
    <SettingLine label={label}>
      <SettingNumber label={name} {...number} />
    </SettingLine>
  );
}
