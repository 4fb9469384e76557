import { createPlanDocument } from '../../shared/model/create-plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';

/** What plan format 1 knew, written out so that a later change of the model shows here. */
const TABLES = ['plan', 'scenarios', 'personas', 'playbooks', 'policy', 'corrections'];
const SCENARIO_TABLES = ['incoming', 'waveOf', 'waves', 'locks', 'personaOverrides', 'vacancies', 'sellerChanges'];
const POLICIES = ['lateDeal', 'balance', 'workload', 'handoverCapacity', 'waveGuidance', 'calendar'];

/** Takes out of a plan's tables whatever format 1 did not have. */
export function keepVersionOne(tables: ReadonlyMap<string, ReadonlyMap<string, unknown>>) {
  const kept = new Map<string, Map<string, unknown>>();
  for (const [key, rows] of tables) {
    const name = key.slice(key.lastIndexOf('/') + 1);
    if (!(key.includes('/') ? SCENARIO_TABLES : TABLES).includes(name)) continue;
    kept.set(key, new Map(key === 'policy' ? [...rows].filter(([id]) => POLICIES.includes(id)) : rows));
  }
  return kept;
}

/** The decisions of a plan as a version 1 stored them, with one move. */
export function createVersionOne(id: string): PlanDocument {
  const settings = { name: 'Old plan', facts: 'facts-1', asOf: '2026-05-04', createdAt: '2026-05-04T08:00:00.000Z' };
  const tables = keepVersionOne(createPlanDocument({ id, ...settings }).tables);
  tables.get('plan-a/incoming')?.set('A', 'Bo');
  return { id, tables };
}
