import type { Facts } from '../../../../shared/model/facts.ts';
import { formatIsoDay } from '../../../../shared/model/day.ts';
import type { Day } from '../../../../shared/model/day.ts';
import type {
  ConditionOperator,
  ConditionReading,
  ConditionValue,
  PersonaCondition,
  PersonaFact,
} from '../../../../shared/model/policy.ts';
import {
  describeSubject,
  keyOfSubject,
  listOperators,
  listSubjects,
  subjectOf,
} from '../../../../shared/persona/subjects.ts';
import type { SubjectKind, SubjectReference } from '../../../../shared/persona/subjects.ts';
import type { Option } from '../../../ui/Select.tsx';

/** One way to compare: what the operator is called for this kind of value, and how it reads a day. */
export interface ComparisonChoice {
  readonly id: string;
  readonly label: string;
  readonly operator: ConditionOperator;
  readonly reading?: ConditionReading;
  /** Set where the choice says the value too. */
  readonly value?: boolean;
}

/** Derived values as they are called in the list of what can be asked about. */
const FACT_LABELS: Readonly<Record<PersonaFact, string>> = {
  'health band': 'Health: red, amber, green',
  'health percentile': 'Health, by rank',
  'risk flag': 'Risk flag',
  strategic: 'Strategic',
  'refused a seller': 'Refused a seller before',
  'days since owner change': 'Time with its seller',
  'arr percentile': 'ARR, by rank',
  'days since customer': 'Time as a customer',
  'late deal': 'Late deal open',
  lifecycle: 'Customer, former or prospect',
};

/** Columns that a derived value says the same of: offered once. */
const SAID_BY_FACTS: ReadonlySet<string> = new Set([
  'column healthBand',
  'column atRisk',
  'column strategic',
  'column refusedSeller',
]);

const OPERATOR_WORDS: Readonly<Record<ConditionOperator, string>> = {
  is: 'is',
  'is not': 'is not',
  'one of': 'is one of',
  contains: 'contains',
  'at least': 'is at least',
  'at most': 'is at most',
  between: 'is between',
  known: 'is known',
  unknown: 'is unknown',
};
const SHARE_WORDS: Partial<Record<ConditionOperator, string>> = {
  'at least': 'is in the top',
  'at most': 'is in the lowest',
};
const DAY_WORDS: Partial<Record<ConditionOperator, string>> = {
  'at least': 'is on or after',
  'at most': 'is on or before',
};

/** A day can be compared by its distance from the as-of day, which goes on from day to day. */
const DISTANCES: readonly ComparisonChoice[] = [
  { id: 'next', label: 'is within the next', operator: 'at most', reading: 'days until' },
  { id: 'later', label: 'is ahead by at least', operator: 'at least', reading: 'days until' },
  { id: 'last', label: 'was within the last', operator: 'at most', reading: 'days since' },
  { id: 'earlier', label: 'is past by at least', operator: 'at least', reading: 'days since' },
  { id: 'ahead between', label: 'is ahead by between', operator: 'between', reading: 'days until' },
  { id: 'ago between', label: 'is past by between', operator: 'between', reading: 'days since' },
];

const FLAG_CHOICES: readonly ComparisonChoice[] = [
  { id: 'yes', label: 'is yes', operator: 'is', value: true },
  { id: 'no', label: 'is no', operator: 'is', value: false },
  { id: 'known', label: 'is known', operator: 'known' },
  { id: 'unknown', label: 'is unknown', operator: 'unknown' },
];

/** The comparisons that fit what a condition looks at. */
export function listComparisons(subject: SubjectReference): readonly ComparisonChoice[] {
  const { kind } = describeSubject(subject);
  if (kind === 'flag') return FLAG_CHOICES;
  const isColumn = !('fact' in subject);
  const isDay = isColumn && (kind === 'day' || kind === 'days');
  const reading = 'customField' in subject && isDay ? { reading: 'day' as const } : {};
  const words = isDay ? DAY_WORDS : kind === 'share' ? SHARE_WORDS : {};
  const plain = listOperators(isDay ? 'day' : kind).map((operator) => ({
    id: operator,
    label: words[operator] ?? OPERATOR_WORDS[operator],
    operator,
    ...reading,
  }));
  return isDay ? [...DISTANCES, ...plain] : plain;
}

/** The comparison that a condition makes. */
export function findComparison(condition: PersonaCondition): ComparisonChoice | undefined {
  const reading = 'reading' in condition ? condition.reading : undefined;
  const { operator, value } = condition;
  const isDistance = reading === 'days since' || reading === 'days until';
  return listComparisons(subjectOf(condition)).find(
    (choice) =>
      (choice.value === undefined
        ? choice.operator === operator
        : choice.operator === 'is' && choice.value === readFlag(operator, value)) &&
      (isDistance ? choice.reading === reading : !choice.reading?.startsWith('days')),
  );
}

/** "Is not yes" is "is no". */
function readFlag(operator: ConditionOperator, value: ConditionValue): boolean | null {
  if (typeof value !== 'boolean' || (operator !== 'is' && operator !== 'is not')) return null;
  return operator === 'is' ? value : !value;
}

/** The condition under another comparison: its value stays where it still fits. */
export function applyComparison(condition: PersonaCondition, choice: ComparisonChoice, asOf: Day): PersonaCondition {
  const { operator, reading } = choice;
  const value = (kind: SubjectKind): ConditionValue => {
    if (choice.value !== undefined) return choice.value;
    return convertValue(condition, kind, operator, asOf);
  };
  if ('fact' in condition) return { fact: condition.fact, operator, value: value(describeSubject(condition).kind) };
  if ('customField' in condition) {
    const isDay = condition.reading !== 'text' && condition.reading !== 'number';
    const subject = { customField: condition.customField, reading: isDay ? (reading ?? 'day') : condition.reading };
    return { ...subject, operator, value: value(describeSubject(subject).kind) };
  }
  const { column } = condition;
  const subject: SubjectReference =
    reading === 'days since' || reading === 'days until' ? { column, reading } : { column };
  return { ...subject, operator, value: value(describeSubject(subject).kind) };
}

function convertValue(
  condition: PersonaCondition,
  kind: SubjectKind,
  operator: ConditionOperator,
  asOf: Day,
): ConditionValue {
  if (operator === 'known' || operator === 'unknown') return null;
  const isSameKind = describeSubject(condition).kind === kind;
  const old: readonly unknown[] = Array.isArray(condition.value) ? condition.value : [condition.value];
  const fitting = isSameKind ? old.filter((one) => typeof one === typeof findDefault(kind, asOf)) : [];
  const [first = findDefault(kind, asOf), second = first] = fitting as (string | number)[];
  if (operator === 'between') return [first, second];
  if (operator === 'one of') return (fitting as (string | number)[]).filter((one) => one !== '');
  return first;
}

function findDefault(kind: SubjectKind, asOf: Day): string | number {
  switch (kind) {
    case 'share':
      return 0.1;
    case 'days':
      return 90;
    case 'day':
      return formatIsoDay(asOf);
    case 'number':
    case 'money':
      return 0;
    default:
      return '';
  }
}

/** A first condition about something else. */
export function startCondition(subject: SubjectReference, asOf: Day): PersonaCondition {
  const [first] = listComparisons(subject);
  const blank: PersonaCondition = { ...subject, operator: 'known', value: null };
  if (!first) return blank;
  const started = applyComparison(blank, first, asOf);
  const { kind, choices } = describeSubject(started);
  return kind === 'choice' ? { ...started, value: choices?.[0] ?? '' } : started;
}

/** Everything that can be asked about, by its key. */
export function listSubjectOptions(facts: Facts): { option: Option; subject: SubjectReference }[] {
  return listSubjects(facts)
    .filter((subject) => !SAID_BY_FACTS.has(keyOfSubject(subject)))
    .map((subject) => ({ subject, option: { id: keyOfSubject(subject), ...nameSubject(subject) } }));
}

export function nameSubject(subject: SubjectReference): { label: string; detail: string } {
  if ('fact' in subject) return { label: FACT_LABELS[subject.fact], detail: 'Worked out by Baton' };
  const { label } = describeSubject(subject);
  return { label, detail: 'column' in subject ? 'Column of the accounts' : 'Column of your file that nobody mapped' };
}
