import { PatchBuilder } from '../history/patch.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import { FACTS_TABLES } from '../model/facts.ts';
import type { ColumnKind } from '../model/columns.ts';
import { correctionKey } from '../model/corrections.ts';
import type { Correction } from '../model/plan.ts';
import type { CellValue } from '../model/table.ts';
import { refuse } from './command.ts';
import type { Command, CommandContext, CorrectFact, Outcome } from './command.ts';

type PlanCommand = Extract<Command, { kind: 'renamePlan' | 'setAsOf' | 'useFacts' }>;

/** Changes one of the plan's own settings. */
export function changeSetting(context: CommandContext, command: PlanCommand): Outcome {
  const patch = new PatchBuilder(context.document);
  let label: string;
  if (command.kind === 'renamePlan') {
    const name = command.name.trim();
    if (name === '') return refuse('invalid', 'A plan needs a name.');
    patch.set('plan', 'name', name);
    label = `Rename the plan to ${name}`;
  } else if (command.kind === 'setAsOf') {
    if (parseIsoDay(command.day) === MISSING_DAY) return refuse('invalid', `"${command.day}" is not a day.`);
    patch.set('plan', 'asOf', command.day);
    label = `Look at the data as of ${command.day}`;
  } else {
    patch.set('plan', 'facts', command.facts);
    label = 'Refresh the facts';
  }
  const built = patch.build();
  if (Object.keys(built).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  return { ok: true, patch: built, label, skipped: [] };
}

/** Sets a missing or wrong fact by hand, or takes the correction off again. Ids are what rows hang on and stay. */
export function correctFact(context: CommandContext, command: CorrectFact): Outcome {
  const kind = (FACTS_TABLES[command.table] as Readonly<Record<string, ColumnKind>>)[command.field];
  if (kind === undefined || command.field === 'id') {
    return refuse('invalid', `"${command.field}" of ${command.table} cannot be corrected.`);
  }
  if (command.value !== undefined && !isFitting(kind, command.value)) {
    return refuse('invalid', `This is not a ${kind} for "${command.field}".`);
  }
  const correction: Correction | undefined =
    command.value === undefined
      ? undefined
      : {
          table: command.table,
          rowId: command.rowId,
          field: command.field,
          value: command.value,
          reason: command.reason.trim(),
        };
  const key = correctionKey(command.table, command.rowId, command.field);
  const patch = new PatchBuilder(context.document).set('corrections', key, correction).build();
  if (Object.keys(patch).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  const verb = correction ? 'Correct' : 'Take back the correction of';
  return { ok: true, patch, label: `${verb} ${command.field} of ${command.rowId}`, skipped: [] };
}

function isFitting(kind: ColumnKind, value: CellValue): boolean {
  if (value === null) return true;
  switch (kind) {
    case 'text':
    case 'category':
    case 'reference':
      return typeof value === 'string';
    case 'money':
      return typeof value === 'number' && Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'day':
      return typeof value === 'string' && parseIsoDay(value) !== MISSING_DAY;
    case 'flag':
      return typeof value === 'boolean';
  }
}
