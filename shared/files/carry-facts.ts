import type { ColumnKind, ColumnTypes } from '../model/columns.ts';
import {
  ACCOUNT_COLUMNS,
  CONTACT_COLUMNS,
  OPPORTUNITY_COLUMNS,
  REFERENCE_TARGETS,
  SELLER_COLUMNS,
} from '../model/facts.ts';
import type { AccountField, CustomField, Facts, FactsSource, FactsTableName } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { joinRows, takeCategory } from '../model/join-rows.ts';
import { matchRows } from '../model/match-rows.ts';
import { readCell } from '../model/table.ts';

/** A file that an import may do without, because the last one had it. */
export type CarriedTable = Exclude<FactsSource['table'], 'accounts' | 'associations'>;

/** What each file adds to the accounts: taken over where the new files say nothing about it at all. */
const ACCOUNT_FIELDS: Readonly<Partial<Record<CarriedTable, readonly AccountField[]>>> = {
  health: ['health', 'healthBand', 'atRisk', 'renewal'],
  subscriptions: ['arr', 'renewal', 'customerSince'],
};

/** What the facts in use were made of and the import did not bring again. */
export function listMissingTables(before: Facts, imported: Facts): CarriedTable[] {
  const had = (table: CarriedTable): boolean => {
    // Facts that Baton made itself name no files.
    if (before.sources.length > 0) return before.sources.some((source) => source.table === table);
    return table !== 'health' && table !== 'subscriptions' && before[table].count > 0;
  };
  const has = (table: CarriedTable): boolean => imported.sources.some((source) => source.table === table);
  const tables: readonly CarriedTable[] = ['sellers', 'opportunities', 'contacts', 'health', 'subscriptions'];
  return tables.filter((table) => had(table) && !has(table));
}

/**
 * Takes over what the new files do not speak of: whoever exports the accounts anew does not mean that there are no
 * opportunities any more. Records of accounts that are gone go with them.
 * @param imported under the ids that the facts in use have.
 */
export function carryFacts(before: Facts, imported: Facts, tables: readonly CarriedTable[]): Facts {
  let facts = imported;
  if (tables.includes('sellers')) facts = carrySellers(before, facts);
  for (const table of ['opportunities', 'contacts'] as const) {
    if (tables.includes(table)) facts = carryRecords(before, facts, table);
  }
  for (const table of ['health', 'subscriptions'] as const) {
    if (tables.includes(table)) facts = carryAccountFields(before, facts, ACCOUNT_FIELDS[table] ?? []);
  }
  // Which account an opportunity belongs to comes along with it.
  const homeOf = ({ table }: FactsSource): string => (table === 'associations' ? 'opportunities' : table);
  const sources = before.sources.filter((source) => tables.some((table) => table === homeOf(source)));
  return { ...facts, sources: [...facts.sources, ...sources] };
}

/** All earlier sellers as they were, and after them the owners that are new. */
function carrySellers(before: Facts, imported: Facts): Facts {
  const rowOf = matchRows(imported.sellers.id, before.sellers.id);
  const fresh = imported.sellers.id.flatMap((_, row) => (rowOf[row] === NO_ROW ? [row] : []));
  fresh.forEach((row, at) => {
    rowOf[row] = before.sellers.count + at;
  });
  const follow = (row: number): number => rowOf[row] ?? NO_ROW;
  const sellers = joinRows(SELLER_COLUMNS, [
    { table: before.sellers, rows: listRows(before.sellers.count), mapReference: (_, row) => row },
    { table: imported.sellers, rows: fresh, mapReference: (_, row) => follow(row) },
  ]);
  const owner = imported.accounts.owner.map(follow);
  const dealOwner = imported.opportunities.owner.map(follow);
  const rows = Int32Array.from({ length: sellers.count }, (_, row) => (row < before.sellers.count ? row : NO_ROW));
  return {
    ...imported,
    sellers,
    accounts: { ...imported.accounts, owner },
    opportunities: { ...imported.opportunities, owner: dealOwner },
    customFields: replaceCustomFields(before, imported, 'sellers', rows),
  };
}

function carryRecords(before: Facts, imported: Facts, table: 'opportunities' | 'contacts'): Facts {
  const accountRow = matchRows(before.accounts.id, imported.accounts.id);
  const sellerRow = matchRows(before.sellers.id, imported.sellers.id);
  const mapReference = (field: string, row: number): number =>
    (REFERENCE_TARGETS[`${table}.${field}`] === 'accounts' ? accountRow : sellerRow)[row] ?? NO_ROW;
  const rows = listRows(before[table].count).filter((row) => {
    const account = before[table].account[row] as number;
    return account !== NO_ROW && accountRow[account] !== NO_ROW;
  });
  const customFields = replaceCustomFields(before, imported, table, rows);
  if (table === 'contacts') {
    const contacts = joinRows(CONTACT_COLUMNS, [{ table: before.contacts, rows, mapReference }]);
    return { ...imported, contacts, customFields };
  }
  const opportunities = joinRows(OPPORTUNITY_COLUMNS, [{ table: before.opportunities, rows, mapReference }]);
  return { ...imported, opportunities, customFields };
}

function carryAccountFields(before: Facts, imported: Facts, fields: readonly AccountField[]): Facts {
  const { accounts } = imported;
  const isUnknown = (field: AccountField): boolean => {
    const kind: ColumnKind = ACCOUNT_COLUMNS[field];
    const column: ColumnTypes[ColumnKind] = accounts[field];
    return accounts.id.every((_, row) => readCell(kind, column, row) === null);
  };
  // Only these columns: they replace their namesakes.
  const schema = Object.fromEntries(
    fields.filter(isUnknown).map((field) => [field, ACCOUNT_COLUMNS[field]]),
  ) as unknown as typeof ACCOUNT_COLUMNS;
  const rows = matchRows(accounts.id, before.accounts.id);
  const columns = joinRows(schema, [{ table: before.accounts, rows, mapReference: (_, row) => row }]);
  const { healthDirection = imported.healthDirection } = before;
  return {
    ...imported,
    ...('health' in schema && healthDirection && { healthDirection }),
    accounts: { ...accounts, ...columns },
  };
}

/** The custom fields of a table as the earlier facts had them, in place of those of the import. */
function replaceCustomFields(
  before: Facts,
  imported: Facts,
  table: FactsTableName,
  rows: Int32Array,
): readonly CustomField[] {
  return [
    ...imported.customFields.filter((field) => field.table !== table),
    ...before.customFields
      .filter((field) => field.table === table)
      .map((field) => ({ ...field, column: takeCategory(field.column, rows) })),
  ];
}

function listRows(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => row);
}
