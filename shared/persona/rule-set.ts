import { listPersonas, readPlanTable, readPolicy, readSetting } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { LateDealPolicy, Persona, Playbook } from '../model/policy.ts';

/** The rules of a plan that can be carried to another: who is what, and what is done for whom. */
export interface RuleSet {
  /** What it is called for people: the plan it comes from. */
  readonly name: string;
  /** In the order of their rules. */
  readonly personas: readonly Persona[];
  readonly playbooks: readonly Playbook[];
  readonly lateDeal: LateDealPolicy;
  readonly highRiskShareLimit: number;
}

export function takeRuleSet(document: PlanDocument): RuleSet {
  return {
    name: readSetting(document, 'name'),
    personas: listPersonas(document),
    playbooks: [...readPlanTable(document, 'playbooks').values()],
    lateDeal: readPolicy(document, 'lateDeal'),
    highRiskShareLimit: readPolicy(document, 'waveGuidance').highRiskShareLimit,
  };
}
