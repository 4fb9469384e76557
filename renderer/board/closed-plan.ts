import { BASELINE } from '../../shared/model/create-plan.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { planStore } from '../state/plan-store.ts';

/** Why nothing at all can be changed here, or `null`. */
export function explainClosedPlan(base: PlanBase): string | null {
  if (planStore.getState().isReadOnly) return 'This copy is read-only.';
  return base.scenario === BASELINE ? 'This is today, the baseline. Choose or add a scenario to plan in.' : null;
}
