import { isKnownDay, parseIsoDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { readPolicy, readScenarioTable, readSetting } from '../model/plan.ts';
import { isLeaving } from '../model/roster.ts';
import { isRecentlyMoved } from '../territory/disruption.ts';
import { computeEligibility } from '../territory/eligibility.ts';
import type { EligibilityRule } from '../territory/eligibility.ts';
import { MEASURES } from '../territory/measures.ts';
import type { Measure } from '../territory/measures.ts';
import type { AccountPair, Burdens, RedesignInput, RedesignSettings, SellerPair } from '../territory/redesign/input.ts';
import type { PlanBase } from './plan-base.ts';

/** A plan's scenario as columns for the optimizer. @param rules who may have what, where it is not as the plan says. */
export function createRedesignInput(base: PlanBase, rules?: readonly EligibilityRule[]): RedesignInput {
  const { assignment, facts, families, measures, roster } = base;
  const { accounts } = facts;
  const { capacityHours } = readPolicy(base.document, 'workload');
  const { keepsFamilies } = readPolicy(base.document, 'redesign');
  return {
    accounts: accounts.count,
    sellers: roster.count,
    incumbent: assignment.incumbent,
    current: assignment.incoming,
    locked: assignment.locked,
    familyOf: keepsFamilies ? families.familyOf : Int32Array.from({ length: accounts.count }, (_, row) => row),
    measures: {
      accounts: measures.accounts,
      arr: measures.arr,
      workload: measures.workload,
      pipeline: measures.pipeline,
      potential: measures.potential,
    },
    traits: [accounts.segment.codes, accounts.industry.codes, accounts.region.codes],
    burdens: readBurdens(base),
    eligibility: rules ? computeEligibility(facts, roster, rules) : base.sharing.eligibility,
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
  const { personaFactors, silentFactor, renewalDays } = readPolicy(document, 'redesign');
  const factors = personas.personas.map(({ id }) => personaFactors[id] ?? 1);
  const burdens = {
    persona: new Float64Array(count),
    isRecent: new Uint8Array(count),
    isRenewing: new Uint8Array(count),
    lateDeals: deals.lateByAccount,
  };
  for (let row = 0; row < count; row++) {
    const code = personas.codes[row] as number;
    burdens.persona[row] = code < 0 ? silentFactor : (factors[code] as number);
    if (isRecentlyMoved(ownerSince[row] as Day, asOf)) burdens.isRecent[row] = 1;
    const day = renewal[row] as Day;
    if (isKnownDay(day) && day >= asOf && day <= asOf + renewalDays) burdens.isRenewing[row] = 1;
  }
  return burdens;
}

/** The settings that a plan's policies and the scenario's pairs ask for. @param only these measures, whatever the plan balances. */
export function createRedesignSettings(base: PlanBase, only?: readonly Measure[]): RedesignSettings {
  const balance = readPolicy(base.document, 'balance');
  const redesign = readPolicy(base.document, 'redesign');
  const toleranceOf = (measure: Measure): number =>
    measure === 'arr' || measure === 'workload' || measure === 'accounts' ? balance[measure] : redesign.otherTolerance;
  const chosen = only ?? MEASURES.filter((measure) => redesign.measures[measure] > 0);
  return {
    measures: chosen.map((measure) => ({
      measure,
      // A measure asked for by name counts, though the plan does not balance it.
      weight: redesign.measures[measure] || 1,
      tolerance: toleranceOf(measure),
    })),
    balanceWeight: 1,
    seed: redesign.seed,
    effort: 1,
    weights: redesign.disruption,
    maximumMovedAccounts: balance.maximumMovedAccounts,
    maximumMovedArr: balance.maximumMovedArr,
    minimumKeptArr: balance.minimumKeptArr,
    keepsCapacity: redesign.keepsCapacity,
    ...readPairs(base),
    costs: [],
    ...(redesign.distanceWeight !== undefined && { distanceWeight: redesign.distanceWeight }),
  };
}

/** The scenario's pairs by their rows; those of records that the facts do not have rest. */
function readPairs({
  document,
  scenario,
  accountRow,
  roster,
}: PlanBase): Pick<RedesignSettings, 'required' | 'forbidden' | 'together' | 'apart'> {
  const sellers: Record<'required' | 'forbidden', SellerPair[]> = { required: [], forbidden: [] };
  const accounts: Record<'together' | 'apart', AccountPair[]> = { together: [], apart: [] };
  for (const { kind, account: id, other: otherId } of readScenarioTable(document, scenario, 'pairs').values()) {
    const account = accountRow.get(id);
    if (account === undefined) continue;
    if (kind === 'required' || kind === 'forbidden') {
      const seller = roster.rowOf.get(otherId);
      if (seller !== undefined) sellers[kind].push({ account, seller });
    } else {
      const other = accountRow.get(otherId);
      if (other !== undefined) accounts[kind].push({ account, other });
    }
  }
  return { ...sellers, ...accounts };
}
