import { HEALTH_BANDS, HEALTH_DIRECTIONS, LIFECYCLES, STAGE_CLASSES } from '../model/facts.ts';
import { TEXT_ENCODINGS } from './decode-text.ts';
import { IMPORT_TABLES } from './fields.ts';
import type { ImportTable } from './fields.ts';
import { OWNER_RULES } from './import-choices.ts';
import type { ImportChoices } from './import-choices.ts';
import type { Corrections } from './raw-table.ts';
import { SOURCE_SYSTEMS } from './source-systems.ts';

/** All that can be settled about an import, as a file of JSON holds it: `docs` of the command line's `--map`. */
export interface ChoicesFile {
  readonly choices: ImportChoices;
  /** How each file is to be read. */
  readonly corrections: Readonly<Partial<Record<ImportTable, Corrections>>>;
}

/** What is wrong with the content of such a file, and, for a word that is not known, those that are. */
export class ChoicesFault extends Error {
  constructor(
    message: string,
    readonly word = '',
    readonly known: readonly string[] = [],
  ) {
    super(message);
    this.name = 'ChoicesFault';
  }
}

type Check = (value: unknown, path: string) => void;

const ORDERS = ['day-first', 'month-first'];
const STYLES = ['point', 'comma'];

const oneOf =
  (known: readonly string[]): Check =>
  (value, path) => {
    if (typeof value === 'string' && known.includes(value)) return;
    throw new ChoicesFault(`${path} must be one of ${known.join(', ')}.`, String(value), known);
  };

const mapOf =
  (what: string, check: Check): Check =>
  (value, path) => {
    for (const [key, entry] of Object.entries(toRecord(value, path, what))) check(entry, `${path}, “${key}”`);
  };

const perTable =
  (check: Check): Check =>
  (value, path) => {
    for (const [table, entry] of Object.entries(toRecord(value, path, 'tables'))) {
      if (!isTable(table)) throw new ChoicesFault(`${path}: there is no table “${table}”.`, table, IMPORT_TABLES);
      check(entry, `${path}, “${table}”`);
    }
  };

const heading: Check = (value, path) => {
  if (value === null || typeof value === 'string') return;
  throw new ChoicesFault(`${path} must be a heading in quotes, or null for no column.`);
};

const rate: Check = (value, path) => {
  if (typeof value === 'number' && value > 0 && Number.isFinite(value)) return;
  throw new ChoicesFault(`${path} must be a number above zero: what one unit of it is worth in the plan's currency.`);
};

const currency: Check = (value, path) => {
  if (typeof value === 'string' && /^[a-z]{3}$/i.test(value.trim())) return;
  throw new ChoicesFault(`${path} must be a code of three letters, such as EUR.`);
};

const owner: Check = (value, path) => {
  if (value === 'create' || value === 'unassigned') return;
  if (isRecord(value) && typeof value['seller'] === 'string' && Object.keys(value).length === 1) return;
  throw new ChoicesFault(`${path} must be "create", "unassigned" or {"seller": "the seller's id"}.`);
};

const text: Check = (value, path) => {
  if (typeof value !== 'string') throw new ChoicesFault(`${path} must be a text in quotes.`);
};

const count: Check = (value, path) => {
  if (!Number.isInteger(value) || (value as number) < 0) throw new ChoicesFault(`${path} must be a whole number.`);
};

const READING_CHECKS: Readonly<Record<keyof Corrections, Check>> = {
  encoding: oneOf(TEXT_ENCODINGS),
  delimiter: text,
  quote: text,
  headerRow: count,
  skipFooter: count,
  sheet: text,
};

const reading: Check = (value, path) => {
  for (const [key, entry] of Object.entries(toRecord(value, path, 'how the file is read'))) {
    const check = Object.hasOwn(READING_CHECKS, key) ? READING_CHECKS[key as keyof Corrections] : undefined;
    if (!check) throw new ChoicesFault(`${path}: “${key}” is nothing to choose.`, key, Object.keys(READING_CHECKS));
    check(entry, `${path}, “${key}”`);
  }
};

const CHECKS: Readonly<Record<Exclude<keyof ImportChoices, 'columns'> | 'reading', Check>> = {
  source: oneOf(SOURCE_SYSTEMS),
  dates: perTable(mapOf('fields', oneOf(ORDERS))),
  numbers: perTable(mapOf('fields', oneOf(STYLES))),
  stages: mapOf('stages', oneOf(STAGE_CLASSES)),
  lifecycles: mapOf('words', oneOf(LIFECYCLES)),
  healthWords: mapOf('words', oneOf(HEALTH_BANDS)),
  healthDirection: oneOf(HEALTH_DIRECTIONS),
  ownerRule: oneOf(OWNER_RULES),
  owners: mapOf('owners', owner),
  currency,
  rates: mapOf('currencies', rate),
  reading: perTable(reading),
};

const columns = mapOf('fields with their headings', heading);

/**
 * Reads the parsed content of a file of choices: columns by table at the top, everything else by the names of
 * `ImportChoices`, and `reading` for how files are written.
 * @throws {ChoicesFault} where it is no such content. Whether headings exist is for the import to say.
 */
export function readChoices(content: unknown): ChoicesFile {
  const record = toRecord(content, 'It', 'tables and choices');
  const known = [...IMPORT_TABLES, ...Object.keys(CHECKS)];
  const tables: Record<string, unknown> = {};
  const choices: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) {
    if (isTable(key)) {
      columns(value, `“${key}”`);
      tables[key] = value;
    } else if (Object.hasOwn(CHECKS, key)) {
      CHECKS[key as keyof typeof CHECKS](value, `“${key}”`);
      if (key !== 'reading') choices[key] = value;
    } else throw new ChoicesFault(`There is no table or choice “${key}”.`, key, known);
  }
  const corrections = (record['reading'] ?? {}) as ChoicesFile['corrections'];
  return { choices: { ...choices, ...(Object.keys(tables).length > 0 && { columns: tables }) }, corrections };
}

/** The content of a file of choices, which `readChoices` reads back. */
export function writeChoices({ choices, corrections }: ChoicesFile): Readonly<Record<string, unknown>> {
  const { columns: tables, ...others } = choices;
  return { ...others, ...tables, ...(Object.keys(corrections).length > 0 && { reading: corrections }) };
}

function isTable(word: string): word is ImportTable {
  return (IMPORT_TABLES as readonly string[]).includes(word);
}

function toRecord(value: unknown, path: string, what: string): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  throw new ChoicesFault(path === 'It' ? `It holds no object of ${what}.` : `${path} must hold ${what}.`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
