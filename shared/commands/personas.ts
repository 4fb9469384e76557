import { PatchBuilder } from '../history/patch.ts';
import { listPersonas, readPlanTable, readPolicy, readScenarioTable, scenarioTableKey } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { Persona, Playbook } from '../model/policy.ts';
import { findPersonasFault, findPlaybooksFault } from '../persona/check-rules.ts';
import { refuse } from './command.ts';
import type { ChangeRules, CommandContext, Outcome } from './command.ts';

/**
 * Replaces the personas, the playbooks or what belongs to them, as one step. Accounts set by hand to a persona that goes are
 * given another one or back to the rules, in every scenario; new personas spread over the waves as others of their playbook.
 */
export function changeRules(context: CommandContext, command: ChangeRules): Outcome {
  const { document } = context;
  const patch = new PatchBuilder(document);
  const playbooks = command.playbooks
    ? new Map(command.playbooks.map((playbook) => [playbook.id, playbook]))
    : readPlanTable(document, 'playbooks');
  const personas = (command.personas ?? listPersonas(document)).map((persona, index) => ({
    ...persona,
    name: persona.name.trim(),
    order: command.personas ? index + 1 : persona.order,
  }));
  const fault = (command.playbooks && findPlaybooksFault(command.playbooks)) ?? findPersonasFault(personas, playbooks);
  if (fault) return refuse('invalid', fault);
  const { highRiskShareLimit: limit, lateDeal } = command;
  if (limit !== undefined && !(limit >= 0 && limit <= 1)) return refuse('invalid', 'The limit is a share from 0 to 1.');

  const label = nameChange(document, command, personas);
  if (command.playbooks) replaceRows(patch, document, 'playbooks', playbooks);
  if (lateDeal) patch.set('policy', 'lateDeal', lateDeal);
  if (command.personas) {
    replaceRows(patch, document, 'personas', new Map(personas.map((persona) => [persona.id, persona])));
    reassign(patch, document, personas, command.reassigned ?? {});
  }
  const guidance = readPolicy(document, 'waveGuidance');
  const shares = command.personas ? spreadShares(document, personas, guidance.shares) : guidance.shares;
  patch.set('policy', 'waveGuidance', {
    ...guidance,
    shares,
    highRiskShareLimit: limit ?? guidance.highRiskShareLimit,
  });
  const built = patch.build();
  if (Object.keys(built).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  return { ok: true, patch: built, label, skipped: [] };
}

function replaceRows(
  patch: PatchBuilder,
  document: PlanDocument,
  table: 'personas' | 'playbooks',
  rows: ReadonlyMap<string, Persona | Playbook>,
): void {
  for (const id of readPlanTable(document, table).keys()) if (!rows.has(id)) patch.set(table, id, undefined);
  for (const [id, row] of rows) patch.set(table, id, row);
}

/** Overrides with a persona that goes now get the one named for it; those of personas long gone rest aside. */
function reassign(
  patch: PatchBuilder,
  document: PlanDocument,
  personas: readonly Persona[],
  reassigned: NonNullable<ChangeRules['reassigned']>,
): void {
  const left = new Set(personas.map(({ id }) => id));
  const gone = new Set([...readPlanTable(document, 'personas').keys()].filter((id) => !left.has(id)));
  if (gone.size === 0) return;
  for (const scenario of readPlanTable(document, 'scenarios').keys()) {
    for (const [account, override] of readScenarioTable(document, scenario, 'personaOverrides')) {
      if (!gone.has(override.persona)) continue;
      const persona = Object.hasOwn(reassigned, override.persona) ? reassigned[override.persona] : null;
      const next = persona && left.has(persona) ? { ...override, persona } : undefined;
      patch.set(scenarioTableKey(scenario, 'personaOverrides'), account, next);
    }
  }
}

/** Shares of the waves for the personas there are; a new one's are those of another with its playbook. */
function spreadShares(
  document: PlanDocument,
  personas: readonly Persona[],
  shares: Readonly<Record<string, readonly number[]>>,
): Record<string, readonly number[]> {
  const before = listPersonas(document);
  const spread: Record<string, readonly number[]> = {};
  for (const { id, playbook } of personas) {
    const model = before.find((persona) => persona.playbook === playbook && Object.hasOwn(shares, persona.id));
    const own = Object.hasOwn(shares, id) ? shares[id] : model && shares[model.id];
    if (own) spread[id] = own;
  }
  return spread;
}

function nameChange(document: PlanDocument, command: ChangeRules, personas: readonly Persona[]): string {
  if (command.label !== undefined) return command.label;
  if (command.personas && command.playbooks) return 'Change personas and playbooks';
  if (command.playbooks)
    return nameRows('playbook', [...readPlanTable(document, 'playbooks').values()], command.playbooks);
  if (command.personas) return nameRows('persona', listPersonas(document), personas);
  return command.lateDeal ? 'Change what makes a deal late' : 'Change the limit of high-risk relationships';
}

/** "Add the persona Strategic", "Change the playbook Core", "Change 3 personas". */
function nameRows(
  noun: 'persona' | 'playbook',
  before: readonly { readonly id: string; readonly name: string }[],
  after: readonly { readonly id: string; readonly name: string }[],
): string {
  const old = new Map(before.map((row) => [row.id, row]));
  const next = new Map(after.map((row) => [row.id, row]));
  const added = after.filter(({ id }) => !old.has(id));
  const removed = before.filter(({ id }) => !next.has(id));
  const changed = after.filter((row) => {
    const was = old.get(row.id);
    return was !== undefined && describeRow(was) !== describeRow(row);
  });
  const touched = [...added, ...removed, ...changed];
  const [only] = touched;
  if (touched.length === 1 && only) {
    const verb = added.length > 0 ? 'Add' : removed.length > 0 ? 'Remove' : 'Change';
    return `${verb} the ${noun} ${only.name}`;
  }
  return touched.length > 1 ? `Change ${touched.length} ${noun}s` : `Reorder the ${noun}s`;
}

/** Everything of a row but its place. */
function describeRow(row: object): string {
  return JSON.stringify({ ...row, order: 0 });
}
