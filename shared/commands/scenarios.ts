import { PatchBuilder } from '../history/patch.ts';
import { BASELINE } from '../model/create-plan.ts';
import type { ScenarioId } from '../model/ids.ts';
import { readPlanTable, SCENARIO_TABLES, scenarioTableKey } from '../model/plan.ts';
import type { PlanDocument, ScenarioHead } from '../model/plan.ts';
import { refuse } from './command.ts';
import type { AddScenario, Command, CommandContext, Outcome, Refusal } from './command.ts';

/** A scenario of its own with all decisions of another. A copy of the baseline starts from today, with its waves bare. */
export function addScenario({ document }: CommandContext, command: AddScenario): Outcome {
  const patch = new PatchBuilder(document);
  const refusal = copyScenario(patch, document, command);
  if (refusal) return refusal;
  return { ok: true, patch: patch.build(), label: `Add scenario ${command.name.trim()}`, skipped: [] };
}

/** Adds to a patch what makes the copy and shows it. @returns why that cannot be, or `null`. */
export function copyScenario(
  patch: PatchBuilder,
  document: PlanDocument,
  command: Omit<AddScenario, 'kind'>,
): Refusal | null {
  const scenarios = readPlanTable(document, 'scenarios');
  const name = command.name.trim();
  if (name === '') return refuse('invalid', 'A scenario needs a name.');
  if (scenarios.has(command.id) || !/^[a-z0-9-]+$/.test(command.id)) {
    return refuse('invalid', `The id "${command.id}" cannot be used for a scenario.`);
  }
  const source = scenarios.get(command.copyOf);
  if (!source) return refuse('unknown-id', 'This scenario is not in the plan.');
  patch.set('scenarios', command.id, { name, isBaseline: false, createdAt: source.createdAt } satisfies ScenarioHead);
  copyTables(document, patch, command.copyOf, command.id);
  patch.set('plan', 'activeScenario', command.id);
  return null;
}

/** Makes the tables of one scenario those of another: every row, and no other. */
export function copyTables(document: PlanDocument, patch: PatchBuilder, from: ScenarioId, to: ScenarioId): void {
  for (const table of SCENARIO_TABLES) {
    const key = scenarioTableKey(to, table);
    const rows = document.tables.get(scenarioTableKey(from, table));
    for (const id of document.tables.get(key)?.keys() ?? []) if (!rows?.has(id)) patch.set(key, id, undefined);
    for (const [id, row] of rows ?? []) patch.set(key, id, row);
  }
}

/** Takes a scenario or snapshot out of the plan, with all its decisions. */
export function dropScenario(document: PlanDocument, patch: PatchBuilder, scenario: ScenarioId): void {
  patch.set('scenarios', scenario, undefined);
  for (const table of SCENARIO_TABLES) {
    const key = scenarioTableKey(scenario, table);
    for (const id of document.tables.get(key)?.keys() ?? []) patch.set(key, id, undefined);
  }
}

type ScenarioCommand = Extract<Command, { kind: 'renameScenario' | 'removeScenario' | 'activateScenario' }>;

/** Renames, removes or chooses a scenario. The baseline and the last scenario cannot be removed. */
export function changeScenario(context: CommandContext, command: ScenarioCommand): Outcome {
  const { document } = context;
  const scenarios = readPlanTable(document, 'scenarios');
  const head = scenarios.get(command.scenario);
  if (!head || head.snapshotOf !== undefined) return refuse('unknown-id', 'This scenario is not in the plan.');
  const patch = new PatchBuilder(document);
  if (command.kind === 'activateScenario') {
    patch.set('plan', 'activeScenario', command.scenario);
    return finish(patch, `Show ${head.name}`);
  }
  if (head.isBaseline || command.scenario === BASELINE) {
    return refuse('baseline', 'The baseline is today: it cannot be renamed or removed.');
  }
  if (command.kind === 'renameScenario') {
    const name = command.name.trim();
    if (name === '') return refuse('invalid', 'A scenario needs a name.');
    patch.set('scenarios', command.scenario, { ...head, name });
    return finish(patch, `Rename ${head.name} to ${name}`);
  }
  const rest = [...scenarios].filter(
    ([id, other]) => id !== command.scenario && !other.isBaseline && other.snapshotOf === undefined,
  );
  const next = rest[0];
  if (!next) return refuse('last-one', 'A plan keeps at least one scenario besides today.');
  dropScenario(document, patch, command.scenario);
  for (const [id, other] of scenarios) if (other.snapshotOf === command.scenario) dropScenario(document, patch, id);
  if (document.tables.get('plan')?.get('activeScenario') === command.scenario) {
    patch.set('plan', 'activeScenario', next[0]);
  }
  return finish(patch, `Remove scenario ${head.name}`);
}

function finish(patch: PatchBuilder, label: string): Outcome {
  const built = patch.build();
  if (Object.keys(built).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  return { ok: true, patch: built, label, skipped: [] };
}
