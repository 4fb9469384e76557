import { FLAG_UNKNOWN } from '../model/columns.ts';
import type { CategoryColumn, ColumnKind } from '../model/columns.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import {
  FACTS_TABLES,
  HEALTH_BANDS,
  HEALTH_DIRECTIONS,
  LIFECYCLES,
  OWNER_BASES,
  REFERENCE_TARGETS,
  SELLER_KINDS,
  STAGE_CLASSES,
} from '../model/facts.ts';
import type { CustomField, Facts, FactsSource, FactsTableName, HealthDirection } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { createEmptyTable } from '../model/table.ts';
import { toFlag } from './facts-codec.ts';
import { IMPORT_TABLES } from './fields.ts';

/** What is wrong with encoded facts, in words that name table and column. */
export class FactsFault extends Error {}

const MOST_ROWS = 5_000_000;

/** Columns whose values the program knows by name. */
const CLOSED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  'accounts.ownerBasis': OWNER_BASES,
  'accounts.lifecycle': LIFECYCLES,
  'accounts.healthBand': HEALTH_BANDS,
  'sellers.kind': SELLER_KINDS,
  'opportunities.stageClass': STAGE_CLASSES,
};

/**
 * Reads what `encodeFacts` wrote, from a file that may have been changed by anyone: every length, code, reference, day
 * and id is checked.
 * @throws {FactsFault}
 */
export function decodeFacts(value: unknown): Facts {
  const facts = toObject(value, 'facts');
  const encoded = toObject(facts.tables, 'tables');
  const counts = new Map<FactsTableName, number>();
  for (const name of tableNames()) counts.set(name, toCount(toObject(encoded[name], name).count, name));
  const tables = new Map<FactsTableName, unknown>();
  for (const name of tableNames()) tables.set(name, decodeTable(name, toObject(encoded[name], name), counts));
  const importedOn = toText(facts.importedOn, 'importedOn');
  if (parseIsoDay(importedOn) === MISSING_DAY) throw new FactsFault('The day of the import is no day.');
  return {
    id: toText(facts.id, 'id'),
    importedOn,
    currency: toText(facts.currency, 'currency'),
    ...(facts.healthDirection !== undefined && { healthDirection: toDirection(facts.healthDirection) }),
    accounts: tables.get('accounts') as Facts['accounts'],
    sellers: tables.get('sellers') as Facts['sellers'],
    opportunities: tables.get('opportunities') as Facts['opportunities'],
    contacts: tables.get('contacts') as Facts['contacts'],
    customFields: toList(facts.customFields, 'customFields').map((field) => decodeCustomField(field, counts)),
    sources: toList(facts.sources, 'sources').map(decodeSource),
  };
}

function toDirection(value: unknown): HealthDirection {
  const direction = HEALTH_DIRECTIONS.find((known) => known === value);
  if (!direction) throw new FactsFault('healthDirection is none.');
  return direction;
}

function tableNames(): FactsTableName[] {
  return Object.keys(FACTS_TABLES) as FactsTableName[];
}

function decodeTable(
  name: FactsTableName,
  encoded: Readonly<Record<string, unknown>>,
  counts: ReadonlyMap<FactsTableName, number>,
): unknown {
  const count = counts.get(name) as number;
  const columns = toObject(encoded.columns, `${name}.columns`);
  const schema: Readonly<Record<string, ColumnKind>> = FACTS_TABLES[name];
  for (const field of Object.keys(columns)) {
    if (!Object.hasOwn(schema, field)) throw new FactsFault(`The table ${name} has no column "${field}".`);
  }
  // A small file may claim millions of rows: the ids must be there before room is made for the other columns.
  if (count > 0) toList(columns.id, `${name}.id`, count);
  const table: Record<string, unknown> = { ...createEmptyTable(schema), count };
  for (const [field, kind] of Object.entries(schema)) {
    const column = Object.hasOwn(columns, field) ? columns[field] : undefined;
    table[field] = decodeColumn(`${name}.${field}`, kind, column, count, counts);
  }
  refuseRepeatedIds(table.id as readonly string[], name);
  return table;
}

function decodeColumn(
  label: string,
  kind: ColumnKind,
  value: unknown,
  count: number,
  counts: ReadonlyMap<FactsTableName, number>,
): unknown {
  switch (kind) {
    case 'text':
      return value === undefined ? new Array<string>(count).fill('') : toTexts(value, count, label);
    case 'category': {
      if (value === undefined) return { values: [], codes: new Int32Array(count).fill(-1) };
      const column = toCodes(value, count, label);
      const allowed = CLOSED_COLUMNS[label];
      const foreign = allowed && column.values.find((text) => !allowed.includes(text));
      if (foreign !== undefined) throw new FactsFault(`${label} holds "${foreign}".`);
      return column;
    }
    case 'money':
    case 'number':
      return toNumbers(value, count, label, kind === 'money');
    case 'day': {
      const days = new Int32Array(count).fill(MISSING_DAY);
      if (value === undefined) return days;
      const { values, codes } = toCodes(value, count, label);
      const known = values.map((text) => parseIsoDay(text));
      const wrong = known.indexOf(MISSING_DAY);
      if (wrong !== -1) throw new FactsFault(`${label} holds "${values[wrong]}", which is no day.`);
      for (let row = 0; row < count; row++) if (codes[row] !== -1) days[row] = known[codes[row] as number] as number;
      return days;
    }
    case 'flag': {
      const flags = new Uint8Array(count).fill(FLAG_UNKNOWN);
      if (value === undefined) return flags;
      toList(value, label, count).forEach((flag, row) => {
        if (flag !== null && typeof flag !== 'boolean')
          throw new FactsFault(`${label} holds something else than a flag.`);
        flags[row] = toFlag(flag);
      });
      return flags;
    }
    case 'reference': {
      const rows = new Int32Array(count).fill(NO_ROW);
      if (value === undefined) return rows;
      const target = counts.get(REFERENCE_TARGETS[label] as FactsTableName) as number;
      fillIndexes(rows, toList(value, label, count), target, label);
      return rows;
    }
  }
}

function decodeCustomField(value: unknown, counts: ReadonlyMap<FactsTableName, number>): CustomField {
  const field = toObject(value, 'customFields');
  const table = tableNames().find((name) => name === field.table);
  if (!table) throw new FactsFault('A custom field belongs to no table.');
  const name = toText(field.name, 'customFields.name');
  return { table, name, column: toCodes(field.column, counts.get(table) as number, `custom field ${name}`) };
}

function decodeSource(value: unknown): FactsSource {
  const source = toObject(value, 'sources');
  const table = IMPORT_TABLES.find((name) => name === source.table);
  if (!table) throw new FactsFault('A source belongs to no table.');
  return {
    table,
    fileName: toText(source.fileName, 'sources.fileName'),
    rows: toCount(source.rows, 'sources.rows'),
    taken: toCount(source.taken, 'sources.taken'),
  };
}

function toCodes(value: unknown, count: number, label: string): CategoryColumn {
  const column = toObject(value, label);
  const values = toTexts(column.values, null, label);
  if (new Set(values).size !== values.length || values.includes('')) {
    throw new FactsFault(`${label} lists a value twice or an empty one.`);
  }
  const codes = new Int32Array(count);
  fillIndexes(codes, toList(column.codes, label, count), values.length, label);
  return { values, codes };
}

function fillIndexes(into: Int32Array, list: readonly unknown[], limit: number, label: string): void {
  for (let row = 0; row < list.length; row++) {
    const index = list[row];
    if (!Number.isInteger(index) || (index as number) < -1 || (index as number) >= limit) {
      throw new FactsFault(`${label} points to something that is not there, in row ${row + 1}.`);
    }
    into[row] = index as number;
  }
}

function toNumbers(value: unknown, count: number, label: string, isMoney: boolean): Float64Array {
  const numbers = new Float64Array(count).fill(Number.NaN);
  if (value === undefined) return numbers;
  const list = toList(value, label, count);
  for (let row = 0; row < count; row++) {
    const number = list[row];
    if (number === null) continue;
    if (typeof number !== 'number' || !Number.isFinite(number) || (isMoney && !Number.isInteger(number))) {
      throw new FactsFault(`${label} holds something else than ${isMoney ? 'minor units' : 'a number'}.`);
    }
    numbers[row] = number;
  }
  return numbers;
}

function toTexts(value: unknown, count: number | null, label: string): readonly string[] {
  const list = toList(value, label, count);
  if (!list.every((text) => typeof text === 'string')) throw new FactsFault(`${label} holds something else than text.`);
  return list;
}

function refuseRepeatedIds(ids: readonly string[], table: string): void {
  // Ids in their order differ from each other; only others must be remembered to be compared.
  if (ids[0] !== '' && isAscending(ids)) return;
  const seen = new Set(ids);
  if (seen.has('')) throw new FactsFault(`A row of ${table} has no id.`);
  if (seen.size !== ids.length) throw new FactsFault(`An id stands twice in ${table}.`);
}

function isAscending(texts: readonly string[]): boolean {
  for (let at = 1; at < texts.length; at++) {
    if ((texts[at - 1] as string) >= (texts[at] as string)) return false;
  }
  return true;
}

function toObject(value: unknown, label: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new FactsFault(`${label} is missing or of the wrong kind.`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function toList(value: unknown, label: string, count: number | null = null): readonly unknown[] {
  if (!Array.isArray(value)) throw new FactsFault(`${label} is missing or of the wrong kind.`);
  if (count !== null && value.length !== count) {
    throw new FactsFault(`${label} has ${value.length} values where the table has ${count} rows.`);
  }
  return value;
}

function toText(value: unknown, label: string): string {
  if (typeof value !== 'string') throw new FactsFault(`${label} is missing or of the wrong kind.`);
  return value;
}

function toCount(value: unknown, label: string): number {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > MOST_ROWS) {
    throw new FactsFault(`${label} has no proper number of rows.`);
  }
  return value as number;
}
