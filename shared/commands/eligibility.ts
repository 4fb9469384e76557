import { formatIsoDay } from '../model/day.ts';
import type { Facts } from '../model/facts.ts';
import { listUnit } from '../model/families.ts';
import { NO_ROW } from '../model/ids.ts';
import { isLeaving } from '../model/roster.ts';
import type { Roster } from '../model/roster.ts';
import type { CommandContext } from './command.ts';

/**
 * Why a seller can receive nothing at all, or `null` where they can. Guardrails report the rest; the planner decides.
 * @param toRow roster row, or `NO_ROW` for the pool.
 */
export function explainClosedSeller(roster: Roster, toRow: number): string | null {
  if (toRow === NO_ROW || !isLeaving(roster, toRow)) return null;
  const day = roster.leavesOn[toRow] as number;
  const name = roster.names[toRow] as string;
  return day > 0 ? `${name} leaves on ${formatIsoDay(day)}.` : `${name} is no longer active.`;
}

/**
 * Finds why accounts must stay with their seller: locked themselves, or held by a locked member of their unit. Each unit
 * is looked at once, so that a bulk move of one huge family stays quick.
 * @returns for an account row the reason, or `null`.
 */
export function createLockFinder(context: CommandContext): (row: number, isAlone: boolean) => string | null {
  const { assignment, facts, families } = context;
  const heldBy = new Map<string, number | undefined>();
  return (row, isAlone) => {
    if (assignment.locked[row] === 1) return `${nameOf(facts, row)} is locked.`;
    if (isAlone) return null;
    const unit = `${families.familyOf[row]}/${assignment.incoming[row]}`;
    if (!heldBy.has(unit)) {
      heldBy.set(
        unit,
        listUnit(families, assignment.incoming, row).find((member) => assignment.locked[member] === 1),
      );
    }
    const held = heldBy.get(unit);
    return held === undefined
      ? null
      : `${nameOf(facts, held)}, of the same family, is locked. Move the others without their family.`;
  };
}

/**
 * Why a column cannot take any of the accounts, or `null` where it can take at least one. The same rules carry out the
 * drop, so what a column says while dragging is what happens.
 * @param rows account rows. @param toRow roster row, or `NO_ROW` for the pool.
 */
export function explainRefusal(context: CommandContext, rows: readonly number[], toRow: number): string | null {
  const closed = explainClosedSeller(context.roster, toRow);
  if (closed !== null) return closed;
  const explainLock = createLockFinder(context);
  let reason: string | null = null;
  for (const row of rows) {
    if (context.assignment.incoming[row] === toRow) continue;
    const lock = explainLock(row, false);
    if (lock === null) return null;
    reason ??= lock;
  }
  return reason;
}

function nameOf(facts: Facts, row: number): string {
  return facts.accounts.name[row] as string;
}
