import { parseIsoDay } from '../model/day.ts';
import type { ConditionGroup, ConditionOperator, ConditionValue, Persona, PersonaCondition } from '../model/policy.ts';
import { isGroup } from './conditions.ts';
import { BOTTOM_TENTH } from './standing.ts';
import { describeSubject } from './subjects.ts';
import type { Subject } from './subjects.ts';
import type { Wording } from './wording.ts';

const DAYS_PER_YEAR = 365.25;

/** How numbers, money and days of rules are written. */
export interface Manner {
  readonly wording: Wording;
  /** ISO 4217, or an empty text. */
  readonly currency: string;
}

/** A persona's rule in words: "Health band is red; or Strategic; or…". */
export function describeRule({ rule }: Pick<Persona, 'rule'>, manner: Manner): string {
  if (rule === null) return 'Every other customer.';
  const parts = rule.conditions.map((condition) => describeCondition(condition, manner));
  if (parts.length === 0) return rule.match === 'any' ? 'Nobody: the rule has no condition.' : 'Everybody.';
  return `${parts.join(rule.match === 'any' ? '; or ' : '; and ')}.`;
}

/** What a condition or group asks, in words: "Health in the bottom tenth", "Renewal within 90 days". */
export function describeCondition(condition: PersonaCondition | ConditionGroup, manner: Manner): string {
  if (isGroup(condition)) {
    const word = condition.match === 'any' ? ' or ' : ' and ';
    const parts = condition.conditions.map((inner) => {
      const text = describeCondition(inner, manner);
      return isGroup(inner) && inner.match !== condition.match && inner.conditions.length > 1 ? `(${text})` : text;
    });
    return parts.length > 0 ? parts.join(word) : condition.match === 'any' ? 'nobody' : 'everybody';
  }
  const known = describeKnown(condition, manner.wording) ?? describeDistance(condition, manner.wording);
  if (known !== null) return known;
  const subject = describeSubject(condition);
  return `${subject.label} ${describeComparison(subject, condition.operator, condition.value, manner)}`;
}

/** The derived facts have words of their own. */
function describeKnown(condition: PersonaCondition, wording: Wording): string | null {
  if (!('fact' in condition)) return null;
  const { fact, operator, value } = condition;
  if (value === true && operator === 'is') {
    if (fact === 'late deal') return 'An open deal at a late stage, closing soon, large enough and not a renewal';
    return describeSubject(condition).label;
  }
  if (typeof value !== 'number' || (operator !== 'at least' && operator !== 'at most')) return null;
  const isMost = operator === 'at most';
  switch (fact) {
    case 'health percentile':
      return isMost ? `Health in the ${nameLowest(wording, value)}` : `Health above the ${nameLowest(wording, value)}`;
    case 'arr percentile':
      return isMost ? `ARR below the ${nameHighest(wording, value)}` : `ARR in the ${nameHighest(wording, value)}`;
    case 'days since owner change':
      return isMost
        ? `Owner changed within ${nameDays(wording, value)}`
        : `Same seller for at least ${nameDays(wording, value)}`;
    case 'days since customer':
      return isMost
        ? `Customer for at most ${nameDays(wording, value)}`
        : `Customer for at least ${nameDays(wording, value)}`;
    default:
      return null;
  }
}

/** "Renewal within 90 days", "Last activity at least 90 days ago". */
function describeDistance(condition: PersonaCondition, wording: Wording): string | null {
  const reading = 'reading' in condition ? condition.reading : undefined;
  if (reading !== 'days since' && reading !== 'days until') return null;
  const { label } = describeSubject(condition);
  const { operator, value } = condition;
  const [first = Number.NaN, last = Number.NaN] = (Array.isArray(value) ? value : [value]).map(Number);
  const isSince = reading === 'days since';
  switch (operator) {
    case 'at most':
      return isSince
        ? `${label} within the last ${nameDays(wording, first)}`
        : `${label} within ${nameDays(wording, first)}`;
    case 'at least':
      return isSince
        ? `${label} at least ${nameDays(wording, first)} ago`
        : `${label} in ${nameDays(wording, first)} or later`;
    case 'between': {
      const span = `${wording.count(first)} to ${nameDays(wording, last)}`;
      return isSince ? `${label} ${span} ago` : `${label} in ${span}`;
    }
    case 'is':
    case 'is not': {
      const words = isSince ? `${nameDays(wording, first)} ago` : `in ${nameDays(wording, first)}`;
      return `${label} ${operator === 'is' ? '' : 'not '}${words}`;
    }
    default:
      return null;
  }
}

function describeComparison(
  subject: Subject,
  operator: ConditionOperator,
  value: ConditionValue,
  manner: Manner,
): string {
  const list = Array.isArray(value) ? (value as readonly (string | number)[]) : [value as string | number | boolean];
  const [first = '…', last = '…'] = list.map((one) => writeValue(subject, one, manner));
  const isDay = subject.kind === 'day';
  switch (operator) {
    case 'is':
    case 'is not':
      return `${operator} ${first}`;
    case 'one of':
      return `is one of ${list.map((one) => writeValue(subject, one, manner)).join(', ') || '…'}`;
    case 'contains':
      return `contains “${first}”`;
    case 'at least':
      return isDay ? `is on ${first} or later` : `is at least ${first}`;
    case 'at most':
      return isDay ? `is on ${first} or earlier` : `is at most ${first}`;
    case 'between':
      return `is between ${first} and ${last}`;
    case 'known':
    case 'unknown':
      return `is ${operator}`;
  }
}

/** A value of a rule in words. */
function writeValue(subject: Subject, value: string | number | boolean | null, { wording, currency }: Manner): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  // Of a rule that is being written.
  if (value === null || value === '') return '…';
  if (typeof value === 'string') return subject.kind === 'day' ? wording.day(parseIsoDay(value)) : value;
  switch (subject.kind) {
    case 'money':
      return wording.amount(value, currency);
    case 'share':
      return wording.share(value);
    case 'days':
      return nameDays(wording, value);
    default:
      return formatNumber(value);
  }
}

function nameLowest(wording: Wording, share: number): string {
  return share === BOTTOM_TENTH ? 'bottom tenth' : `lowest ${wording.share(share)}`;
}

export function nameHighest(wording: Wording, share: number): string {
  const top = 1 - share;
  if (top === 0.25) return 'top quarter';
  return Math.abs(top - 0.1) < 1e-9 ? 'top tenth' : `top ${wording.share(top)}`;
}

/** "5 years" where it is a whole number of them, else in days. */
function nameDays(wording: Wording, days: number): string {
  const years = days / DAYS_PER_YEAR;
  const isYears = years >= 2 && Math.abs(years - Math.round(years)) < 0.01;
  return isYears ? `${Math.round(years)} years` : days === 1 ? '1 day' : `${wording.count(days)} days`;
}

/** How long ago something was, in whole years from two on. */
export function nameAge(wording: Wording, days: number): string {
  const years = Math.floor(days / DAYS_PER_YEAR);
  return years >= 2 ? `${years} years` : days === 1 ? '1 day' : `${wording.count(days)} days`;
}

export function formatNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
