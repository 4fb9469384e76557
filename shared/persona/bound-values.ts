import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../model/columns.ts';
import type { CategoryColumn, ColumnKind, ColumnTypes } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { ACCOUNT_COLUMNS, LIFECYCLES, REFERENCE_TARGETS } from '../model/facts.ts';
import type { AccountField } from '../model/facts.ts';
import type { ConditionReading, PersonaCondition, PersonaFact } from '../model/policy.ts';
import type { CellValue } from '../model/table.ts';
import type { PersonaContext } from './conditions.ts';
import { readDays, readNumbers } from './custom-values.ts';

/** The values that a condition looks at, tied to their columns once so that reading a row costs an array access. */
export type BoundValues =
  /** NaN is unknown. */
  | { readonly kind: 'numbers'; readonly read: (row: number) => number }
  /** `FLAG_*`. */
  | { readonly kind: 'flags'; readonly read: (row: number) => number }
  /** Below 0 is unknown. */
  | { readonly kind: 'codes'; readonly values: readonly string[]; readonly codes: ArrayLike<number> }
  /** An empty text is unknown. */
  | { readonly kind: 'texts'; readonly texts: readonly string[] };

/** A field that these facts do not have: unknown for every account. */
const NOTHING: BoundValues = { kind: 'numbers', read: () => Number.NaN };

/** @param reading instead of the condition's own. */
export function bindValues(
  context: PersonaContext,
  condition: PersonaCondition,
  reading: ConditionReading | undefined = 'reading' in condition ? condition.reading : undefined,
): BoundValues {
  if ('fact' in condition) return bindFact(context, condition.fact);
  if ('column' in condition) return bindColumn(context, condition.column, reading);
  return bindCustomField(context, condition.customField, reading);
}

/** One account's value of what a condition looks at: days as day numbers; `null` is unknown. */
export function readBound(values: BoundValues, row: number): CellValue {
  switch (values.kind) {
    case 'numbers': {
      const value = values.read(row);
      return Number.isNaN(value) ? null : value;
    }
    case 'flags': {
      const flag = values.read(row);
      return flag === FLAG_UNKNOWN ? null : flag === FLAG_YES;
    }
    case 'codes':
      return values.values[values.codes[row] as number] || null;
    case 'texts':
      return values.texts[row] || null;
  }
}

/** One account's value of a derived fact; `null` is unknown. */
export function readPersonaFact(context: PersonaContext, fact: PersonaFact, row: number): CellValue {
  return readBound(bindFact(context, fact), row);
}

function bindFact(context: PersonaContext, fact: PersonaFact): BoundValues {
  const { accounts } = context.facts;
  const { deals, asOf } = context;
  switch (fact) {
    case 'health band':
      return bindColumn(context, 'healthBand', undefined);
    case 'health percentile':
      return { kind: 'numbers', read: (row) => context.healthPercentile[row] as number };
    case 'risk flag':
      return bindColumn(context, 'atRisk', undefined);
    case 'strategic':
      return bindColumn(context, 'strategic', undefined);
    case 'refused a seller':
      return bindColumn(context, 'refusedSeller', undefined);
    case 'days since owner change':
      return { kind: 'numbers', read: (row) => countDaysSince(accounts.ownerSince[row] as Day, asOf) };
    case 'arr percentile':
      return { kind: 'numbers', read: (row) => context.arrPercentile[row] as number };
    case 'days since customer':
      return {
        kind: 'numbers',
        read: (row) => {
          const firstWon = deals.firstWon[row] as Day;
          const since = firstWon === MISSING_DAY ? (accounts.customerSince[row] as Day) : firstWon;
          return countDaysSince(since, asOf);
        },
      };
    case 'late deal':
      return {
        kind: 'flags',
        read: (row) => {
          if ((deals.lateByAccount[row] as number) > 0) return FLAG_YES;
          return deals.lateUnknown[row] === 1 ? FLAG_UNKNOWN : FLAG_NO;
        },
      };
    case 'lifecycle':
      return { kind: 'codes', values: LIFECYCLES, codes: context.lifecycles };
  }
}

function bindColumn(context: PersonaContext, field: AccountField, reading: ConditionReading | undefined): BoundValues {
  const { facts } = context;
  const kind: ColumnKind | undefined = ACCOUNT_COLUMNS[field];
  const column: ColumnTypes[ColumnKind] = facts.accounts[field];
  switch (kind) {
    case 'text':
      return { kind: 'texts', texts: column as readonly string[] };
    case 'category': {
      const { values, codes } = column as CategoryColumn;
      return { kind: 'codes', values, codes };
    }
    case 'money':
    case 'number': {
      const numbers = column as Float64Array;
      return { kind: 'numbers', read: (row) => numbers[row] as number };
    }
    case 'day':
      return bindDays(column as Int32Array, context.asOf, reading);
    case 'flag': {
      const flags = column as Uint8Array;
      return { kind: 'flags', read: (row) => flags[row] as number };
    }
    case 'reference': {
      const target = REFERENCE_TARGETS[`accounts.${field}`] ?? 'accounts';
      return { kind: 'codes', values: facts[target].name, codes: column as Int32Array };
    }
    case undefined:
      return NOTHING;
  }
}

function bindCustomField(context: PersonaContext, name: string, reading: ConditionReading | undefined): BoundValues {
  const field = context.facts.customFields.find((custom) => custom.table === 'accounts' && custom.name === name);
  if (!field) return NOTHING;
  const { values, codes } = field.column;
  if (reading === 'text' || reading === undefined) return { kind: 'codes', values, codes };
  if (reading === 'number') {
    const numbers = readNumbers(field.column);
    return { kind: 'numbers', read: (row) => numbers[codes[row] as number] ?? Number.NaN };
  }
  const days = readDays(field.column);
  const toNumber = chooseDistance(context.asOf, reading);
  return { kind: 'numbers', read: (row) => toNumber(days[codes[row] as number] ?? MISSING_DAY) };
}

function bindDays(days: Int32Array, asOf: Day, reading: ConditionReading | undefined): BoundValues {
  const toNumber = chooseDistance(asOf, reading);
  return { kind: 'numbers', read: (row) => toNumber(days[row] as Day) };
}

function chooseDistance(asOf: Day, reading: ConditionReading | undefined): (day: Day) => number {
  if (reading === 'days since') return (day) => countDaysSince(day, asOf);
  if (reading === 'days until') return (day) => countDaysUntil(day, asOf);
  return (day) => (day === MISSING_DAY ? Number.NaN : day);
}

/** What lies after the as-of day has not happened yet: unknown. */
function countDaysSince(day: Day, asOf: Day): number {
  return day === MISSING_DAY || asOf === MISSING_DAY || day > asOf ? Number.NaN : asOf - day;
}

/** What lies before the as-of day is over; when it comes again is unknown. */
function countDaysUntil(day: Day, asOf: Day): number {
  return day === MISSING_DAY || asOf === MISSING_DAY || day < asOf ? Number.NaN : day - asOf;
}
