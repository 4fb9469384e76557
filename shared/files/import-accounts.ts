import { FLAG_UNKNOWN } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import { ACCOUNT_COLUMNS } from '../model/facts.ts';
import type { Lifecycle } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { TableBuilder } from '../model/table.ts';
import { AccountIndex } from './account-index.ts';
import { readDates, readFlags, readNumbers } from './read-columns.ts';
import { readHealth } from './read-health.ts';
import type { HealthReading } from './read-health.ts';
import { readLifecycles } from './read-lifecycles.ts';
import type { LifecycleReading } from './read-lifecycles.ts';
import { readMoney } from './read-money.ts';
import type { Currencies } from './read-money.ts';
import { isDamagedId, toNameKey } from './record-ids.ts';
import { refuseDeleted } from './leave-out-rows.ts';
import type { SourceTable } from './source-table.ts';

/** The accounts while other files still add to them. All arrays run by account. */
export interface AccountDraft {
  readonly source: SourceTable;
  readonly count: number;
  /** Row of the file by account: the first that names it. */
  readonly rawRows: readonly number[];
  /** Later rows of the file that say more about an account, or name another owner of it. */
  readonly moreRows: readonly { readonly account: number; readonly rawRow: number }[];
  readonly index: AccountIndex;
  readonly builder: TableBuilder<typeof ACCOUNT_COLUMNS>;
  readonly ids: readonly string[];
  /** Minor units. */
  readonly arr: Float64Array;
  /** Minor units by row of the file: what each of several owners of one account sells to it. */
  readonly arrOfRows: Float64Array | null;
  readonly customerSince: Int32Array;
  readonly renewal: Int32Array;
  /** As the file says; empty where it does not. */
  readonly lifecycle: readonly (Lifecycle | '')[];
  readonly lifecycleWords: LifecycleReading['words'];
  readonly health: HealthReading;
  readonly owner: Int32Array;
}

export function importAccounts(source: SourceTable, currencies: Currencies): AccountDraft {
  refuseDeleted(source);
  const index = new AccountIndex();
  const { ids, rawRows, moreRows } = takeAccounts(source, index);
  const names = source.readTexts('name');
  const count = rawRows.length;
  const builder = new TableBuilder(ACCOUNT_COLUMNS, count);
  builder.putColumn('id', ids);
  builder.putColumn(
    'name',
    ids.map((id, row) => {
      source.pauseAt(row);
      return names?.[rawRows[row] as number] || id;
    }),
  );
  const arr = readMoney(source, 'arr', currencies);
  const potential = readMoney(source, 'potential', currencies);
  // Of several rows about one account, the first that says anything counts.
  const rows = (isKnown: (rawRow: number) => boolean): readonly number[] =>
    source.isShared ? fillFrom(rawRows, moreRows, isKnown) : rawRows;
  const known = (values: Float64Array | Int32Array, missing: number) => (rawRow: number) =>
    !Object.is(values[rawRow], missing);
  const pick = <T extends Float64Array | Int32Array>(values: T | null, into: T, missing: number): T => {
    if (!values) return into;
    const from = rows(known(values, missing));
    for (let row = 0; row < from.length; row++) into[row] = values[from[row] as number] as number;
    return into;
  };
  const since = readDates(source, 'customerSince');
  const renewal = readDates(source, 'renewal');
  const lifecycles = readLifecycles(source);
  const lifecycleOf = (rawRow: number): Lifecycle | '' => lifecycles.values?.[rawRow] ?? '';
  const draft: AccountDraft = {
    source,
    count,
    rawRows,
    moreRows,
    index,
    builder,
    ids,
    arr: pick(arr, new Float64Array(count).fill(Number.NaN), Number.NaN),
    arrOfRows: arr,
    customerSince: pick(since, new Int32Array(count).fill(MISSING_DAY), MISSING_DAY),
    renewal: pick(renewal, new Int32Array(count).fill(MISSING_DAY), MISSING_DAY),
    lifecycle: rows((rawRow) => lifecycleOf(rawRow) !== '').map(lifecycleOf),
    lifecycleWords: lifecycles.words,
    health: readHealth(source),
    owner: new Int32Array(count).fill(NO_ROW),
  };
  if (potential) {
    const from = rows(known(potential, Number.NaN));
    builder.setColumn('potential', (row) => potential[from[row] as number] as number);
  }
  fillAccounts(draft, rows);
  return draft;
}

interface TakenAccounts {
  readonly ids: string[];
  readonly rawRows: number[];
  readonly moreRows: { account: number; rawRow: number }[];
}

/** Which rows are accounts: the first of each id; later ones only where they say more. */
function takeAccounts(source: SourceTable, index: AccountIndex): TakenAccounts {
  const ids = source.readTexts('id');
  const names = source.readTexts('name');
  const owners = OWNER_FIELDS.map((field) => source.readColumn(source.columnOf(field)));
  const taken: TakenAccounts = { ids: [], rawRows: [], moreRows: [] };
  const field = ids ? 'id' : 'name';
  if (!ids) {
    const message =
      'The file has no column of ids: the name of each account is taken as the id, so names must be unique.';
    source.warnColumn('name-as-id', 'id', '', message);
  }
  /** All owners that earlier rows named for an account. */
  const seen = new Map<number, Set<string>>();
  const ownerOf = (rawRow: number): string => toNameKey(owners.map((column) => column?.at(rawRow) ?? '').join(' '));
  for (let row = 0; row < source.raw.rowCount; row++) {
    source.pauseAt(row);
    if (source.isLeftOut(row)) continue;
    const name = names?.[row] ?? '';
    const id = ids?.[row] || (ids ? '' : name);
    if (id === '') {
      if (source.isShared && name === '') {
        source.passOver(row);
        continue;
      }
      const message = 'The row has no id, so nothing can refer to it. Fill it in and import again.';
      source.refuse(row, 'no-id', field, name, message);
      continue;
    }
    if (index.add(id, name)) {
      taken.rawRows.push(row);
      taken.ids.push(id);
      if (isDamagedId(id)) warnDamaged(source, row, field, id);
      continue;
    }
    const account = index.rowOf(id);
    const owner = ownerOf(row);
    let others = seen.get(account);
    if (!others) {
      others = new Set([ownerOf(taken.rawRows[account] as number)]);
      seen.set(account, others);
    }
    if (!source.isShared && (owner === '' || others.has(owner))) {
      const message = `The id "${id}" stands in an earlier row already; only the first is taken. Remove one of them.`;
      source.refuse(row, 'duplicate-id', field, id, message);
      continue;
    }
    others.add(owner);
    taken.moreRows.push({ account, rawRow: row });
  }
  warnConflicts(source, taken);
  return taken;
}

const OWNER_FIELDS = ['ownerId', 'owner', 'ownerEmail'];

function warnDamaged(source: SourceTable, row: number, field: string, id: string): void {
  const message = `A spreadsheet has shortened the id to "${id}", so that others cannot be told from it. Export the file again and open it as text.`;
  source.warn(row, 'damaged-id', field, id, message);
}

/** Rows that say something else about an account than its first one, where they should say the same. */
function warnConflicts(source: SourceTable, { rawRows, moreRows, ids }: TakenAccounts): void {
  if (moreRows.length === 0) return;
  const fields = Object.keys(source.mapping.fields).filter((field) => field !== 'id' && !OWNER_FIELDS.includes(field));
  const columns = fields.map((field) => ({ field, texts: source.readTexts(field) ?? [] }));
  for (const { account, rawRow } of moreRows) {
    const first = rawRows[account] as number;
    const other = columns.find(
      ({ texts }) => texts[rawRow] !== '' && texts[first] !== '' && texts[rawRow] !== texts[first],
    );
    if (!other) continue;
    const value = other.texts[rawRow] as string;
    const message = `An earlier row says "${other.texts[first]}" about the account ${ids[account]}, this one "${value}"; the earlier one counts.`;
    source.warn(rawRow, 'conflicting-row', other.field, value, message);
  }
}

/** By account, the first of its rows that says something; its first row where none does. */
function fillFrom(
  rawRows: readonly number[],
  moreRows: AccountDraft['moreRows'],
  isKnown: (rawRow: number) => boolean,
): number[] {
  const rows = [...rawRows];
  for (const { account, rawRow } of moreRows) {
    if (!isKnown(rows[account] as number) && isKnown(rawRow)) rows[account] = rawRow;
  }
  return rows;
}

const TEXTS = ['segment', 'industry', 'region', 'country', 'state', 'city', 'postalCode', 'lockReason'] as const;
const NUMBERS = ['workload', 'latitude', 'longitude'] as const;
const DAYS = ['ownerSince', 'lastActivity'] as const;
const FLAGS = ['strategic', 'refusedSeller', 'locked', 'atRisk'] as const;

function fillAccounts(
  { source, builder, health }: AccountDraft,
  rowsOf: (isKnown: (rawRow: number) => boolean) => readonly number[],
): void {
  for (const field of TEXTS) {
    const column = source.readColumn(source.columnOf(field));
    if (!column) continue;
    const rows = rowsOf((rawRow) => column.at(rawRow) !== '');
    if (column.words) builder.setRepeated(field, column.words, rows);
    else {
      builder.setColumn(field, (row) => {
        source.pauseAt(row);
        return column.at(rows[row] as number);
      });
    }
  }
  for (const field of NUMBERS) {
    const values = readNumbers(source, field);
    if (!values) continue;
    const rows = rowsOf((rawRow) => !Number.isNaN(values[rawRow]));
    builder.setColumn(field, (row) => values[rows[row] as number] as number);
  }
  for (const field of DAYS) {
    const values = readDates(source, field);
    if (!values) continue;
    const rows = rowsOf((rawRow) => values[rawRow] !== MISSING_DAY);
    builder.setColumn(field, (row) => values[rows[row] as number] as number);
  }
  for (const field of FLAGS) {
    const values = readFlags(source, field);
    if (!values) continue;
    const rows = rowsOf((rawRow) => values[rawRow] !== FLAG_UNKNOWN);
    builder.setColumn(field, (row) => values[rows[row] as number] ?? FLAG_UNKNOWN);
  }
  const { scores, bands } = health;
  if (scores) {
    const rows = rowsOf((rawRow) => !Number.isNaN(scores[rawRow]));
    builder.setColumn('health', (row) => scores[rows[row] as number] as number);
  }
  if (bands) {
    const rows = rowsOf((rawRow) => bands[rawRow] !== '');
    builder.setColumn('healthBand', (row) => bands[rows[row] as number] as string);
  }
}
