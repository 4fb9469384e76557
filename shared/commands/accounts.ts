import { PatchBuilder } from '../history/patch.ts';
import { FLAG_YES } from '../model/columns.ts';
import { listUnit } from '../model/families.ts';
import { NO_ROW, UNASSIGNED } from '../model/ids.ts';
import type { AccountId } from '../model/ids.ts';
import { scenarioTableKey } from '../model/plan.ts';
import type { LockDecision } from '../model/plan.ts';
import { refuse } from './command.ts';
import type { Command, CommandContext, MoveAccounts, Outcome, Skip } from './command.ts';
import { createLockFinder, explainClosedSeller } from './eligibility.ts';
import { nameAccounts } from './wording.ts';

/** Account rows of the ids that the facts still have, each once, in the order given. */
export function findRows(context: CommandContext, accounts: readonly AccountId[]): number[] {
  const rows = new Set<number>();
  for (const id of accounts) {
    const row = context.assignment.accountRow.get(id);
    if (row !== undefined) rows.add(row);
  }
  return [...rows];
}

/** Adds to each account the members of its family that are with the same seller now. */
export function expandUnits(context: CommandContext, rows: readonly number[]): number[] {
  const all = new Set<number>();
  for (const row of rows) {
    if (all.has(row)) continue;
    all.add(row);
    for (const member of listUnit(context.families, context.assignment.incoming, row)) all.add(member);
  }
  return [...all];
}

/** Gives accounts to a seller or to the pool: whole families unless alone, never a locked one. */
export function moveAccounts(context: CommandContext, command: MoveAccounts): Outcome {
  const { document, facts, roster, assignment } = context;
  const toRow = command.to === UNASSIGNED ? NO_ROW : roster.rowOf.get(command.to);
  if (toRow === undefined) return refuse('unknown-id', 'This seller is not in the plan.');
  const closed = explainClosedSeller(roster, toRow);
  if (closed !== null) return refuse('leaver', `${closed} Choose another seller.`);

  const asked = findRows(context, command.accounts);
  if (asked.length === 0) return refuse('unknown-id', 'None of these accounts is in the plan.');
  const isAlone = command.alone === true;
  const rows = (isAlone ? asked : expandUnits(context, asked)).filter((row) => assignment.incoming[row] !== toRow);
  const table = scenarioTableKey(context.scenario, 'incoming');
  const patch = new PatchBuilder(document);
  const skipped: Skip[] = [];
  const moved: number[] = [];
  const explainLock = createLockFinder(context);
  for (const row of rows) {
    const id = facts.accounts.id[row] as AccountId;
    const lock = explainLock(row, isAlone);
    if (lock !== null) {
      skipped.push({ account: id, reason: lock });
      continue;
    }
    // Back with the incumbent is no decision at all: the row goes away.
    patch.set(table, id, assignment.incumbent[row] === toRow ? undefined : command.to);
    moved.push(row);
  }
  const target = toRow === NO_ROW ? 'Unassigned' : (roster.names[toRow] as string);
  if (moved.length === 0) {
    const first = skipped[0];
    return first ? refuse('locked', first.reason) : refuse('nothing-to-do', `Already with ${target}.`);
  }
  return { ok: true, patch: patch.build(), label: `Move ${nameAccounts(facts, moved)} to ${target}`, skipped };
}

type LockCommand = Extract<Command, { kind: 'lockAccounts' | 'unlockAccounts' }>;

/** Locks accounts where they are, or opens locks, imported ones included. */
export function lockAccounts(context: CommandContext, command: LockCommand): Outcome {
  const { document, facts, assignment } = context;
  const shouldLock = command.kind === 'lockAccounts';
  if (shouldLock && command.reason.trim() === '') return refuse('invalid', 'A lock needs a reason.');
  const rows = findRows(context, command.accounts).filter((row) => (assignment.locked[row] === 1) !== shouldLock);
  if (rows.length === 0) return refuse('nothing-to-do', shouldLock ? 'Already locked.' : 'Not locked.');
  const table = scenarioTableKey(context.scenario, 'locks');
  const patch = new PatchBuilder(document);
  for (const row of rows) {
    const isImported = facts.accounts.locked[row] === FLAG_YES;
    const decision: LockDecision = { isLocked: shouldLock, reason: command.reason.trim() };
    // A lock that only repeats or lifts nothing of the facts needs no row, except to carry its reason.
    patch.set(table, facts.accounts.id[row] as AccountId, !shouldLock && !isImported ? undefined : decision);
  }
  const verb = shouldLock ? 'Lock' : 'Unlock';
  return { ok: true, patch: patch.build(), label: `${verb} ${nameAccounts(facts, rows)}`, skipped: [] };
}

type PersonaCommand = Extract<Command, { kind: 'overridePersona' }>;

/** Sets personas by hand with a reason, or gives accounts back to the rules. */
export function overridePersona(context: CommandContext, command: PersonaCommand): Outcome {
  const { document, facts } = context;
  const persona = command.persona === null ? null : document.tables.get('personas')?.get(command.persona);
  if (persona === undefined) return refuse('unknown-id', 'This persona is not in the plan.');
  if (command.persona !== null && command.reason.trim() === '') {
    return refuse('invalid', 'Setting a persona by hand needs a reason.');
  }
  const rows = findRows(context, command.accounts);
  if (rows.length === 0) return refuse('unknown-id', 'None of these accounts is in the plan.');
  const table = scenarioTableKey(context.scenario, 'personaOverrides');
  const patch = new PatchBuilder(document);
  for (const row of rows) {
    const override = command.persona === null ? undefined : { persona: command.persona, reason: command.reason.trim() };
    patch.set(table, facts.accounts.id[row] as AccountId, override);
  }
  const name = persona === null ? 'the rules' : (persona as { name: string }).name;
  return {
    ok: true,
    patch: patch.build(),
    label:
      persona === null
        ? `Leave ${nameAccounts(facts, rows)} to ${name}`
        : `Set ${nameAccounts(facts, rows)} to ${name}`,
    skipped: [],
  };
}
