import { PatchBuilder } from '../history/patch.ts';
import { readPlanTable } from '../model/plan.ts';
import type { ScenarioHead } from '../model/plan.ts';
import { refuse } from './command.ts';
import type { Command, CommandContext, CopyDecisions, Outcome, TakeSnapshot } from './command.ts';
import { copyTables, dropScenario } from './scenarios.ts';

/** Keeps all decisions of the present scenario under a name; the scenario goes on. */
export function takeSnapshot(context: CommandContext, command: TakeSnapshot): Outcome {
  const { document, scenario } = context;
  const scenarios = readPlanTable(document, 'scenarios');
  const name = command.name.trim();
  if (name === '') return refuse('invalid', 'A snapshot needs a name.');
  if (scenarios.has(command.id) || !/^[a-z0-9-]+$/.test(command.id)) {
    return refuse('invalid', `The id "${command.id}" cannot be used for a snapshot.`);
  }
  const head: ScenarioHead = {
    name,
    isBaseline: false,
    createdAt: command.at,
    snapshotOf: scenario,
    note: command.note.trim(),
  };
  const patch = new PatchBuilder(document).set('scenarios', command.id, head);
  copyTables(document, patch, scenario, command.id);
  return { ok: true, patch: patch.build(), label: `Take snapshot ${name}`, skipped: [] };
}

type SnapshotCommand = Extract<Command, { kind: 'changeSnapshot' | 'removeSnapshot' }>;

/** Renames a snapshot, changes its note, or removes it. */
export function changeSnapshot(context: CommandContext, command: SnapshotCommand): Outcome {
  const { document } = context;
  const head = readPlanTable(document, 'scenarios').get(command.snapshot);
  if (head?.snapshotOf === undefined) return refuse('unknown-id', 'This snapshot is not in the plan.');
  const patch = new PatchBuilder(document);
  let label = `Remove snapshot ${head.name}`;
  if (command.kind === 'removeSnapshot') dropScenario(document, patch, command.snapshot);
  else {
    const name = command.name.trim();
    if (name === '') return refuse('invalid', 'A snapshot needs a name.');
    patch.set('scenarios', command.snapshot, { ...head, name, note: command.note.trim() } satisfies ScenarioHead);
    label = name === head.name ? `Change the note of snapshot ${name}` : `Rename snapshot ${head.name} to ${name}`;
  }
  const built = patch.build();
  if (Object.keys(built).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  return { ok: true, patch: built, label, skipped: [] };
}

/** Makes the present scenario what another one or a snapshot is: everything, in one step. */
export function copyDecisions(context: CommandContext, command: CopyDecisions): Outcome {
  const { document, scenario } = context;
  const head = readPlanTable(document, 'scenarios').get(command.from);
  if (!head) return refuse('unknown-id', 'This scenario is not in the plan.');
  const patch = new PatchBuilder(document);
  copyTables(document, patch, command.from, scenario);
  const built = patch.build();
  if (Object.keys(built).length === 0) return refuse('nothing-to-do', `Everything is as in ${head.name} already.`);
  const label = head.snapshotOf === undefined ? `Copy all decisions of ${head.name}` : `Restore snapshot ${head.name}`;
  return { ok: true, patch: built, label, skipped: [] };
}
