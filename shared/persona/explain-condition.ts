import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { ConditionGroup, PersonaCondition, PersonaFact } from '../model/policy.ts';
import { evaluateCondition, isGroup, readPersonaFact } from './conditions.ts';
import type { PersonaContext } from './conditions.ts';
import { explainLateDeal } from './explain-deal.ts';
import { NO, YES } from './outcome.ts';
import { BOTTOM_TENTH } from './standing.ts';
import type { Wording } from './wording.ts';

export type ConditionOutcome = 'yes' | 'no' | 'unknown';

export interface ExplainedCondition {
  /** What the rule asks: "Health in the bottom tenth". */
  readonly text: string;
  /** What the account has: "Health 34 is in the bottom tenth (≤ 38)", "Owner change: unknown". */
  readonly value: string;
  readonly outcome: ConditionOutcome;
}

/** What each fact is called where its value is not known. */
const FACT_NAMES: Readonly<Record<PersonaFact, string>> = {
  'health band': 'Health band',
  'health percentile': 'Health score',
  'risk flag': 'Risk flag',
  strategic: 'Strategic',
  'refused a seller': 'Refused a seller before',
  'days since owner change': 'Owner change',
  'arr percentile': 'ARR',
  'days since customer': 'Customer since',
  'late deal': 'Late deal',
  lifecycle: 'Lifecycle',
};

const DAYS_PER_YEAR = 365.25;

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
  if (readPersonaFact(context, condition.fact, row) !== null) return [];
  const name = FACT_NAMES[condition.fact];
  return [name === 'ARR' ? name : name.toLowerCase()];
}

function describeQuestion(context: PersonaContext, { fact, operator, value }: PersonaCondition): string {
  const { wording } = context;
  if (typeof value === 'number') {
    const isMost = operator === 'at most';
    if (operator === 'at least' || isMost) {
      if (fact === 'health percentile' && isMost)
        return `Health in the ${nameLowest(wording, value)} (${describeScale(context)})`;
      if (fact === 'arr percentile' && !isMost) return `ARR in the ${nameHighest(wording, value)}`;
      if (fact === 'days since owner change') {
        return isMost
          ? `Owner changed within ${nameDays(wording, value)}`
          : `Same seller for at least ${nameDays(wording, value)}`;
      }
      if (fact === 'days since customer') {
        return isMost
          ? `Customer for at most ${nameDays(wording, value)}`
          : `Customer for at least ${nameDays(wording, value)}`;
      }
    }
  }
  if (value === true && operator === 'is') {
    if (fact === 'late deal') return 'An open deal at a late stage, closing soon, large enough and not a renewal';
    return FACT_NAMES[fact];
  }
  return `${FACT_NAMES[fact]} ${operator} ${String(value)}`;
}

function describeAnswer(context: PersonaContext, condition: PersonaCondition, row: number): string {
  const { fact } = condition;
  const { wording } = context;
  const { accounts, currency } = context.facts;
  if (fact === 'late deal') return explainLateDeal(context, row);
  const value = readPersonaFact(context, fact, row);
  if (value === null) return `${FACT_NAMES[fact]}: unknown`;
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
      return `${FACT_NAMES[fact]}: ${typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)}`;
  }
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

function nameLowest(wording: Wording, share: number): string {
  return share === BOTTOM_TENTH ? 'bottom tenth' : `lowest ${wording.share(share)}`;
}

function nameHighest(wording: Wording, share: number): string {
  const top = 1 - share;
  if (top === 0.25) return 'top quarter';
  return Math.abs(top - 0.1) < 1e-9 ? 'top tenth' : `top ${wording.share(top)}`;
}

function nameDays(wording: Wording, days: number): string {
  const years = days / DAYS_PER_YEAR;
  const isYears = years >= 2 && Math.abs(years - Math.round(years)) < 0.01;
  return isYears ? `${Math.round(years)} years` : `${wording.count(days)} days`;
}

function nameAge(wording: Wording, days: number): string {
  const years = Math.floor(days / DAYS_PER_YEAR);
  return years >= 2 ? `${years} years` : days === 1 ? '1 day' : `${wording.count(days)} days`;
}

function formatNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
