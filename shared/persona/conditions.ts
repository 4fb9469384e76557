import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Facts } from '../model/facts.ts';
import type { ScenarioId } from '../model/ids.ts';
import { readSetting } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { ConditionGroup, PersonaCondition } from '../model/policy.ts';
import { runSteps } from '../model/steps.ts';
import type { Steps } from '../model/steps.ts';
import type { DealIndex } from './deals.ts';
import { findLifecycles } from './lifecycle.ts';
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
  /** By account row: day of the first won deal, else since when it is a customer by the file; or `MISSING_DAY`. */
  readonly tenureSince: Int32Array;
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
  return runSteps(createContextInSteps(facts, document, scenario, deals, wording));
}

export function* createContextInSteps(
  facts: Facts,
  document: PlanDocument,
  scenario: ScenarioId,
  deals: DealIndex,
  wording: Wording,
): Steps<PersonaContext> {
  const lifecycles = findLifecycles(facts, deals);
  yield;
  const { scale, percentile } = rankHealth(facts);
  yield;
  const arrPercentile = rankArr(facts, lifecycles);
  yield;
  return {
    facts,
    document,
    scenario,
    deals,
    asOf: parseIsoDay(readSetting(document, 'asOf')),
    lifecycles,
    health: scale,
    healthPercentile: percentile,
    arrPercentile,
    tenureSince: findTenure(facts, deals),
    wording,
  };
}

function findTenure(facts: Facts, deals: DealIndex): Int32Array {
  const { customerSince } = facts.accounts;
  return deals.firstWon.map((day, row) => (day === MISSING_DAY ? (customerSince[row] as Day) : day));
}

export function isGroup(condition: PersonaCondition | ConditionGroup): condition is ConditionGroup {
  return 'match' in condition;
}
