import type { HealthBand, HealthDirection, Lifecycle, StageClass } from '../model/facts.ts';
import type { SellerId } from '../model/ids.ts';
import { FIELDS, IMPORT_TABLES } from './fields.ts';
import type { ImportTable } from './fields.ts';
import type { ColumnChoices } from './mapping.ts';
import type { DateOrder } from '../model/read-dates.ts';
import type { NumberStyle } from '../model/read-numbers.ts';
import { toNameKey } from './record-ids.ts';
import type { SourceSystem } from './source-systems.ts';

type PerTable<T> = Readonly<Partial<Record<ImportTable, T>>>;

/** By what one owner is chosen of several who have deals with an account, or who are named beside it. */
export const OWNER_RULES = ['latest open deal', 'most revenue', 'most deals'] as const;
export type OwnerRule = (typeof OWNER_RULES)[number];
export const DEFAULT_OWNER_RULE: OwnerRule = 'latest open deal';

/** What becomes of an owner whom the file of sellers does not have: nobody, a new seller, or one who is there. */
export type OwnerChoice = 'unassigned' | 'create' | { readonly seller: SellerId };

/**
 * Everything about an import that people can settle; what is left out is inferred and reported. Plain data: it is kept
 * for the next file with the same headings, and is what the command line reads from a file.
 */
export interface ImportChoices {
  /** The system that the files come from; else each file's headings tell. */
  readonly source?: SourceSystem;
  /** By table and field: the heading of its column, or `null` for none. */
  readonly columns?: PerTable<ColumnChoices>;
  /** By table and field (or heading): which part of 03/04/2026 is the day. */
  readonly dates?: PerTable<Readonly<Record<string, DateOrder>>>;
  /** By table and field (or heading): which sign parts off the decimals. */
  readonly numbers?: PerTable<Readonly<Record<string, NumberStyle>>>;
  /** By the stage as the file writes it; an empty text stands for deals without one. */
  readonly stages?: Readonly<Record<string, StageClass>>;
  /** By the word as the file writes it: "Partner" and the like; an empty text for accounts without one. */
  readonly lifecycles?: Readonly<Record<string, Lifecycle>>;
  /** By the word as the file writes it. */
  readonly healthWords?: Readonly<Record<string, HealthBand>>;
  readonly healthDirection?: HealthDirection;
  readonly ownerRule?: OwnerRule;
  /** By the owner as the file names it (id, else name, else e-mail); also for owners who are among the sellers. */
  readonly owners?: Readonly<Record<string, OwnerChoice>>;
  /** ISO 4217 code in which amounts are counted. */
  readonly currency?: string;
  /** By ISO 4217 code: what one unit of it is worth in the currency of the plan. */
  readonly rates?: Readonly<Record<string, number>>;
}

/** Choices as the import looks them up: case and spacing of words do not count. */
export class ChoiceBook {
  readonly #stages: ReadonlyMap<string, StageClass>;
  readonly #lifecycles: ReadonlyMap<string, Lifecycle>;
  readonly #healthWords: ReadonlyMap<string, HealthBand>;
  readonly #owners: ReadonlyMap<string, OwnerChoice>;
  readonly #rates: ReadonlyMap<string, number>;

  constructor(readonly choices: ImportChoices) {
    this.#stages = toBook(choices.stages);
    this.#lifecycles = toBook(choices.lifecycles);
    this.#healthWords = toBook(choices.healthWords);
    this.#owners = toBook(choices.owners);
    this.#rates = new Map(Object.entries(choices.rates ?? {}).map(([code, rate]) => [code.trim().toUpperCase(), rate]));
  }

  findStage(stage: string): StageClass | undefined {
    return this.#stages.get(toNameKey(stage));
  }

  findLifecycle(word: string): Lifecycle | undefined {
    return this.#lifecycles.get(toNameKey(word));
  }

  findHealthWord(word: string): HealthBand | undefined {
    return this.#healthWords.get(toNameKey(word));
  }

  findOwner(value: string): OwnerChoice | undefined {
    return this.#owners.size === 0 ? undefined : this.#owners.get(toNameKey(value));
  }

  /** Ids of the sellers that owners were mapped to. */
  listChosenSellers(): SellerId[] {
    return [...this.#owners.values()].flatMap((choice) => (typeof choice === 'string' ? [] : [choice.seller]));
  }

  /** @returns NaN where none was given. */
  findRate(code: string): number {
    return this.#rates.get(code) ?? Number.NaN;
  }

  findDateOrder(table: ImportTable, field: string, heading: string): DateOrder | undefined {
    return findOfColumn(this.choices.dates?.[table], field, heading);
  }

  findNumberStyle(table: ImportTable, field: string, heading: string): NumberStyle | undefined {
    return findOfColumn(this.choices.numbers?.[table], field, heading);
  }
}

/**
 * Names in the choices on dates and numbers that are neither fields nor headings, in words; of tables that are there.
 * @param headingsOf the headings of a table's file, or `null` without a file.
 */
export function listUnknownColumns(
  choices: ImportChoices,
  headingsOf: (table: ImportTable) => readonly string[] | null,
): string[] {
  return IMPORT_TABLES.flatMap((table) => {
    const headings = headingsOf(table);
    if (!headings) return [];
    const names = [...Object.keys(choices.dates?.[table] ?? {}), ...Object.keys(choices.numbers?.[table] ?? {})];
    return names
      .filter((name) => !headings.includes(name) && !FIELDS[table].some(({ field }) => field === name))
      .map((name) => `"${name}" is neither a field nor a column of ${table}.`);
  });
}

function toBook<T>(choices: Readonly<Record<string, T>> | undefined): Map<string, T> {
  return new Map(Object.entries(choices ?? {}).map(([word, choice]) => [toNameKey(word), choice]));
}

function findOfColumn<T>(choices: Readonly<Record<string, T>> | undefined, field: string, heading: string) {
  if (!choices) return undefined;
  if (Object.hasOwn(choices, field)) return choices[field];
  return Object.hasOwn(choices, heading) ? choices[heading] : undefined;
}
