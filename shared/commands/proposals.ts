import { PatchBuilder } from '../history/patch.ts';
import { NO_ROW, UNASSIGNED } from '../model/ids.ts';
import type { AccountId } from '../model/ids.ts';
import { scenarioTableKey } from '../model/plan.ts';
import { refuse } from './command.ts';
import type { AdoptProposal, CommandContext, Outcome, Skip } from './command.ts';
import { createLockFinder, explainClosedSeller } from './eligibility.ts';

/**
 * Takes over proposed moves, all or some, as one step. The plan may have changed since they were proposed, so each is
 * checked again: a move that a lock or a leaver stands against is left out as a whole, and listed.
 */
export function adoptProposal(context: CommandContext, command: AdoptProposal): Outcome {
  const { document, roster, assignment } = context;
  const table = scenarioTableKey(context.scenario, 'incoming');
  const patch = new PatchBuilder(document);
  const skipped: Skip[] = [];
  const explainLock = createLockFinder(context);
  let adopted = 0;
  for (const { accounts, to } of command.moves) {
    const toRow = to === UNASSIGNED ? NO_ROW : roster.rowOf.get(to);
    const refusal = toRow === undefined ? 'The seller is not in the plan.' : explainClosedSeller(roster, toRow);
    const known = accounts.flatMap((id) => {
      const row = assignment.accountRow.get(id);
      return row === undefined ? [] : [{ id, row }];
    });
    const lock = known.map(({ row }) => explainLock(row, false)).find((reason) => reason !== null) ?? null;
    const reason = refusal ?? lock;
    if (reason !== null) {
      skipped.push(...known.map(({ id }): Skip => ({ account: id, reason })));
      continue;
    }
    for (const { id, row } of known) {
      if (assignment.incoming[row] === toRow) continue;
      patch.set(table, id, assignment.incumbent[row] === toRow ? undefined : to);
      adopted++;
    }
    skipped.push(...listUnknown(assignment.accountRow, accounts));
  }
  if (adopted === 0) {
    const [first] = skipped;
    return first ? refuse('locked', first.reason) : refuse('nothing-to-do', 'Everything is as proposed already.');
  }
  const moves = adopted === 1 ? '1 move' : `${adopted} moves`;
  return { ok: true, patch: patch.build(), label: `Adopt ${moves} of a redesign`, skipped };
}

function listUnknown(accountRow: ReadonlyMap<AccountId, number>, accounts: readonly AccountId[]): Skip[] {
  return accounts
    .filter((id) => !accountRow.has(id))
    .map((account) => ({ account, reason: 'The account is not in the plan.' }));
}
