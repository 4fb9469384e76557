import { FIELDS } from './fields.ts';
import type { ImportTable } from './fields.ts';
import { guessMapping, listKnownNames, listMissingFields, normalizeHeading } from './mapping.ts';
import type { Mapping } from './mapping.ts';

/**
 * One file read as several tables: each row says something about an account, a seller and a deal at once. A heading
 * belongs to one of the tables: by its first word ("Deal Name", "Account Type"); else, as "Name" or "Type", to what each
 * row is about.
 */

/** The first that is read from the file is what its rows are about. */
const FINEST_FIRST = ['opportunities', 'subscriptions', 'contacts', 'health', 'accounts', 'sellers'] as const;

const PREFIXES: readonly (readonly [ImportTable | 'owners', RegExp])[] = [
  ['owners', /^(account|company|customer|opportunity|opp|deal|contact)?(owner|hubspotowner)/],
  [
    'owners',
    /^(seller|salesrep|salesagent|salesperson|manager|employee(id|key|name)|user(id|name|role)|representative)/,
  ],
  ['owners', /^rep(id|name|email|region|role|title|team|manager|key)?$/],
  ['opportunities', /^(opportunity|opp|deal(?!er))/],
  ['subscriptions', /^(subscription|subid|contract)/],
  ['contacts', /^contact/],
  ['accounts', /^(account|company|customer|client|parent|billing|ultimate)/],
];

const OWNER_FIELDS = new Set(['owner', 'ownerId', 'ownerEmail']);
/** Fields that say which account a row belongs to, or hold for the row as a whole. */
const JOINING_FIELDS = new Set(['account', 'accountName']);
const COMMON_FIELDS = new Set(['currency', 'deleted']);

/** The table that the rows of a file are about. */
function findRowTable(tables: readonly ImportTable[]): ImportTable {
  return FINEST_FIRST.find((table) => tables.includes(table)) ?? 'accounts';
}

/** Whether a field of a table may take a column, where the same file is read as several tables. */
export function createColumnRule(
  table: ImportTable,
  tables: readonly ImportTable[],
  header: readonly string[],
): (field: string, column: number) => boolean {
  const headings = header.map(normalizeHeading);
  const kinds = headings.map((heading) => {
    const kind = findKind(heading);
    return kind === 'owners' || (kind !== null && tables.includes(kind)) ? kind : null;
  });
  const claims = headings.map((heading) =>
    FINEST_FIRST.find((other) => tables.includes(other) && knows(other, heading)),
  );
  return (field, column) => {
    const kind = kinds[column] ?? null;
    if (COMMON_FIELDS.has(field)) return true;
    if (OWNER_FIELDS.has(field)) {
      const heading = headings[column] as string;
      const isOther = table === 'accounts' ? /^(opportunity|opp|deal|contact)/ : /^(account|company|customer|contact)/;
      return (kind === 'owners' || kind === null) && !isOther.test(heading);
    }
    if (JOINING_FIELDS.has(field)) return kind === 'accounts' || kind === null;
    if (table === 'sellers') return kind === 'owners' || (kind === null && claims[column] === 'sellers');
    if (kind !== null) return kind === table;
    return claims[column] === undefined || claims[column] === table;
  };
}

function findKind(heading: string): ImportTable | 'owners' | null {
  return PREFIXES.find(([, prefix]) => prefix.test(heading))?.[0] ?? null;
}

function knows(table: ImportTable, heading: string): boolean {
  return FIELDS[table].some(
    (spec) =>
      !JOINING_FIELDS.has(spec.field) && !OWNER_FIELDS.has(spec.field) && listKnownNames(spec).includes(heading),
  );
}

/** Of each table that may stand in a list of accounts: the fields that tell its records, and how many of them must be there. */
const TELLING_FIELDS = [
  {
    table: 'opportunities',
    named: ['id', 'name'],
    fields: ['stage', 'amount', 'closeOn', 'isWon', 'status'],
    least: 2,
  },
  { table: 'subscriptions', named: ['mrr', 'arr'], fields: ['mrr', 'startOn', 'endOn', 'status'], least: 2 },
  {
    table: 'contacts',
    named: ['name', 'email', 'firstName'],
    fields: ['name', 'email', 'phone', 'lastName'],
    least: 2,
  },
] as const;

/**
 * The tables that a list of accounts seems to hold as well, by its headings: with a deal in each row, or a contact. Such
 * a file can be given for these tables too.
 */
export function recognizeTables(header: readonly string[]): ImportTable[] {
  const tables: ImportTable[] = [];
  for (const { table, named, fields, least } of TELLING_FIELDS) {
    // What is known to be about deals is not about contacts any more.
    const mayTake = createColumnRule(table, ['accounts', ...tables, table], header);
    const mapping = guessMapping(table, header, [], { mayTake });
    const isNamed = named.some((field) => {
      const column = mapping.fields[field]?.column;
      return column !== undefined && findKind(normalizeHeading(header[column] as string)) === table;
    });
    const found = fields.filter((field) => mapping.fields[field] !== undefined);
    if (isNamed && found.length >= least && listMissingFields(mapping).length === 0) tables.push(table);
  }
  return tables;
}

/**
 * The columns of each table's own in a file for several: what no table took is kept once, with the accounts where the
 * heading names them, else with what the rows are about.
 */
export function shareUnmapped(
  mappings: ReadonlyMap<ImportTable, Mapping>,
  header: readonly string[],
): Map<ImportTable, Mapping> {
  const tables = [...mappings.keys()];
  const taken = new Set<number>();
  for (const { fields, currencies } of mappings.values()) {
    for (const { column } of Object.values(fields)) taken.add(column);
    for (const column of Object.values(currencies)) taken.add(column);
  }
  const rowTable = findRowTable(tables);
  const homeOf = (column: number): ImportTable => {
    const kind = findKind(normalizeHeading(header[column] as string));
    const wanted = kind === 'owners' ? 'sellers' : kind;
    return wanted !== null && tables.includes(wanted) ? wanted : rowTable;
  };
  return new Map(
    [...mappings].map(([table, mapping]) => {
      const unmapped = mapping.unmapped.filter((column) => !taken.has(column) && homeOf(column) === table);
      return [table, { ...mapping, unmapped }];
    }),
  );
}
