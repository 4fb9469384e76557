import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { ColumnCondition, ConditionGroup, CustomCondition, PersonaCondition } from '../model/policy.ts';
import { bindValues, readBound, readPersonaFact } from './bound-values.ts';
import { isGroup } from './conditions.ts';
import type { PersonaContext } from './conditions.ts';
import { describeCondition, formatNumber, nameAge, nameHighest } from './describe-condition.ts';
import { explainLateDeal } from './explain-deal.ts';
import { NO, YES } from './outcome.ts';
import { evaluateCondition } from './predicates.ts';
import { BOTTOM_TENTH } from './standing.ts';
import { describeSubject } from './subjects.ts';

export type ConditionOutcome = 'yes' | 'no' | 'unknown';

export interface ExplainedCondition {
  /** What the rule asks: "Health in the bottom tenth". */
  readonly text: string;
  /** What the account has: "Health 34 is in the bottom tenth (≤ 38)", "Owner change: unknown". */
  readonly value: string;
  readonly outcome: ConditionOutcome;
}

/** A condition or nested group in words, with what the account has to say to it. */
export function explainCondition(
  context: PersonaContext,
  condition: PersonaCondition | ConditionGroup,
  row: number,
): ExplainedCondition {
  const result = evaluateCondition(context, condition, row);
  const outcome = result === YES ? 'yes' : result === NO ? 'no' : 'unknown';
  if (!isGroup(condition)) {
    return { text: describeQuestion(context, condition), value: describeAnswer(context, condition, row), outcome };
  }
  const parts = condition.conditions.map((inner) => explainCondition(context, inner, row));
  const word = condition.match === 'any' ? ' or ' : ' and ';
  return {
    text: parts.map(({ text }) => text).join(word),
    value: parts.map(({ value }) => value).join('; '),
    outcome,
  };
}

/** Names of the facts in a group that are not known for the account. */
export function listUnknownFacts(
  context: PersonaContext,
  condition: PersonaCondition | ConditionGroup,
  row: number,
): string[] {
  if (isGroup(condition)) return condition.conditions.flatMap((inner) => listUnknownFacts(context, inner, row));
  if (readBound(bindValues(context, condition), row) !== null) return [];
  const { label } = describeSubject(condition);
  return ['ARR', 'customField'].some((own) => own === label || own in condition) ? [label] : [label.toLowerCase()];
}

function describeQuestion(context: PersonaContext, condition: PersonaCondition): string {
  const text = describeCondition(condition, { wording: context.wording, currency: context.facts.currency });
  const isScaled = 'fact' in condition && condition.fact === 'health percentile' && condition.operator === 'at most';
  return isScaled ? `${text} (${describeScale(context)})` : text;
}

function describeAnswer(context: PersonaContext, condition: PersonaCondition, row: number): string {
  const { wording } = context;
  const { accounts, currency } = context.facts;
  if (!('fact' in condition)) return describeField(context, condition, row);
  const { fact } = condition;
  if (fact === 'late deal') return explainLateDeal(context, row);
  const value = readPersonaFact(context, fact, row);
  const { label } = describeSubject(condition);
  if (value === null) return `${label}: unknown`;
  switch (fact) {
    case 'health percentile':
      return describeHealth(context, condition, row);
    case 'arr percentile': {
      const arr = `ARR ${wording.amount(accounts.arr[row] as number, currency)}`;
      if (condition.operator !== 'at least') return `${arr} is above ${wording.share(Number(value))} of the customers`;
      const isIn = Number(value) >= Number(condition.value);
      return `${arr} is ${isIn ? '' : 'not '}in the ${nameHighest(wording, Number(condition.value))}`;
    }
    case 'days since owner change':
      return `Owner changed on ${wording.day(accounts.ownerSince[row] as Day)}, ${nameAge(wording, Number(value))} ago`;
    case 'days since customer': {
      const firstWon = context.deals.firstWon[row] as Day;
      return firstWon === MISSING_DAY
        ? `Customer since ${wording.day(accounts.customerSince[row] as Day)}, for ${nameAge(wording, Number(value))}`
        : `First won deal on ${wording.day(firstWon)}, ${nameAge(wording, Number(value))} ago`;
    }
    default:
      return `${label}: ${typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)}`;
  }
}

/** The value of a column as it stands in the data; days also by their distance from the as-of day. */
function describeField(context: PersonaContext, condition: ColumnCondition | CustomCondition, row: number): string {
  const { wording } = context;
  const { label, kind } = describeSubject(condition);
  const isDay = kind === 'day' || kind === 'days';
  const value = readBound(bindValues(context, condition, isDay ? 'day' : condition.reading), row);
  if (value === null) return `${label}: unknown`;
  if (typeof value === 'boolean') return `${label}: ${value ? 'yes' : 'no'}`;
  if (typeof value === 'string') return `${label}: ${value}`;
  if (kind === 'money') return `${label}: ${wording.amount(value, context.facts.currency)}`;
  if (!isDay) return `${label}: ${formatNumber(value)}`;
  const distance = value - context.asOf;
  const when =
    distance === 0 ? 'today' : distance > 0 ? `in ${nameAge(wording, distance)}` : `${nameAge(wording, -distance)} ago`;
  return `${label}: ${wording.day(value)}, ${when}`;
}

function describeHealth(context: PersonaContext, condition: PersonaCondition, row: number): string {
  const { health, healthPercentile, wording } = context;
  const score = formatNumber(context.facts.accounts.health[row] as number);
  const isLowest = condition.operator === 'at most';
  if (!isLowest || condition.value !== BOTTOM_TENTH) {
    return `Health ${score} is as good as or worse than ${wording.share(1 - (healthPercentile[row] as number))} of the scores`;
  }
  if (Number.isNaN(health.bottomTenth)) return `Health ${score}; no score stands apart as a bottom tenth`;
  const limit = `(${health.isHigherBetter ? '≤' : '≥'} ${formatNumber(health.bottomTenth)})`;
  const isIn = (healthPercentile[row] as number) <= BOTTOM_TENTH;
  return `Health ${score} is ${isIn ? '' : 'not '}in the bottom tenth ${limit}`;
}

function describeScale(context: PersonaContext): string {
  const { isHigherBetter, basis } = context.health;
  const direction = isHigherBetter ? 'higher is better' : 'lower is better';
  if (basis === 'choice') return `${direction}, as said at the import`;
  return basis === 'assumed' ? `${direction}, assumed` : `${direction}, as the ${basis} show`;
}
