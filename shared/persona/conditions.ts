import { FLAG_UNKNOWN, FLAG_YES, readCategory } from '../model/columns.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Facts } from '../model/facts.ts';
import { LIFECYCLES } from '../model/facts.ts';
import type { ScenarioId } from '../model/ids.ts';
import { readSetting } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { ConditionGroup, PersonaCondition, PersonaFact } from '../model/policy.ts';
import type { CellValue } from '../model/table.ts';
import type { DealIndex } from './deals.ts';
import { findLifecycles } from './lifecycle.ts';
import { both, either, NO, toOutcome, UNKNOWN, YES } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { rankArr, rankHealth } from './standing.ts';
import type { HealthScale } from './standing.ts';
import { PLAIN_WORDING } from './wording.ts';
import type { Wording } from './wording.ts';

/** What conditions look at, computed once per facts version and as-of day. */
export interface PersonaContext {
  readonly facts: Facts;
  readonly document: PlanDocument;
  readonly scenario: ScenarioId;
  readonly deals: DealIndex;
  readonly asOf: Day;
  /** By account row: index into `LIFECYCLES`. */
  readonly lifecycles: Uint8Array;
  readonly health: HealthScale;
  /** By account row, 0 to 1: share of the known health scores that are as bad or worse. NaN where unknown. */
  readonly healthPercentile: Float64Array;
  /** By account row, 0 to 1: share of the customers' known ARR figures that are lower. NaN where unknown. */
  readonly arrPercentile: Float64Array;
  /** How explanations write numbers and days. */
  readonly wording: Wording;
}

export function createPersonaContext(
  facts: Facts,
  document: PlanDocument,
  scenario: ScenarioId,
  deals: DealIndex,
  wording: Wording = PLAIN_WORDING,
): PersonaContext {
  const lifecycles = findLifecycles(facts, deals);
  const { scale, percentile } = rankHealth(facts);
  return {
    facts,
    document,
    scenario,
    deals,
    asOf: parseIsoDay(readSetting(document, 'asOf')),
    lifecycles,
    health: scale,
    healthPercentile: percentile,
    arrPercentile: rankArr(facts, lifecycles),
    wording,
  };
}

/** One account's value of a fact, given or derived; `null` is unknown. */
export function readPersonaFact(context: PersonaContext, fact: PersonaFact, row: number): CellValue {
  const { accounts } = context.facts;
  switch (fact) {
    case 'health band':
      return readCategory(accounts.healthBand, row) || null;
    case 'health percentile':
      return toKnown(context.healthPercentile[row] as number);
    case 'risk flag':
      return toBoolean(accounts.atRisk[row] as number);
    case 'strategic':
      return toBoolean(accounts.strategic[row] as number);
    case 'refused a seller':
      return toBoolean(accounts.refusedSeller[row] as number);
    case 'days since owner change':
      return countDaysSince(accounts.ownerSince[row] as Day, context.asOf);
    case 'arr percentile':
      return toKnown(context.arrPercentile[row] as number);
    case 'days since customer': {
      const firstWon = context.deals.firstWon[row] as Day;
      const since = firstWon === MISSING_DAY ? (accounts.customerSince[row] as Day) : firstWon;
      return countDaysSince(since, context.asOf);
    }
    case 'late deal':
      if ((context.deals.lateByAccount[row] as number) > 0) return true;
      return context.deals.lateUnknown[row] === 1 ? null : false;
    case 'lifecycle':
      return LIFECYCLES[context.lifecycles[row] as number] ?? null;
  }
}

export function isGroup(condition: PersonaCondition | ConditionGroup): condition is ConditionGroup {
  return 'match' in condition;
}

/** Whether a condition or group holds for an account; unknown values leave it open. */
export function evaluateCondition(
  context: PersonaContext,
  condition: PersonaCondition | ConditionGroup,
  row: number,
): Outcome {
  if (isGroup(condition)) return evaluateGroup(context, condition, row);
  const value = readPersonaFact(context, condition.fact, row);
  if (value === null) return UNKNOWN;
  switch (condition.operator) {
    case 'is':
      return toOutcome(value === condition.value);
    case 'is not':
      return toOutcome(value !== condition.value);
    case 'at least':
      return toOutcome(Number(value) >= Number(condition.value));
    case 'at most':
      return toOutcome(Number(value) <= Number(condition.value));
  }
}

/** A group without conditions holds where all must match, and does not where any must. */
function evaluateGroup(context: PersonaContext, group: ConditionGroup, row: number): Outcome {
  const isAny = group.match === 'any';
  let outcome: Outcome = isAny ? NO : YES;
  for (const condition of group.conditions) {
    const next = evaluateCondition(context, condition, row);
    outcome = isAny ? either(outcome, next) : both(outcome, next);
    if (outcome === (isAny ? YES : NO)) break;
  }
  return outcome;
}

function toKnown(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function toBoolean(flag: number): boolean | null {
  return flag === FLAG_UNKNOWN ? null : flag === FLAG_YES;
}

/** What lies after the as-of day has not happened yet: unknown. */
function countDaysSince(day: Day, asOf: Day): number | null {
  return day === MISSING_DAY || asOf === MISSING_DAY || day > asOf ? null : asOf - day;
}
