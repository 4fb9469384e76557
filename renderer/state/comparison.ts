import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Result } from '../../shared/ipc.ts';
import type { Facts } from '../../shared/model/facts.ts';
import type { ScenarioId } from '../../shared/model/ids.ts';
import { readPlanTable, readSetting } from '../../shared/model/plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import { readFacts, unpackPlan } from './live-plan.ts';
import { planStore } from './plan-store.ts';
import { getServices } from './services.ts';

/** A plan file that is looked at beside the open plan; nothing of it is stored. */
export interface ComparedFile {
  readonly name: string;
  readonly facts: Facts;
  readonly document: PlanDocument;
}

/** What the present scenario is compared with. */
export interface ComparisonState {
  /** A scenario or snapshot of the plan or of the file; `null`: what lies nearest. */
  readonly target: { readonly source: 'plan' | 'file'; readonly scenario: ScenarioId } | null;
  readonly file: ComparedFile | null;
}

const NOTHING: ComparisonState = { target: null, file: null };

/** Session state: never stored, never undoable. */
const comparisonStore = createStore<ComparisonState>(() => NOTHING);

export function useComparison<T>(selector: (state: ComparisonState) => T): T {
  return useStore(comparisonStore, selector);
}

export function compareWith(target: ComparisonState['target']): void {
  comparisonStore.setState({ target });
}

/** Asks for a plan file and compares with its active scenario. Failures change nothing. */
export async function compareWithFile(): Promise<Result<null>> {
  const { bridge, planFiles } = getServices();
  const chosen = await bridge.request('files.open', 'plan', false);
  if (!chosen.ok) return chosen;
  const [opened] = chosen.value;
  if (!opened) return { ok: true, value: null };
  const read = await planFiles.read(opened.bytes);
  if (!read.ok) return { ...read, message: `“${opened.handle.name}”: ${read.message}` };
  const parts = unpackPlan(read.plan);
  const file = { name: opened.handle.name, facts: readFacts(parts), document: parts.document };
  const scenario = readSetting(file.document, 'activeScenario');
  comparisonStore.setState({ file, target: { source: 'file', scenario } });
  return { ok: true, value: null };
}

/** Scenarios and snapshots of a file, by id. */
export function listFileScenarios({ document }: ComparedFile): { id: ScenarioId; name: string; isSnapshot: boolean }[] {
  return [...readPlanTable(document, 'scenarios')].map(([id, { name, snapshotOf }]) => ({
    id,
    name,
    isSnapshot: snapshotOf !== undefined,
  }));
}

planStore.subscribe((state, before) => {
  if (state.planId !== before.planId) comparisonStore.setState(NOTHING);
});
