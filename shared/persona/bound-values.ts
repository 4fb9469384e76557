import type { CategoryColumn, ColumnKind, ColumnTypes } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { ACCOUNT_COLUMNS, LIFECYCLES, REFERENCE_TARGETS } from '../model/facts.ts';
import type { AccountField } from '../model/facts.ts';
import type { ConditionReading, PersonaCondition, PersonaFact } from '../model/policy.ts';
import type { CellValue } from '../model/table.ts';
import type { PersonaContext } from './conditions.ts';
import { readDays, readNumbers } from './custom-values.ts';

/** The columns that a condition looks at, found once: reading a row of them costs an array access. */
export type BoundValues =
  /** NaN is unknown. */
  | { readonly kind: 'numbers'; readonly numbers: Float64Array }
  /** Days as they are, or by their distance from the as-of day: behind it or ahead of it. */
  | { readonly kind: 'days'; readonly days: Int32Array; readonly asOf: Day; readonly look: DayLook }
  /** A value for each code; codes below 0, empty texts, NaN and `null` are unknown. */
  | { readonly kind: 'codes'; readonly values: ArrayLike<CellValue>; readonly codes: ArrayLike<number> }
  /** An empty text is unknown. */
  | { readonly kind: 'texts'; readonly texts: readonly string[] };

export type DayLook = 'day' | 'since' | 'until';

const FLAG_VALUES: readonly CellValue[] = [null, false, true];

/** A field that these facts do not have: unknown for every account. */
const NOTHING: BoundValues = { kind: 'codes', values: [], codes: [] };

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
    case 'numbers':
      return toKnown(values.numbers[row]);
    case 'days':
      return toKnown(lookAtDay(values.days[row] as Day, values.asOf, values.look));
    case 'codes':
      return toKnown(values.values[values.codes[row] as number]);
    case 'texts':
      return toKnown(values.texts[row]);
  }
}

function toKnown(value: CellValue | undefined): CellValue {
  return value === undefined || value === '' || Number.isNaN(value) ? null : value;
}

/** One account's value of a derived fact; `null` is unknown. */
export function readPersonaFact(context: PersonaContext, fact: PersonaFact, row: number): CellValue {
  return readBound(bindFact(context, fact), row);
}

function bindFact(context: PersonaContext, fact: PersonaFact): BoundValues {
  const { asOf } = context;
  switch (fact) {
    case 'health band':
      return bindColumn(context, 'healthBand', undefined);
    case 'health percentile':
      return { kind: 'numbers', numbers: context.healthPercentile };
    case 'risk flag':
      return bindColumn(context, 'atRisk', undefined);
    case 'strategic':
      return bindColumn(context, 'strategic', undefined);
    case 'refused a seller':
      return bindColumn(context, 'refusedSeller', undefined);
    case 'days since owner change':
      return { kind: 'days', days: context.facts.accounts.ownerSince, asOf, look: 'since' };
    case 'arr percentile':
      return { kind: 'numbers', numbers: context.arrPercentile };
    case 'days since customer':
      return { kind: 'days', days: context.tenureSince, asOf, look: 'since' };
    case 'late deal':
      return { kind: 'codes', values: FLAG_VALUES, codes: context.deals.lateFlags };
    case 'lifecycle':
      return { kind: 'codes', values: LIFECYCLES, codes: context.lifecycles };
  }
}

function bindColumn(context: PersonaContext, field: AccountField, reading: ConditionReading | undefined): BoundValues {
  const { facts, asOf } = context;
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
    case 'number':
      return { kind: 'numbers', numbers: column as Float64Array };
    case 'day':
      return { kind: 'days', days: column as Int32Array, asOf, look: lookOf(reading) };
    case 'flag':
      return { kind: 'codes', values: FLAG_VALUES, codes: column as Uint8Array };
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
  if (reading === 'number') return { kind: 'codes', values: readNumbers(field.column), codes };
  const look = lookOf(reading);
  const distances = Float64Array.from(readDays(field.column), (day) => lookAtDay(day, context.asOf, look));
  return { kind: 'codes', values: distances, codes };
}

function lookOf(reading: ConditionReading | undefined): DayLook {
  return reading === 'days since' ? 'since' : reading === 'days until' ? 'until' : 'day';
}

/**
 * A day as a rule looks at it; NaN is unknown. What lies after the as-of day has not happened yet, and of what lies before
 * it nobody knows when it comes again.
 */
export function lookAtDay(day: Day, asOf: Day, look: DayLook): number {
  if (day === MISSING_DAY) return Number.NaN;
  if (look === 'day') return day;
  const distance = look === 'since' ? asOf - day : day - asOf;
  return asOf === MISSING_DAY || distance < 0 ? Number.NaN : distance;
}
