import { FLAG_YES, indexById } from './columns.ts';
import type { Facts } from './facts.ts';
import { NO_ROW, UNASSIGNED } from './ids.ts';
import type { AccountId, ScenarioId, SellerId, WaveId } from './ids.ts';
import { listWaves, readScenarioTable } from './plan.ts';
import type { LockDecision, PlanDocument, Wave } from './plan.ts';
import { isLeaving } from './roster.ts';
import type { Roster } from './roster.ts';

/**
 * A scenario's decisions as dense columns over the accounts of one facts version: what every figure is computed from.
 * Derived from the plan's tables, which stay the only truth; rebuilt or updated row by row after each edit.
 */
export interface Assignment {
  readonly accountRow: ReadonlyMap<AccountId, number>;
  /** Roster row of today's owner, or `NO_ROW`. */
  readonly incumbent: Int32Array;
  /** Roster row of the owner under the scenario, or `NO_ROW` for the pool. */
  readonly incoming: Int32Array;
  /** Index into `waves`, or `NO_ROW` for unscheduled. */
  readonly wave: Int16Array;
  /** 1 where the account must not move: the imported lock overlaid by the scenario's. */
  readonly locked: Uint8Array;
  readonly waves: readonly { readonly id: WaveId; readonly wave: Wave }[];
  readonly waveIndex: ReadonlyMap<WaveId, number>;
}

export function buildAssignment(
  facts: Facts,
  roster: Roster,
  document: PlanDocument,
  scenario: ScenarioId,
  accountRow: ReadonlyMap<AccountId, number> = indexById(facts.accounts.id),
): Assignment {
  const { accounts } = facts;
  const waves = listWaves(document, scenario);
  const assignment: Assignment = {
    accountRow,
    incumbent: accounts.owner,
    incoming: accounts.owner.slice(),
    wave: new Int16Array(accounts.count).fill(NO_ROW),
    locked: new Uint8Array(accounts.count),
    waves,
    waveIndex: new Map(waves.map(({ id }, index) => [id, index])),
  };
  for (let row = 0; row < accounts.count; row++) assignment.locked[row] = accounts.locked[row] === FLAG_YES ? 1 : 0;
  const tables = readAccountTables(document, scenario);
  for (const table of Object.values(tables)) {
    for (const id of table.keys()) refreshRow(assignment, facts, roster, tables, id);
  }
  return assignment;
}

/** Reads one account's decisions again after an edit touched it, changing the columns in place. */
export function refreshAccount(
  assignment: Assignment,
  facts: Facts,
  roster: Roster,
  document: PlanDocument,
  scenario: ScenarioId,
  id: AccountId,
): void {
  refreshRow(assignment, facts, roster, readAccountTables(document, scenario), id);
}

/** The tables that the columns are read from, looked up once for many accounts. */
interface AccountTables {
  readonly incoming: ReadonlyMap<AccountId, SellerId>;
  readonly waveOf: ReadonlyMap<AccountId, WaveId>;
  readonly locks: ReadonlyMap<AccountId, LockDecision>;
}

function readAccountTables(document: PlanDocument, scenario: ScenarioId): AccountTables {
  return {
    incoming: readScenarioTable(document, scenario, 'incoming'),
    waveOf: readScenarioTable(document, scenario, 'waveOf'),
    locks: readScenarioTable(document, scenario, 'locks'),
  };
}

function refreshRow(assignment: Assignment, facts: Facts, roster: Roster, tables: AccountTables, id: AccountId): void {
  const row = assignment.accountRow.get(id);
  // Decisions on an account that the facts no longer have rest aside until it comes back.
  if (row === undefined) return;
  const incoming = tables.incoming.get(id);
  const incumbent = assignment.incumbent[row] as number;
  if (incoming === undefined) assignment.incoming[row] = incumbent;
  else if (incoming === UNASSIGNED) assignment.incoming[row] = NO_ROW;
  // A seller who vanished from the facts cannot receive: the account stays with its incumbent.
  else assignment.incoming[row] = roster.rowOf.get(incoming) ?? incumbent;
  const wave = tables.waveOf.get(id);
  assignment.wave[row] = wave === undefined ? NO_ROW : (assignment.waveIndex.get(wave) ?? NO_ROW);
  const lock = tables.locks.get(id);
  const isLocked = lock ? lock.isLocked : facts.accounts.locked[row] === FLAG_YES;
  assignment.locked[row] = isLocked ? 1 : 0;
}

export type MoveKind = 'none' | 'transfer' | 'succession' | 'assignment' | 'release';

/**
 * What happens to an account: `transfer` (both sellers stay), `succession` (the incumbent leaves), `assignment` (there
 * was no incumbent), `release` (to the pool), `none`. Only transfers count as disruption.
 */
export function moveKindOf(roster: Roster, incumbent: number, incoming: number): MoveKind {
  if (incumbent === incoming) return 'none';
  if (incumbent === NO_ROW) return 'assignment';
  if (incoming === NO_ROW) return 'release';
  return isLeaving(roster, incumbent) ? 'succession' : 'transfer';
}
