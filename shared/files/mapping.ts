import { FIELDS, labelOf, listRequiredFields } from './fields.ts';
import type { FieldSpec, ImportTable } from './fields.ts';
import { isBlankCell } from '../model/read-numbers.ts';
import { listPreferredNames, recognizeSource } from './source-systems.ts';
import type { SourceSystem } from './source-systems.ts';

/**
 * How sure a column's meaning is: the field's own name (ours, or that of the system the file comes from), another known
 * name, a likely name, or chosen by hand.
 */
export type Confidence = 'exact' | 'alias' | 'pattern' | 'chosen';

export interface MappedColumn {
  /** Index in the header. */
  readonly column: number;
  readonly confidence: Confidence;
}

/** Which column of a file holds which field. */
export interface Mapping {
  readonly table: ImportTable;
  /** The system whose names were preferred. */
  readonly source: SourceSystem;
  readonly fields: Readonly<Record<string, MappedColumn>>;
  /** Fields for which several columns come into question alike; none of them is taken. */
  readonly ambiguous: readonly { readonly field: string; readonly candidates: readonly number[] }[];
  /** Columns that may hold a field but often do not; mapped only by hand. */
  readonly suggestions: readonly { readonly field: string; readonly column: number; readonly why: string }[];
  /** The column that holds the currency code of another: by the index of the amount's column. */
  readonly currencies: Readonly<Record<number, number>>;
  /** Columns that no field took: kept as custom fields. */
  readonly unmapped: readonly number[];
}

/** Field names to headings, as a mapping is written by hand or kept in a file; `null` leaves the field without one. */
export type ColumnChoices = Readonly<Record<string, string | null>>;

/**
 * The form in which headings are compared: case, spaces, `_`, `-`, a trailing `(converted)`, the prefix HubSpot's
 * connectors put before properties and the suffix of Salesforce's custom fields do not count.
 */
export function normalizeHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/\(converted\)\s*$/i, '')
    .replace(/^propert(y|ies)_+/i, '')
    .replace(/__c$/i, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

export interface GuessOptions {
  /** The system the file comes from; else its headings tell. */
  readonly source?: SourceSystem;
  /** Whether a field may take a column at all: in one file for several tables, headings belong to one of them. */
  readonly mayTake?: (field: string, column: number) => boolean;
}

/**
 * Guesses the mapping of a file by its headings. Of two columns that match alike neither is taken, unless only one of
 * them holds anything, or the system the file comes from is known to prefer one.
 * @param samples texts of each column, if there are any.
 */
export function guessMapping(
  table: ImportTable,
  header: readonly string[],
  samples: readonly (readonly string[])[] = [],
  { source = recognizeSource(header).source, mayTake = () => true }: GuessOptions = {},
): Mapping {
  const normalized = header.map(normalizeHeading);
  const currencies = findCurrencyColumns(header, normalized);
  const taken = new Set<number>(Object.values(currencies));
  const fields = new Map<string, MappedColumn>();
  const ambiguous: { field: string; candidates: number[] }[] = [];
  const isFilled = (column: number): boolean => samples[column]?.some((cell) => !isBlankCell(cell)) ?? true;
  const take = (field: string, column: number, confidence: Confidence): void => {
    fields.set(field, { column, confidence });
    taken.add(column);
  };

  for (const { field } of FIELDS[table]) {
    const preferred = listPreferredNames(source, table, field).flatMap((name) => {
      const matches = findNamed(header, normalized, name);
      return matches.length === 1 && !taken.has(matches[0] as number) && mayTake(field, matches[0] as number)
        ? matches
        : [];
    });
    const column = preferred.find(isFilled) ?? preferred[0];
    if (column !== undefined) take(field, column, 'exact');
  }
  for (const confidence of ['exact', 'alias', 'pattern'] as const) {
    for (const spec of FIELDS[table]) {
      if (fields.has(spec.field) || ambiguous.some(({ field }) => field === spec.field)) continue;
      const matches = normalized.flatMap((name, column) =>
        !taken.has(column) && mayTake(spec.field, column) && isMatch(spec, listKnownNames(spec), name, confidence)
          ? [column]
          : [],
      );
      const filled = matches.filter(isFilled);
      const candidates = filled.length > 0 ? filled : matches;
      if (candidates.length === 1) take(spec.field, candidates[0] as number, confidence);
      else if (candidates.length > 1) {
        ambiguous.push({ field: spec.field, candidates });
        for (const column of candidates) taken.add(column);
      }
    }
  }
  return completeMapping({ table, source, currencies, ambiguous }, header, fields);
}

/** Columns of a name; one that says "(converted)" is told from the one that does not. */
function findNamed(header: readonly string[], normalized: readonly string[], name: string): number[] {
  const isConverted = (heading: string): boolean => /\(converted\)\s*$/i.test(heading);
  const wanted = normalizeHeading(name);
  return normalized.flatMap((heading, column) =>
    heading === wanted && isConverted(header[column] as string) === isConverted(name) ? [column] : [],
  );
}

/** The mapping after a field was mapped by hand; `null` leaves it without a column. A column serves one field only. */
export function changeMapping(
  mapping: Mapping,
  header: readonly string[],
  field: string,
  column: number | null,
): Mapping {
  const fields = new Map(
    Object.entries(mapping.fields).filter(([name, mapped]) => name !== field && mapped.column !== column),
  );
  if (column !== null) fields.set(field, { column, confidence: 'chosen' });
  const ambiguous = mapping.ambiguous.filter((entry) => entry.field !== field);
  return completeMapping({ ...mapping, ambiguous }, header, fields);
}

/**
 * Lays choices written by hand over a guess.
 * @returns the mapping, and the choices that name a field or a heading that does not exist.
 */
export function applyChoices(
  guess: Mapping,
  names: readonly string[],
  choices: ColumnChoices,
): { readonly mapping: Mapping; readonly unknown: readonly string[] } {
  let mapping = guess;
  const unknown: string[] = [];
  for (const [field, heading] of Object.entries(choices)) {
    const column = heading === null ? null : findColumn(names, heading);
    if (column === -1) unknown.push(`The file has no column "${heading}".`);
    else if (!FIELDS[guess.table].some((spec) => spec.field === field)) {
      unknown.push(`"${field}" is no field of ${guess.table}.`);
    } else mapping = changeMapping(mapping, names, field, column);
  }
  return { mapping, unknown };
}

/**
 * The choices that make a mapping of a guess: what is kept for the next file with the same headings.
 * @param names the headings, made unique.
 */
export function listColumnChoices(guess: Mapping, mapping: Mapping, names: readonly string[]): ColumnChoices {
  const choices: Record<string, string | null> = {};
  for (const field of Object.keys(guess.fields)) if (!mapping.fields[field]) choices[field] = null;
  for (const [field, { column }] of Object.entries(mapping.fields)) {
    if (guess.fields[field]?.column !== column) choices[field] = names[column] as string;
  }
  for (const { field } of guess.ambiguous) {
    const isSettled = mapping.ambiguous.every((entry) => entry.field !== field);
    if (isSettled && !mapping.fields[field]) choices[field] = null;
  }
  return choices;
}

/**
 * Labels of the fields that a file must have and that no column is mapped to; of alternatives, all labels in one.
 * @param given all tables of the import.
 */
export function listMissingFields(mapping: Mapping, given?: readonly ImportTable[]): string[] {
  return listRequiredFields(mapping.table, given)
    .filter((group) => group.every((field) => mapping.fields[field] === undefined))
    .map((group) => group.map((field) => labelOf(mapping.table, field)).join(' or '));
}

function findColumn(names: readonly string[], heading: string): number {
  const exact = names.indexOf(heading);
  return exact !== -1 ? exact : names.findIndex((name) => normalizeHeading(name) === normalizeHeading(heading));
}

/** The fields never change, and each file is compared with all of them several times. */
const namesOf = new Map<FieldSpec, readonly string[]>();

/** The headings that name a field, as they are compared: the label first; the field's own name in our tables is one too. */
export function listKnownNames(spec: FieldSpec): readonly string[] {
  const names = namesOf.get(spec) ?? [spec.label, spec.field, ...spec.aliases].map(normalizeHeading);
  namesOf.set(spec, names);
  return names;
}

function isMatch(spec: FieldSpec, names: readonly string[], name: string, confidence: Confidence): boolean {
  if (name === '') return false;
  if (confidence === 'exact') return name === names[0];
  if (confidence === 'alias') return names.includes(name);
  return spec.pattern?.test(name) ?? false;
}

/** Pairs `X Currency` with `X`, as Salesforce's reports write amounts. */
function findCurrencyColumns(header: readonly string[], normalized: readonly string[]): Record<number, number> {
  const pairs: Record<number, number> = {};
  header.forEach((heading, column) => {
    const stem = /^(.*\S)\s*[_ -]?currency$/i.exec(heading.trim())?.[1];
    if (stem === undefined) return;
    const amount = normalized.findIndex((name, at) => at !== column && name === normalizeHeading(stem));
    if (amount !== -1) pairs[amount] = column;
  });
  return pairs;
}

type MappingStart = Pick<Mapping, 'table' | 'source' | 'currencies' | 'ambiguous'>;

function completeMapping(
  { table, source, currencies, ambiguous }: MappingStart,
  header: readonly string[],
  fields: ReadonlyMap<string, MappedColumn>,
): Mapping {
  const used = new Set([...[...fields.values()].map(({ column }) => column), ...Object.values(currencies)]);
  const unmapped = header.flatMap((_, column) => (used.has(column) ? [] : [column]));
  const suggestions = FIELDS[table].flatMap((spec) => {
    if (fields.has(spec.field) || spec.suggest === undefined) return [];
    const { pattern, why } = spec.suggest;
    return unmapped.flatMap((column) =>
      pattern.test(normalizeHeading(header[column] as string)) ? [{ field: spec.field, column, why }] : [],
    );
  });
  return { table, source, fields: Object.fromEntries(fields), ambiguous, suggestions, currencies, unmapped };
}
