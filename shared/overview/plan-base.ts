import { isSameValue } from '../history/patch.ts';
import type { Patch } from '../history/patch.ts';
import { buildAssignment, refreshAccount } from '../model/assignment.ts';
import type { Assignment } from '../model/assignment.ts';
import { indexById } from '../model/columns.ts';
import { overlayCorrections } from '../model/corrections.ts';
import type { Facts } from '../model/facts.ts';
import { findFamilies } from '../model/families.ts';
import type { Families } from '../model/families.ts';
import type { AccountId, ScenarioId } from '../model/ids.ts';
import { readPolicy, readSetting, scenarioTableKey } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { RedesignPolicy } from '../model/policy.ts';
import { buildRoster } from '../model/roster.ts';
import type { Roster } from '../model/roster.ts';
import { runSteps } from '../model/steps.ts';
import type { Steps } from '../model/steps.ts';
import { createCalendar } from '../handover/calendar.ts';
import type { WorkCalendar } from '../handover/calendar.ts';
import { classifyInSteps, refreshPersonas } from '../persona/classify.ts';
import type { PersonaColumn } from '../persona/classify.ts';
import { createContextInSteps } from '../persona/conditions.ts';
import type { PersonaContext } from '../persona/conditions.ts';
import { indexDeals } from '../persona/deals.ts';
import type { DealIndex } from '../persona/deals.ts';
import { PLAIN_WORDING } from '../persona/wording.ts';
import type { Wording } from '../persona/wording.ts';
import { readBalanceRules } from '../territory/balance.ts';
import type { MeasureBalance } from '../territory/balance.ts';
import { sumBooks } from '../territory/books.ts';
import type { Books } from '../territory/books.ts';
import { computeEligibility, readEligibilityRules } from '../territory/eligibility.ts';
import { measureAccounts } from '../territory/measures.ts';
import type { AccountMeasures } from '../territory/measures.ts';
import { computeBalances } from '../territory/scorecard.ts';
import { computeTargets } from '../territory/targets.ts';
import type { Sharing, Targets } from '../territory/targets.ts';
import { measureCoverage } from './coverage.ts';
import type { Coverage } from './coverage.ts';

/** One scenario of a plan over one facts version, as columns: what every figure, board and explanation reads. */
export interface PlanBase {
  /** The facts with the plan's corrections over them. */
  readonly facts: Facts;
  /** The facts as imported. */
  readonly sourceFacts: Facts;
  readonly document: PlanDocument;
  readonly scenario: ScenarioId;
  readonly roster: Roster;
  readonly assignment: Assignment;
  readonly families: Families;
  readonly measures: AccountMeasures;
  readonly deals: DealIndex;
  readonly personas: PersonaColumn;
  readonly personaContext: PersonaContext;
  readonly calendar: WorkCalendar;
  readonly accountRow: ReadonlyMap<AccountId, number>;
  /** Who may have what, under the plan's rules, and shares it. */
  readonly sharing: Sharing;
  /** Books, targets and balance of today: they change with the sellers only, not with a move. */
  readonly before: Books;
  readonly targets: Targets;
  readonly balanceBefore: readonly MeasureBalance[];
  readonly coverage: readonly Coverage[];
  /** How findings and explanations write numbers, money and days. */
  readonly wording: Wording;
}

/** @param facts the imported facts; corrections are laid over them here. */
export function buildPlanBase(
  facts: Facts,
  document: PlanDocument,
  scenario: ScenarioId,
  wording: Wording = PLAIN_WORDING,
): PlanBase {
  return runSteps(buildPlanBaseInSteps(facts, document, scenario, wording));
}

export function* buildPlanBaseInSteps(
  facts: Facts,
  document: PlanDocument,
  scenario: ScenarioId,
  wording: Wording,
): Steps<PlanBase> {
  const corrected = overlayCorrections(facts, document);
  yield;
  const accountRow = indexById(corrected.accounts.id);
  yield;
  const measures = measureAccounts(corrected, document);
  yield;
  const deals = indexDeals(corrected, document);
  yield;
  const personaContext = yield* createContextInSteps(corrected, document, scenario, deals, wording);
  yield;
  const personas = yield* classifyInSteps(document, personaContext);
  yield;
  const families = findFamilies(corrected);
  yield;
  const coverage = measureCoverage(personaContext);
  yield;
  const fixed = {
    facts: corrected,
    sourceFacts: facts,
    document,
    scenario,
    families,
    measures,
    deals,
    personas,
    personaContext,
    calendar: createCalendar(readPolicy(document, 'calendar'), readPolicy(document, 'closedDays')),
    accountRow,
    coverage,
    wording,
  };
  return { ...fixed, ...buildSellers(fixed) };
}

type FixedParts = Pick<PlanBase, 'facts' | 'document' | 'scenario' | 'measures' | 'accountRow'>;

/** What depends on the sellers: built again when one changes, without looking at facts or personas. */
export function buildSellers(
  fixed: FixedParts,
): Pick<PlanBase, 'roster' | 'assignment' | 'sharing' | 'before' | 'targets' | 'balanceBefore'> {
  const { facts, document, scenario, measures, accountRow } = fixed;
  const roster = buildRoster(facts, document, scenario);
  const assignment = buildAssignment(facts, roster, document, scenario, accountRow);
  const before = sumBooks(measures, assignment.incumbent, roster.count);
  const eligibility = computeEligibility(facts, roster, readEligibilityRules(document));
  const sharing = { fte: roster.fte, eligibility };
  const targets = computeTargets(measures, sharing);
  const balanceBefore = computeBalances(before, targets, readBalanceRules(document));
  return { roster, assignment, sharing, before, targets, balanceBefore };
}

/**
 * Follows an edit: call it after `applyPatch` with the same patch. Moves, waves of accounts, locks and persona overrides
 * of this scenario cost a few microseconds per account; changes of sellers and waves rebuild what depends on them, rules
 * and corrections everything.
 * @param facts the imported facts; other ones after an edit that changes the plan's facts version.
 * @returns a new object; the typed arrays of the old one may be changed in place and belong to the new one from now on.
 * @throws where the plan asks for another facts version than the one given.
 */
export function refreshPlanBase(base: PlanBase, patch: Patch, facts: Facts = base.sourceFacts): PlanBase {
  const { document, scenario } = base;
  if (patch['plan']?.['facts'] && facts.id !== readSetting(document, 'facts')) {
    throw new Error(`The plan uses the facts "${readSetting(document, 'facts')}", not "${facts.id}".`);
  }
  if (facts !== base.sourceFacts || touchesRules(patch)) return buildPlanBase(facts, document, scenario, base.wording);
  const isTouched = (table: 'waves' | 'sellerChanges' | 'vacancies'): boolean =>
    patch[scenarioTableKey(scenario, table)] !== undefined;
  refreshOverrides(base, patch);
  if (isTouched('waves') || isTouched('sellerChanges') || isTouched('vacancies') || changesEligibility(patch)) {
    return { ...base, ...buildSellers(base) };
  }
  for (const table of ['incoming', 'waveOf', 'locks'] as const) {
    for (const id of Object.keys(patch[scenarioTableKey(scenario, table)] ?? {})) {
      refreshAccount(base.assignment, base.facts, base.roster, document, scenario, id);
    }
  }
  return { ...base };
}

/** Names and lists of scenarios are read from the plan where they are shown; everything else of the plan is a rule. */
function touchesRules(patch: Patch): boolean {
  if (['personas', 'playbooks', 'corrections'].some((table) => patch[table] !== undefined)) return true;
  // What the optimizer is asked for changes no figure but, by who may have what, the targets.
  if (Object.keys(patch['policy'] ?? {}).some((policy) => policy !== 'redesign')) return true;
  const settings = patch['plan'];
  return settings !== undefined && (settings['asOf'] !== undefined || settings['facts'] !== undefined);
}

function changesEligibility(patch: Patch): boolean {
  const { from, to } = patch['policy']?.['redesign'] ?? {};
  const read = (policy: unknown): unknown => (policy as RedesignPolicy | undefined)?.eligibleBy;
  return !isSameValue(read(from), read(to));
}

function refreshOverrides(base: PlanBase, patch: Patch): void {
  const ids = Object.keys(patch[scenarioTableKey(base.scenario, 'personaOverrides')] ?? {});
  const rows = ids.flatMap((id) => base.accountRow.get(id) ?? []);
  refreshPersonas(base.personas, base.personaContext, rows);
}
