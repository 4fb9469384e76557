import type { ColumnKind } from '../model/columns.ts';
import { findFactField, listFactFields } from '../model/fact-fields.ts';
import { HEALTH_BANDS, LIFECYCLES } from '../model/facts.ts';
import type { AccountField, Facts } from '../model/facts.ts';
import type {
  ConditionGroup,
  ConditionOperator,
  ConditionReading,
  Persona,
  PersonaCondition,
  PersonaFact,
} from '../model/policy.ts';
import { isGroup } from './conditions.ts';
import { inferReading } from './custom-values.ts';

/** What kind of value a condition looks at: it decides which operators and values fit. */
export type SubjectKind = 'text' | 'choice' | 'number' | 'money' | 'share' | 'days' | 'day' | 'flag';

/** The value that a condition looks at, without what it is compared with. */
export type SubjectReference =
  | { readonly fact: PersonaFact }
  | { readonly column: AccountField; readonly reading?: Extract<ConditionReading, 'days since' | 'days until'> }
  | { readonly customField: string; readonly reading: ConditionReading };

export interface Subject {
  /** As it stands before a value: "Customer since". */
  readonly label: string;
  readonly kind: SubjectKind;
  /** The only values there are, where the program knows them by name. */
  readonly choices?: readonly string[];
}

const FACTS: Readonly<Record<PersonaFact, Subject>> = {
  'health band': { label: 'Health band', kind: 'choice', choices: HEALTH_BANDS },
  'health percentile': { label: 'Health score', kind: 'share' },
  'risk flag': { label: 'Risk flag', kind: 'flag' },
  strategic: { label: 'Strategic', kind: 'flag' },
  'refused a seller': { label: 'Refused a seller before', kind: 'flag' },
  'days since owner change': { label: 'Owner change', kind: 'days' },
  'arr percentile': { label: 'ARR', kind: 'share' },
  'days since customer': { label: 'Customer since', kind: 'days' },
  'late deal': { label: 'Late deal', kind: 'flag' },
  lifecycle: { label: 'Lifecycle', kind: 'choice', choices: LIFECYCLES },
};

const KINDS: Readonly<Record<ColumnKind, SubjectKind>> = {
  text: 'text',
  category: 'text',
  reference: 'text',
  money: 'money',
  number: 'number',
  day: 'day',
  flag: 'flag',
};

const ORDERED: readonly ConditionOperator[] = ['at least', 'at most', 'between', 'is', 'is not', 'known', 'unknown'];
const OPERATORS: Readonly<Record<SubjectKind, readonly ConditionOperator[]>> = {
  text: ['is', 'is not', 'one of', 'contains', 'known', 'unknown'],
  choice: ['is', 'is not', 'one of', 'known', 'unknown'],
  number: ORDERED,
  money: ORDERED,
  share: ['at least', 'at most', 'between', 'known', 'unknown'],
  days: ORDERED,
  day: ORDERED,
  flag: ['is', 'is not', 'known', 'unknown'],
};

/** The operators that fit a kind of value, the usual one first. */
export function listOperators(kind: SubjectKind): readonly ConditionOperator[] {
  return OPERATORS[kind];
}

export function describeSubject(reference: SubjectReference): Subject {
  if ('fact' in reference) return FACTS[reference.fact];
  const { reading } = reference;
  const isDistance = reading === 'days since' || reading === 'days until';
  if ('customField' in reference) {
    const kind = isDistance ? 'days' : (reference.reading as 'text' | 'number' | 'day');
    return { label: reference.customField, kind };
  }
  const field = findFactField('accounts', reference.column);
  const label = field?.label ?? reference.column;
  if (isDistance) return { label, kind: 'days' };
  const kind = field ? KINDS[field.kind] : 'text';
  return field?.choices ? { label, kind: 'choice', choices: field.choices } : { label, kind };
}

/** A condition's subject alone. */
export function subjectOf(condition: PersonaCondition): SubjectReference {
  if ('fact' in condition) return { fact: condition.fact };
  if ('customField' in condition) return { customField: condition.customField, reading: condition.reading };
  const { column, reading } = condition;
  return reading === undefined ? { column } : { column, reading };
}

/** The same text for the same subject, however it is read: for lists and comparison. */
export function keyOfSubject(reference: SubjectReference): string {
  if ('fact' in reference) return `fact ${reference.fact}`;
  return 'column' in reference ? `column ${reference.column}` : `custom ${reference.customField}`;
}

/**
 * Everything a condition can look at in these facts: derived values, the columns of the accounts, and the columns that
 * nobody mapped, read as most of their texts can be.
 */
export function listSubjects(facts: Facts): SubjectReference[] {
  const derived = (Object.keys(FACTS) as PersonaFact[]).map((fact) => ({ fact }));
  const columns = listFactFields('accounts').map(({ field }) => ({ column: field as AccountField }));
  const custom = facts.customFields
    .filter(({ table }) => table === 'accounts')
    .map(({ name, column }) => ({ customField: name, reading: inferReading(column) }));
  return [...derived, ...columns, ...custom];
}

/** Whether a condition asks about a column that these facts do not have: unknown for every account. */
export function isMissing(facts: Facts, condition: PersonaCondition): boolean {
  if (!('customField' in condition)) return false;
  const { customField } = condition;
  return !facts.customFields.some(({ table, name }) => table === 'accounts' && name === customField);
}

/** The columns that rules ask about and these facts do not have, each once. */
export function listMissingFields(facts: Facts, personas: readonly Persona[]): string[] {
  const missing = new Set<string>();
  const look = (condition: PersonaCondition | ConditionGroup): void => {
    if (isGroup(condition)) condition.conditions.forEach(look);
    else if ('customField' in condition && isMissing(facts, condition)) missing.add(condition.customField);
  };
  for (const { rule } of personas) if (rule) look(rule);
  return [...missing];
}
