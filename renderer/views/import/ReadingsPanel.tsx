import { labelOf } from '../../../shared/files/fields.ts';
import type { ColumnReading } from '../../../shared/files/import-report.ts';
import type { DateOrder } from '../../../shared/model/read-dates.ts';
import type { NumberStyle } from '../../../shared/model/read-numbers.ts';
import { changeChoices } from '../../state/import-run.ts';
import { Button } from '../../ui/Button.tsx';
import { formatsFor } from '../../ui/format.ts';
import { ToggleGroup } from '../../ui/Toggles.tsx';
import { Panel } from '../shell/Page.tsx';
import { BasisNote } from './BasisNote.tsx';
import { IMPORT_TABLE_INFO } from './import-tables.ts';
import { isOpenReading } from './open-questions.ts';
import { OpenCount } from './OpenCount.tsx';
import styles from './ValuesStage.module.css';

const ORDERS = [
  { id: 'day-first', label: 'Day first' },
  { id: 'month-first', label: 'Month first' },
] as const;
const STYLES = [
  { id: 'comma', label: '1.234,56' },
  { id: 'point', label: '1,234.56' },
] as const;

/** Columns of dates and numbers that may be read in two ways: which was taken, why, and what comes out. */
export function ReadingsPanel({ columns }: { readonly columns: readonly ColumnReading[] }) {
  const shown = columns.filter(({ date, number }) => date ?? number);
  const dates = shown.filter(({ date }) => date);
  const numbers = shown.filter(({ number }) => number);
  if (shown.length === 0) return null;
  const sorted = shown.toSorted((left, right) => Number(isOpenReading(right)) - Number(isOpenReading(left)));
  return (
    <Panel title="Dates and numbers" actions={<OpenCount count={shown.filter(isOpenReading).length} />}>
      {(dates.length > 1 || numbers.length > 1) && (
        <div className={styles.bulk} role="group" aria-label="All columns">
          {dates.length > 1 && (
            <span className={styles.together}>
              <span className={styles.soft}>All dates:</span>
              {ORDERS.map(({ id, label }) => (
                <Button key={id} size="s" onPress={() => chooseOrders(dates, id)}>
                  {label}
                </Button>
              ))}
            </span>
          )}
          {numbers.length > 1 && (
            <span className={styles.together}>
              <span className={styles.soft}>All numbers:</span>
              {STYLES.map(({ id, label }) => (
                <Button key={id} size="s" onPress={() => chooseStyles(numbers, id)}>
                  {label}
                </Button>
              ))}
            </span>
          )}
        </div>
      )}
      <ul className={styles.words}>
        {sorted.map((reading) => (
          <ReadingLine key={`${reading.table} ${reading.column}`} reading={reading} />
        ))}
      </ul>
    </Panel>
  );
}

function ReadingLine({ reading }: { readonly reading: ColumnReading }) {
  const { table, column, field, date, number, examples } = reading;
  const basis = date?.basis ?? number?.basis ?? 'values';
  const isMixed = date?.isMixed ?? number?.isMixed;
  return (
    <li className={styles.reading}>
      <span className={styles.wordName}>
        <span className={styles.cut} title={column}>
          {field ? labelOf(table, field) : column}
        </span>
        <span className={styles.soft}>
          {IMPORT_TABLE_INFO[table].name} · <BasisNote basis={basis} />
          {isMixed && <span className={styles.open}> · both ways occur</span>}
        </span>
      </span>
      {date && (
        <ToggleGroup
          label={`Order of day and month in ${column}`}
          options={ORDERS}
          value={date.order}
          onChange={(order) => chooseOrders([reading], order)}
        />
      )}
      {number && (
        <ToggleGroup
          label={`Decimal sign in ${column}`}
          options={STYLES}
          value={number.style}
          onChange={(style) => chooseStyles([reading], style)}
        />
      )}
      <p className={styles.examples}>
        {examples.slice(0, 3).map(({ text, value }) => (
          <span key={text} className={styles.example}>
            <span className={styles.text}>{text}</span> → {showValue(value, date !== undefined)}
          </span>
        ))}
      </p>
    </li>
  );
}

/** Days in the system's words, in which day and month cannot be mistaken. */
function showValue(value: string, isDate: boolean): string {
  if (value === '') return 'not readable';
  return isDate ? formatsFor('').day(value) : value;
}

function chooseOrders(columns: readonly ColumnReading[], order: DateOrder): void {
  changeChoices(({ dates }) => ({ dates: withColumns(dates, columns, order) }));
}

function chooseStyles(columns: readonly ColumnReading[], style: NumberStyle): void {
  changeChoices(({ numbers }) => ({ numbers: withColumns(numbers, columns, style) }));
}

type ByColumn<T> = Readonly<Partial<Record<ColumnReading['table'], Readonly<Record<string, T>>>>>;

function withColumns<T>(before: ByColumn<T> | undefined, columns: readonly ColumnReading[], choice: T): ByColumn<T> {
  const next: Partial<Record<ColumnReading['table'], Readonly<Record<string, T>>>> = { ...before };
  for (const { table, field, column } of columns) next[table] = { ...next[table], [field || column]: choice };
  return next;
}
