import { isKnownDay, parseIsoDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { PersonaId } from '../model/ids.ts';
import { readPolicy, readSetting } from '../model/plan.ts';
import { isLeaving } from '../model/roster.ts';
import { isRecentlyMoved } from '../territory/disruption.ts';
import { computeEligibility } from '../territory/eligibility.ts';
import type { EligibilityRule } from '../territory/eligibility.ts';
import type { Measure } from '../territory/measures.ts';
import { DEFAULT_WEIGHTS } from '../territory/redesign/input.ts';
import type { Burdens, RedesignInput, RedesignSettings } from '../territory/redesign/input.ts';
import type { PlanBase } from './plan-base.ts';

/** What the move of an account counts by its persona; others count as core. */
const PERSONA_POINTS: Readonly<Record<PersonaId, number>> = { 'high-risk': 2, 'later-stage': 1.5, new: 1.25 };
/** Prospects and former customers without an open deal transfer silently. */
const SILENT_POINTS = 0.3;
const RENEWAL_DAYS = 90;
/** For measures that the policy only reports, where one is chosen nevertheless. */
const OTHER_TOLERANCE = 0.2;

/** The measures that are balanced where nobody says otherwise. */
export const DEFAULT_MEASURES: readonly Measure[] = ['arr', 'workload', 'accounts'];

/** A plan's scenario as columns for the optimizer. */
export function createRedesignInput(base: PlanBase, rules: readonly EligibilityRule[] = []): RedesignInput {
  const { assignment, facts, families, measures, roster } = base;
  const { accounts } = facts;
  const { capacityHours } = readPolicy(base.document, 'workload');
  return {
    accounts: accounts.count,
    sellers: roster.count,
    incumbent: assignment.incumbent,
    current: assignment.incoming,
    locked: assignment.locked,
    familyOf: families.familyOf,
    measures: {
      accounts: measures.accounts,
      arr: measures.arr,
      workload: measures.workload,
      pipeline: measures.pipeline,
      potential: measures.potential,
    },
    traits: [accounts.segment.codes, accounts.industry.codes, accounts.region.codes],
    burdens: readBurdens(base),
    eligibility: computeEligibility(facts, roster, rules),
    fte: roster.fte,
    isLeaving: Uint8Array.from({ length: roster.count }, (_, row) => (isLeaving(roster, row) ? 1 : 0)),
    capacity: roster.fte.map((fte, row) => {
      const own = roster.capacityHours[row] as number;
      return fte * (Number.isNaN(own) ? capacityHours : own);
    }),
  };
}

function readBurdens({ facts, personas, deals, document }: PlanBase): Burdens {
  const { count, ownerSince, renewal } = facts.accounts;
  const asOf = parseIsoDay(readSetting(document, 'asOf'));
  const points = personas.personas.map(({ id }) => PERSONA_POINTS[id] ?? 1);
  const burdens = {
    persona: new Float64Array(count),
    isRecent: new Uint8Array(count),
    isRenewing: new Uint8Array(count),
    lateDeals: deals.lateByAccount,
  };
  for (let row = 0; row < count; row++) {
    const code = personas.codes[row] as number;
    burdens.persona[row] = code < 0 ? SILENT_POINTS : (points[code] as number);
    if (isRecentlyMoved(ownerSince[row] as Day, asOf)) burdens.isRecent[row] = 1;
    const day = renewal[row] as Day;
    if (isKnownDay(day) && day >= asOf && day <= asOf + RENEWAL_DAYS) burdens.isRenewing[row] = 1;
  }
  return burdens;
}

/** The settings that a plan's policy asks for. */
export function createRedesignSettings(
  base: PlanBase,
  measures: readonly Measure[] = DEFAULT_MEASURES,
): RedesignSettings {
  const policy = readPolicy(base.document, 'balance');
  const toleranceOf = (measure: Measure): number =>
    measure === 'arr' || measure === 'workload' || measure === 'accounts' ? policy[measure] : OTHER_TOLERANCE;
  return {
    measures: measures.map((measure) => ({ measure, weight: 1, tolerance: toleranceOf(measure) })),
    balanceWeight: 1,
    seed: 1,
    effort: 1,
    weights: DEFAULT_WEIGHTS,
    maximumMovedAccounts: policy.maximumMovedAccounts,
    maximumMovedArr: policy.maximumMovedArr,
    minimumKeptArr: policy.minimumKeptArr,
    keepsCapacity: true,
    required: [],
    forbidden: [],
    together: [],
    apart: [],
    costs: [],
  };
}
