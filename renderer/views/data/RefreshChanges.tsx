import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { AccountId } from '../../../shared/model/ids.ts';
import type { AsideNote, OwnerNote, ScenarioRefresh } from '../../../shared/overview/follow-decisions.ts';
import type { CorrectionNote, FieldRefresh, RefreshSummary } from '../../../shared/overview/refresh-summary.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { countNoun, formatsFor } from '../../ui/format.ts';
import type { Formats } from '../../ui/format.ts';
import { IMPORT_TABLE_INFO } from '../import/import-tables.ts';
import { writeFact } from '../write-fact.ts';
import styles from './RefreshChanges.module.css';

interface RefreshChangesProps {
  readonly summary: RefreshSummary;
  /** ISO 4217, or an empty text. */
  readonly currency: string;
  /** Shows an account; absent where there is no plan to show it in yet. */
  readonly onAccount?: (account: AccountId) => void;
}

/** What other facts bring to the plan: what is new, gone and changed, and what becomes of the decisions. */
export function RefreshChanges({ summary, currency, onAccount }: RefreshChangesProps) {
  const formats = formatsFor(currency);
  if (summary.isSame) {
    return <p className={styles.same}>Nothing differs: every fact is as it was.</p>;
  }
  const fields = summary.tables.flatMap(({ table, fields: changed }) =>
    changed.map((field) => ({ ...field, table: IMPORT_TABLE_INFO[table].name })),
  );
  return (
    <div className={styles.changes}>
      <div className={styles.side}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">Before</th>
              <th scope="col">Now</th>
              <th scope="col">New</th>
              <th scope="col">Gone</th>
              <th scope="col">Changed</th>
            </tr>
          </thead>
          <tbody>
            {summary.tables
              .filter(({ before, after }) => before + after > 0)
              .map(({ table, before, after, added, gone, changed }) => (
                <tr key={table}>
                  <th scope="row">{IMPORT_TABLE_INFO[table].name}</th>
                  <td>{formats.count(before)}</td>
                  <td>{formats.count(after)}</td>
                  <td title={nameAll(added)}>{formats.count(added.count)}</td>
                  <td title={nameAll(gone)}>{formats.count(gone.count)}</td>
                  <td>{formats.count(changed)}</td>
                </tr>
              ))}
          </tbody>
        </table>
        {summary.scenarios.map((scenario) => (
          <DecisionChanges key={scenario.scenario} scenario={scenario} formats={formats} onAccount={onAccount} />
        ))}
        <CorrectionChanges summary={summary} formats={formats} />
      </div>
      <FieldChanges fields={fields} formats={formats} />
    </div>
  );
}

type NamedField = FieldRefresh & { readonly table: string };

function FieldChanges({ fields, formats }: { readonly fields: readonly NamedField[]; readonly formats: Formats }) {
  const lost = fields.filter(({ isLost }) => isLost);
  const changed = fields.filter(({ isLost }) => !isLost);
  if (fields.length === 0) return null;
  return (
    <section aria-label="Changed facts">
      <h3 className={styles.title}>Changed facts</h3>
      <Details
        tone="warn"
        count={lost.length}
        label={lost.length === 1 ? 'is in none of the new files any more' : 'are in none of the new files any more'}
      >
        {lost.map((field) => (
          <li key={`${field.table} ${field.kind} ${field.field}`}>
            <strong>{field.label}</strong> {field.table.toLowerCase()}: was known for {formats.count(field.emptied)}{' '}
            that are still there
          </li>
        ))}
      </Details>
      {changed.map((field) => (
        <Details
          key={`${field.table} ${field.kind} ${field.field}`}
          count={field.count}
          label={describeField(field, formats)}
        >
          {field.examples.map(({ id, name, from, to }) => (
            <li key={id}>
              <strong>{name}</strong> {writeFact(formats, field.kind, from)} → {writeFact(formats, field.kind, to)}
            </li>
          ))}
        </Details>
      ))}
    </section>
  );
}

interface DecisionChangesProps extends Pick<RefreshChangesProps, 'onAccount'> {
  readonly scenario: ScenarioRefresh;
  readonly formats: Formats;
}

function DecisionChanges({ scenario, formats, onAccount }: DecisionChangesProps) {
  const { name, movesBefore, movesNow, done, contradicted, followed, lockedMoved, aside, returned, sellersGone } =
    scenario;
  return (
    <section aria-label={`Decisions of ${name}`}>
      <h3 className={styles.title}>
        Decisions of {name}
        <span className={styles.note}>
          all kept · {countNoun(formats, movesBefore, 'move')} before, {formats.count(movesNow)} now
        </span>
      </h3>
      <Details
        tone="good"
        count={done.length}
        label="done: the CRM has the planned seller, so there is nothing to move"
      >
        {listOwners(done, onAccount)}
      </Details>
      <Details tone="warn" count={contradicted.length} label="contradicted: the CRM has another seller than planned">
        {listOwners(contradicted, onAccount)}
      </Details>
      <Details tone="warn" count={lockedMoved.length} label="locked, and with another seller in the CRM all the same">
        {listOwners(lockedMoved, onAccount)}
      </Details>
      <Details
        tone="warn"
        count={sellersGone.length}
        label="sellers gone to whom accounts should move; these stay for now"
      >
        {sellersGone.map((seller) => (
          <li key={seller.id}>
            <strong>{seller.name}</strong> {countNoun(formats, seller.accounts, 'account')}
          </li>
        ))}
      </Details>
      <Details count={followed.count} label="with another seller; the plan decided nothing about them">
        {listOwners(followed.examples, onAccount)}
      </Details>
      <Details count={aside.length} label="not in the data: their decisions rest, and come back with them">
        {listAside(aside)}
      </Details>
      <Details tone="good" count={returned.length} label="in the data again: their decisions count again">
        {listAside(returned)}
      </Details>
    </section>
  );
}

function CorrectionChanges({ summary, formats }: { readonly summary: RefreshSummary; readonly formats: Formats }) {
  const { met, changed, aside, kept } = summary.corrections;
  if (kept === 0) return null;
  const list = (notes: readonly CorrectionNote[]): ReactNode =>
    notes.map(({ id, table, name, label, kind, to, corrected }) => (
      <li key={`${table} ${id} ${label}`}>
        <strong>{name}</strong> {label}: {writeFact(formats, kind, to)} in the data, corrected to{' '}
        {writeFact(formats, kind, corrected)}
      </li>
    ));
  return (
    <section aria-label="Corrections">
      <h3 className={styles.title}>
        Corrections <span className={styles.note}>all {formats.count(kept)} kept</span>
      </h3>
      <Details tone="good" count={met.length} label="met: the data says the same by now">
        {list(met)}
      </Details>
      <Details tone="warn" count={changed.length} label="over a value that is another one now: look again">
        {list(changed)}
      </Details>
      <Details count={aside.length} label="without a record to correct: they rest">
        {list(aside)}
      </Details>
    </section>
  );
}

interface DetailsProps {
  readonly count: number;
  readonly label: string;
  readonly tone?: 'good' | 'warn';
  /** Items of a list, at least the first few. */
  readonly children: ReactNode;
}

const MOST_SHOWN = 200;

/** A count that opens to what it counts; nothing where it counts nothing. */
function Details({ count, label, tone, children }: DetailsProps) {
  if (count === 0) return null;
  const items = Array.isArray(children) ? (children as ReactNode[]) : [children];
  const more = count - Math.min(items.length, MOST_SHOWN);
  const Icon = tone === 'good' ? CircleCheck : TriangleAlert;
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>
        <span className={styles.count}>{count.toLocaleString()}</span>
        {tone && <Icon size={14} aria-hidden className={styles[tone]} />}
        <span className={joinClasses(styles.label, tone === 'warn' && styles.strong)}>{label}</span>
      </summary>
      <ul className={styles.items}>
        {items.slice(0, MOST_SHOWN)}
        {more > 0 && <li className={styles.more}>and {more.toLocaleString()} more</li>}
      </ul>
    </details>
  );
}

function listOwners(notes: readonly OwnerNote[], onAccount: RefreshChangesProps['onAccount']): ReactNode[] {
  return notes.map(({ id, name, from, to, planned }) => (
    <li key={id}>
      {onAccount ? (
        <AriaButton className={styles.link} onPress={() => onAccount(id)}>
          {name}
        </AriaButton>
      ) : (
        <strong>{name}</strong>
      )}{' '}
      {from} → {to}
      {planned !== '' && planned !== to && `, planned ${planned}`}
    </li>
  ));
}

function listAside(notes: readonly AsideNote[]): ReactNode[] {
  return notes.map(({ id, name, decisions }) => (
    <li key={id}>
      <strong>{name}</strong> {decisions.join(', ')}
    </li>
  ));
}

function describeField(field: NamedField, formats: Formats): string {
  const notes = [
    ...(field.filled > 0 ? [`${formats.count(field.filled)} unknown before`] : []),
    ...(field.emptied > 0 ? [`${formats.count(field.emptied)} unknown now`] : []),
  ];
  return `${field.label} · ${field.table.toLowerCase()}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

function nameAll({ count, examples }: RefreshSummary['tables'][number]['added']): string {
  const names = examples.map(({ name }) => name).join(', ');
  return count > examples.length ? `${names}…` : names;
}
