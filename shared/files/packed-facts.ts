import type { CategoryColumn, ColumnKind, ColumnTypes } from '../model/columns.ts';
import { FACTS_TABLES } from '../model/facts.ts';
import type { Facts, FactsTableName } from '../model/facts.ts';

/**
 * Facts to be handed from thread to thread and to be stored: each list of texts is one long text and the places where
 * its items end, which is copied at once. At 100,000 accounts with their contacts that are a million texts less.
 */
export interface PackedFacts extends Omit<Facts, FactsTableName | 'customFields'> {
  readonly isPacked: true;
  readonly tables: Readonly<Record<FactsTableName, PackedTable>>;
  readonly customFields: readonly (Omit<Facts['customFields'][number], 'column'> & {
    readonly column: PackedCategory;
  })[];
}

interface PackedTable {
  readonly count: number;
  readonly columns: Readonly<Record<string, PackedColumn>>;
}

interface PackedTexts {
  readonly joined: string;
  /** Where each text ends, in UTF-16 code units. */
  readonly ends: Uint32Array;
}

interface PackedCategory {
  readonly values: PackedTexts;
  readonly codes: Int32Array;
}

type PackedColumn = PackedTexts | PackedCategory | Float64Array | Int32Array | Uint8Array;

/** Unpacking costs nothing to keep: facts never change. */
const packedOf = new WeakMap<Facts, PackedFacts>();

/** The typed arrays are those of the facts, not copies. */
export function packFacts(facts: Facts): PackedFacts {
  const known = packedOf.get(facts);
  if (known) return known;
  const { accounts, sellers, opportunities, contacts, customFields, ...rest } = facts;
  const packed: PackedFacts = {
    ...rest,
    isPacked: true,
    tables: {
      accounts: packTable('accounts', accounts),
      sellers: packTable('sellers', sellers),
      opportunities: packTable('opportunities', opportunities),
      contacts: packTable('contacts', contacts),
    },
    customFields: customFields.map((field) => ({ ...field, column: packCategory(field.column) })),
  };
  packedOf.set(facts, packed);
  return packed;
}

/** The texts of a table's column are taken apart when it is first read: most are never shown. */
export function unpackFacts(packed: PackedFacts): Facts {
  const { isPacked: _, tables, customFields, ...rest } = packed;
  const facts: Facts = {
    ...rest,
    accounts: unpackTable('accounts', tables.accounts) as unknown as Facts['accounts'],
    sellers: unpackTable('sellers', tables.sellers) as unknown as Facts['sellers'],
    opportunities: unpackTable('opportunities', tables.opportunities) as unknown as Facts['opportunities'],
    contacts: unpackTable('contacts', tables.contacts) as unknown as Facts['contacts'],
    customFields: customFields.map((field) => ({ ...field, column: unpackCategory(field.column) })),
  };
  packedOf.set(facts, packed);
  return facts;
}

export function isPackedFacts(facts: Facts | PackedFacts): facts is PackedFacts {
  return 'isPacked' in facts;
}

function packTable<N extends FactsTableName>(name: N, table: Facts[N]): PackedTable {
  const columns: Record<string, PackedColumn> = {};
  const cells = table as unknown as Readonly<Record<string, ColumnTypes[ColumnKind]>>;
  for (const [field, kind] of Object.entries(FACTS_TABLES[name])) {
    const column = cells[field] as ColumnTypes[ColumnKind];
    if (kind === 'text') columns[field] = packTexts(column as readonly string[]);
    else if (kind === 'category') columns[field] = packCategory(column as CategoryColumn);
    else columns[field] = column as Float64Array | Int32Array | Uint8Array;
  }
  return { count: table.count, columns };
}

function unpackTable(name: FactsTableName, { count, columns }: PackedTable): Readonly<Record<string, unknown>> {
  const table: Record<string, unknown> = { count };
  for (const [field, kind] of Object.entries(FACTS_TABLES[name])) {
    const column = columns[field] as PackedColumn;
    if (kind === 'text') defineTexts(table, field, column as PackedTexts);
    else table[field] = kind === 'category' ? unpackCategory(column as PackedCategory) : column;
  }
  return table;
}

function defineTexts(table: Record<string, unknown>, field: string, packed: PackedTexts): void {
  let texts: readonly string[] | null = null;
  const get = (): readonly string[] => (texts ??= unpackTexts(packed));
  Object.defineProperty(table, field, { get, enumerable: true, configurable: true });
}

function packCategory({ values, codes }: CategoryColumn): PackedCategory {
  return { values: packTexts(values), codes };
}

function unpackCategory({ values, codes }: PackedCategory): CategoryColumn {
  return { values: unpackTexts(values), codes };
}

function packTexts(texts: readonly string[]): PackedTexts {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (let at = 0; at < texts.length; at++) {
    end += (texts[at] as string).length;
    ends[at] = end;
  }
  return { joined: texts.join(''), ends };
}

function unpackTexts({ joined, ends }: PackedTexts): string[] {
  const texts = new Array<string>(ends.length);
  let start = 0;
  for (let at = 0; at < ends.length; at++) {
    const end = ends[at] as number;
    texts[at] = joined.slice(start, end);
    start = end;
  }
  return texts;
}
