import { NO_ROW, UNASSIGNED } from '../../../../shared/model/ids.ts';
import type { AccountId, SellerId } from '../../../../shared/model/ids.ts';
import type { ProposedMove } from '../../../../shared/territory/redesign/proposal.ts';
import { getServices } from '../../../state/services.ts';
import type { FoundProposal } from '../../../state/redesign-store.ts';
import { decide } from '../../decide.ts';

/**
 * Adopts moves of a proposal as one step; the command checks each against the plan as it is now, and the toast says what
 * was left out.
 * @param newScenario name of a scenario of their own, or `null` for the one shown.
 * @returns whether anything was adopted.
 */
export function adoptMoves(
  { basis }: FoundProposal,
  moves: readonly ProposedMove[],
  newScenario: string | null,
): boolean {
  const { facts, roster } = basis.base;
  const idOf = (row: number): SellerId => (row === NO_ROW ? UNASSIGNED : (roster.ids[row] as SellerId));
  return decide({
    kind: 'adoptProposal',
    moves: moves.map(({ accounts, to, current }) => ({
      accounts: accounts.map((row) => facts.accounts.id[row] as AccountId),
      to: idOf(to),
      from: idOf(current),
    })),
    ...(newScenario === null ? {} : { into: { id: getServices().createId(), name: newScenario } }),
  });
}
