import { version } from '../../package.json';
import { execute } from '../../shared/commands/execute.ts';
import type { Change, Command } from '../../shared/commands/command.ts';
import { writePlanFile } from '../../shared/files/plan-file.ts';
import { createJournalHead, headOf, recordEdit } from '../../shared/history/journal.ts';
import { isEmptyPatch } from '../../shared/history/patch.ts';
import type { Patch } from '../../shared/history/patch.ts';
import type { ScenarioId } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { writeOutput } from './plan-files.ts';
import type { OpenPlan } from './plan-files.ts';
import { Refusal } from './refusals.ts';
import type { Terminal } from './terminal.ts';

/** What a command of the command line changed: one step, as in the window. */
export interface AppliedEdit {
  readonly scenario: ScenarioId;
  readonly patch: Patch;
  readonly label: string;
}

/** What is there already is no refusal: nothing is changed. @throws {Refusal} where the command is refused. */
export function carryOut(context: PlanBase, command: Command): Change {
  const outcome = execute(context, command);
  if (!outcome.ok && outcome.code === 'nothing-to-do') {
    return { ok: true, patch: {}, label: 'Nothing to change', skipped: [] };
  }
  if (!outcome.ok) throw new Refusal(outcome.message, outcome.code);
  return outcome;
}

/**
 * Writes a plan with the step in its journal.
 * @param edit applied to the plan's document already.
 * @returns bytes written.
 */
export async function writeEdited(
  { document, facts, journal, extraFacts }: OpenPlan,
  { scenario, patch, label }: AppliedEdit,
  output: string,
  terminal: Terminal,
): Promise<number> {
  const last = journal.at(-1);
  const records = [...journal];
  if (!isEmptyPatch(patch)) {
    const edit = { kind: 'do' as const, label, at: terminal.now(), by: '', scenario, patch };
    records.push(recordEdit(last ? headOf(last) : createJournalHead(document.id), edit));
  }
  const bytes = writePlanFile({ document, facts, journal: records, extraFacts, appVersion: version });
  await writeOutput(output, bytes);
  return bytes.length;
}
