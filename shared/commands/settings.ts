import { PatchBuilder } from '../history/patch.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import { refuse } from './command.ts';
import type { Command, CommandContext, Outcome } from './command.ts';

type PlanCommand = Extract<Command, { kind: 'renamePlan' | 'setAsOf' }>;

/** Changes one of the plan's own settings. */
export function changeSetting(context: CommandContext, command: PlanCommand): Outcome {
  const patch = new PatchBuilder(context.document);
  let label: string;
  if (command.kind === 'renamePlan') {
    const name = command.name.trim();
    if (name === '') return refuse('invalid', 'A plan needs a name.');
    patch.set('plan', 'name', name);
    label = `Rename the plan to ${name}`;
  } else {
    if (parseIsoDay(command.day) === MISSING_DAY) return refuse('invalid', `"${command.day}" is not a day.`);
    patch.set('plan', 'asOf', command.day);
    label = `Look at the data as of ${command.day}`;
  }
  const built = patch.build();
  if (Object.keys(built).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  return { ok: true, patch: built, label, skipped: [] };
}
