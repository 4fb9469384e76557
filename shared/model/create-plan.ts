import { DEFAULT_PERSONAS, DEFAULT_POLICY } from './defaults.ts';
import { DEFAULT_PLAYBOOKS } from './default-playbooks.ts';
import type { FactsId, IsoDay, IsoInstant, PlanId, ScenarioId } from './ids.ts';
import { PLAN_TABLES, SCENARIO_TABLES, scenarioTableKey } from './plan.ts';
import type { PlanDocument, ScenarioHead } from './plan.ts';

export const BASELINE: ScenarioId = 'baseline';
export const FIRST_SCENARIO: ScenarioId = 'plan-a';

export interface NewPlan {
  readonly id: PlanId;
  readonly name: string;
  readonly facts: FactsId;
  readonly asOf: IsoDay;
  readonly createdAt: IsoInstant;
}

/** A plan as an import leaves it: the baseline, "Plan A" with three undated waves, and all defaults copied in. */
export function createPlanDocument(plan: NewPlan): PlanDocument {
  const tables = new Map<string, Map<string, unknown>>();
  for (const table of PLAN_TABLES) tables.set(table, new Map());
  const settings: [string, unknown][] = [
    ['name', plan.name],
    ['asOf', plan.asOf],
    ['facts', plan.facts],
    ['activeScenario', FIRST_SCENARIO],
  ];
  tables.set('plan', new Map(settings));
  tables.set('personas', new Map(DEFAULT_PERSONAS.map((persona) => [persona.id, persona])));
  tables.set('playbooks', new Map(DEFAULT_PLAYBOOKS.map((playbook) => [playbook.id, playbook])));
  tables.set('policy', new Map(Object.entries(DEFAULT_POLICY)));
  const heads: [ScenarioId, ScenarioHead][] = [
    [BASELINE, { name: 'Today', isBaseline: true, createdAt: plan.createdAt }],
    [FIRST_SCENARIO, { name: 'Plan A', isBaseline: false, createdAt: plan.createdAt }],
  ];
  tables.set('scenarios', new Map(heads));
  for (const [scenario] of heads) {
    for (const table of SCENARIO_TABLES) tables.set(scenarioTableKey(scenario, table), new Map());
  }
  const waves = [1, 2, 3].map((number) => [
    `wave-${number}`,
    { name: `Wave ${number}`, launch: '', order: number },
  ]) as [string, unknown][];
  tables.set(scenarioTableKey(FIRST_SCENARIO, 'waves'), new Map(waves));
  return { id: plan.id, tables };
}
