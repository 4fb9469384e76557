import { PatchBuilder } from '../history/patch.ts';
import { NO_ROW, UNASSIGNED } from '../model/ids.ts';
import type { AccountId, SellerId } from '../model/ids.ts';
import { scenarioTableKey } from '../model/plan.ts';
import type { Roster } from '../model/roster.ts';
import { refuse } from './command.ts';
import type { AdoptProposal, CommandContext, Outcome, Skip } from './command.ts';
import { createLockFinder, explainClosedSeller } from './eligibility.ts';
import { copyScenario } from './scenarios.ts';
import { countAccounts } from './wording.ts';

/**
 * Takes over proposed moves, all or some, as one step. The plan may have changed since they were proposed, so each is
 * checked again: a move is left out as a whole, and listed, where a lock or a leaver stands against it, or where one of
 * its accounts has gone to somebody else meanwhile.
 */
export function adoptProposal(context: CommandContext, command: AdoptProposal): Outcome {
  const { document, roster, assignment } = context;
  const { into } = command;
  const table = scenarioTableKey(into?.id ?? context.scenario, 'incoming');
  const patch = new PatchBuilder(document);
  const refusal = into ? copyScenario(patch, document, { ...into, copyOf: context.scenario }) : null;
  if (refusal) return refusal;
  const skipped: Skip[] = [];
  const explainLock = createLockFinder(context);
  let moves = 0;
  let adopted = 0;
  for (const { accounts, to, from } of command.moves) {
    const toRow = rowOfSeller(roster, to);
    const closed = toRow === undefined ? 'The seller is not in the plan.' : explainClosedSeller(roster, toRow);
    const known = accounts.flatMap((id) => {
      const row = assignment.accountRow.get(id);
      return row === undefined ? [] : [{ id, row }];
    });
    const fromRow = from === undefined ? undefined : (rowOfSeller(roster, from) ?? NO_ROW);
    const isElsewhere = ({ row }: { row: number }): boolean =>
      fromRow !== undefined && assignment.incoming[row] !== fromRow && assignment.incoming[row] !== toRow;
    const moved = known.some(isElsewhere) ? 'Its seller was changed after this was proposed.' : null;
    const lock = known.map(({ row }) => explainLock(row, false)).find((found) => found !== null) ?? null;
    const reason = closed ?? moved ?? lock;
    if (reason !== null) {
      skipped.push(...known.map(({ id }): Skip => ({ account: id, reason })));
      continue;
    }
    const moving = known.filter(({ row }) => assignment.incoming[row] !== toRow);
    for (const { id, row } of moving) patch.set(table, id, assignment.incumbent[row] === toRow ? undefined : to);
    if (moving.length > 0) moves++;
    adopted += moving.length;
    skipped.push(...listUnknown(assignment.accountRow, accounts));
  }
  if (adopted === 0) {
    const [first] = skipped;
    return first ? refuse('locked', first.reason) : refuse('nothing-to-do', 'Everything is as proposed already.');
  }
  const place = into ? ` in ${into.name.trim()}` : '';
  return { ok: true, patch: patch.build(), label: `Adopt ${nameMoves(moves, adopted)} of a redesign${place}`, skipped };
}

/** "3 moves", "3 moves (7 accounts)": what is proposed moves whole families at a time. */
function nameMoves(moves: number, accounts: number): string {
  const words = moves === 1 ? '1 move' : `${moves} moves`;
  return accounts === moves ? words : `${words} (${countAccounts(accounts)})`;
}

function rowOfSeller(roster: Roster, id: SellerId): number | undefined {
  return id === UNASSIGNED ? NO_ROW : roster.rowOf.get(id);
}

function listUnknown(accountRow: ReadonlyMap<AccountId, number>, accounts: readonly AccountId[]): Skip[] {
  return accounts
    .filter((id) => !accountRow.has(id))
    .map((account) => ({ account, reason: 'The account is not in the plan.' }));
}
