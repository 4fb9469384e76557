import { FLAG_UNKNOWN } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import { ACCOUNT_COLUMNS } from '../model/facts.ts';
import type { HealthBand, Lifecycle } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { TableBuilder } from '../model/table.ts';
import { AccountIndex } from './account-index.ts';
import { parseNumber } from './read-numbers.ts';
import { readDates, readFlags, readMoney, readNumbers, readTexts, setReading } from './read-columns.ts';
import { refuseDeleted } from './refuse-deleted.ts';
import { classifyHealth, classifyLifecycle } from './read-words.ts';
import type { SourceTable } from './source-table.ts';

/** The accounts while other files still add to them. All arrays run by account. */
export interface AccountDraft {
  readonly source: SourceTable;
  readonly count: number;
  /** Row of the file by account. */
  readonly rawRows: readonly number[];
  readonly index: AccountIndex;
  readonly builder: TableBuilder<typeof ACCOUNT_COLUMNS>;
  readonly ids: readonly string[];
  /** Minor units. */
  readonly arr: Float64Array;
  readonly customerSince: Int32Array;
  readonly renewal: Int32Array;
  /** As the file says; empty where it does not. */
  readonly lifecycle: (Lifecycle | '')[];
  readonly owner: Int32Array;
  readonly currency: string;
}

/**
 * @param isShared the file also holds other records, so that the same account may stand in many rows.
 */
export function importAccounts(source: SourceTable, isShared: boolean): AccountDraft {
  const ids = readTexts(source, 'id');
  const names = readTexts(source, 'name');
  const index = new AccountIndex();
  const rawRows: number[] = [];
  const takenIds: string[] = [];
  if (!ids) {
    const message =
      'The file has no column of ids: the name of each account is taken as the id, so names must be unique.';
    source.warnColumn('name-as-id', 'id', '', message);
  }
  refuseDeleted(source);
  for (let row = 0; row < source.raw.rowCount; row++) {
    if (source.isRefused(row)) continue;
    const name = names?.[row] ?? '';
    const id = ids?.[row] || (ids ? '' : name);
    if (id === '') {
      const message = 'The row has no id, so nothing can refer to it. Fill it in and import again.';
      source.refuse(row, 'no-id', ids ? 'id' : 'name', name, message);
    } else if (index.add(id, name)) {
      rawRows.push(row);
      takenIds.push(id);
    } else if (!isShared) {
      const message = `The id "${id}" stands in an earlier row already; only the first is taken. Remove one of them.`;
      source.refuse(row, 'duplicate-id', ids ? 'id' : 'name', id, message);
    }
  }
  const count = rawRows.length;
  const builder = new TableBuilder(ACCOUNT_COLUMNS, count);
  takenIds.forEach((id, row) => {
    builder.set('id', row, id);
    builder.set('name', row, names?.[rawRows[row] as number] || id);
  });
  const arr = readMoney(source, 'arr');
  const potential = readMoney(source, 'potential');
  const draft: AccountDraft = {
    source,
    count,
    rawRows,
    index,
    builder,
    ids: takenIds,
    arr: pick(rawRows, arr?.minor, new Float64Array(count).fill(Number.NaN)),
    customerSince: pick(rawRows, readDates(source, 'customerSince'), new Int32Array(count).fill(MISSING_DAY)),
    renewal: pick(rawRows, readDates(source, 'renewal'), new Int32Array(count).fill(MISSING_DAY)),
    lifecycle: readLifecycles(source, rawRows),
    owner: new Int32Array(count).fill(NO_ROW),
    currency: arr?.currency || potential?.currency || '',
  };
  fillAccounts(draft, potential?.minor ?? null);
  fillHealth(draft);
  return draft;
}

function pick<T extends Float64Array | Int32Array>(
  rawRows: readonly number[],
  values: T | null | undefined,
  into: T,
): T {
  if (values) for (let row = 0; row < rawRows.length; row++) into[row] = values[rawRows[row] as number] as number;
  return into;
}

const TEXTS = ['segment', 'industry', 'region', 'country', 'state', 'city', 'postalCode', 'lockReason'] as const;
const NUMBERS = ['workload', 'latitude', 'longitude'] as const;
const DAYS = ['ownerSince', 'lastActivity'] as const;
const FLAGS = ['strategic', 'refusedSeller', 'locked', 'atRisk'] as const;

function fillAccounts(draft: AccountDraft, potential: Float64Array | null): void {
  const { source, builder, rawRows } = draft;
  const each = (set: (row: number, rawRow: number) => void): void => rawRows.forEach((rawRow, row) => set(row, rawRow));
  for (const field of TEXTS) {
    const values = readTexts(source, field);
    if (values) each((row, rawRow) => builder.set(field, row, values[rawRow] as string));
  }
  for (const field of NUMBERS) {
    const values = readNumbers(source, field);
    if (values) each((row, rawRow) => builder.set(field, row, values[rawRow] as number));
  }
  for (const field of DAYS) {
    const values = readDates(source, field);
    if (values) each((row, rawRow) => builder.set(field, row, values[rawRow] as number));
  }
  for (const field of FLAGS) {
    const values = readFlags(source, field);
    if (values) each((row, rawRow) => builder.set(field, row, values[rawRow] ?? FLAG_UNKNOWN));
  }
  if (potential) each((row, rawRow) => builder.set('potential', row, potential[rawRow] as number));
}

function readLifecycles(source: SourceTable, rawRows: readonly number[]): (Lifecycle | '')[] {
  const texts = readTexts(source, 'lifecycle');
  const known = new Map<string, Lifecycle | ''>();
  const lifecycles = rawRows.map((rawRow) => {
    const text = texts?.[rawRow] ?? '';
    let lifecycle = known.get(text);
    if (lifecycle === undefined) {
      lifecycle = text === '' ? '' : classifyLifecycle(text);
      known.set(text, lifecycle);
    }
    return lifecycle;
  });
  const unread = [...known].filter(([text, lifecycle]) => text !== '' && lifecycle === '').map(([text]) => text);
  if (unread.length > 0) {
    const message =
      'These words do not say whether an account is a customer, a former customer or a prospect: ' +
      `${unread.slice(0, 8).join(', ')}${unread.length > 8 ? ' …' : ''}. It is derived for their accounts instead.`;
    source.warnColumn('unread-lifecycle', 'lifecycle', unread[0] as string, message);
  }
  return lifecycles;
}

/** A column of health may hold scores or words; scores and bands are kept apart. */
function fillHealth(draft: AccountDraft): void {
  const { source, builder, rawRows } = draft;
  const { health, bands } = readHealth(source);
  rawRows.forEach((rawRow, row) => {
    if (health) builder.set('health', row, health[rawRow] as number);
    if (bands) builder.set('healthBand', row, bands[rawRow] as string);
  });
}

export interface HealthColumns {
  readonly health: Float64Array | null;
  readonly bands: readonly (HealthBand | '')[] | null;
}

/** Scores and bands by row of the file, wherever they stand: a column "Health Score" may hold "Red". */
export function readHealth(source: SourceTable): HealthColumns {
  const scoreField = ['health', 'healthBand'].find((field) => isNumeric(readTexts(source, field)));
  const bandField = ['healthBand', 'health'].find((field) => {
    const texts = readTexts(source, field);
    return texts !== null && !isNumeric(texts);
  });
  const health = scoreField === undefined ? null : readNumbers(source, scoreField);
  if (bandField === undefined) return { health, bands: null };
  const known = new Map<string, HealthBand | ''>();
  const texts = readTexts(source, bandField) ?? [];
  const bands = texts.map((text, row) => {
    let band = known.get(text);
    if (band === undefined) {
      band = text === '' ? '' : classifyHealth(text);
      known.set(text, band);
    }
    if (band === '' && text !== '') {
      const message = `"${text}" names no state of health; it counts as unknown. Use red, amber or green.`;
      source.warn(row, 'unread-health', bandField, text, message);
    }
    return band;
  });
  const words = [...known].filter(([, band]) => band !== '').map(([text, band]) => `${text} = ${band}`);
  setReading(source, bandField, words.slice(0, 12).join(', '));
  return { health, bands };
}

function isNumeric(texts: readonly string[] | null): boolean {
  const filled = texts?.filter((text) => text !== '') ?? [];
  if (filled.length === 0) return false;
  return filled.filter((text) => !Number.isNaN(parseNumber(text))).length >= filled.length / 2;
}
