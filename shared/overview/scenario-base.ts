import type { ScenarioId } from '../model/ids.ts';
import { classifyAccounts } from '../persona/classify.ts';
import { buildSellers } from './plan-base.ts';
import type { PlanBase } from './plan-base.ts';

/**
 * Another scenario (or snapshot) of the plan that is open, as columns of its own: facts, families and measures are the
 * same and are shared, so this costs a fraction of `buildPlanBase`.
 */
export function buildScenarioBase(base: PlanBase, scenario: ScenarioId): PlanBase {
  const { facts, document, deals } = base;
  const personaContext = { ...base.personaContext, scenario };
  const personas = classifyAccounts(facts, document, scenario, deals, personaContext);
  const fixed = { ...base, scenario, personas, personaContext };
  return { ...fixed, ...buildSellers(fixed) };
}
