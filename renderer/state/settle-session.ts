import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { sessionStore } from './session-store.ts';
import type { InspectorTarget } from './session-store.ts';

/** After other facts: what is selected, looked at and filtered by is found again by id, or let go where it is not there. */
export function settleSession(before: PlanBase, after: PlanBase): void {
  const { selection, anchor, focusAccount, filter, inspectorTarget } = sessionStore.getState();
  const keep = (account: string | null): string | null =>
    account !== null && after.accountRow.has(account) ? account : null;
  const { segment, seller } = filter;
  sessionStore.setState({
    selection: new Set([...selection].filter((account) => after.accountRow.has(account))),
    anchor: keep(anchor),
    focusAccount: keep(focusAccount),
    filter: {
      ...filter,
      segment: segment !== null && after.measures.segments.includes(segment) ? segment : null,
      seller: seller !== null && after.roster.rowOf.has(seller) ? seller : null,
      findingId: null,
    },
    inspectorTarget: followTarget(before, after, inspectorTarget),
    drag: null,
  });
}

/** Sellers are looked at by their row, which another version of the facts may give to someone else. */
function followTarget(before: PlanBase, after: PlanBase, target: InspectorTarget): InspectorTarget {
  if (target.kind !== 'seller') return target;
  const row = after.roster.rowOf.get(before.roster.ids[target.row] ?? '');
  return row === undefined ? { kind: 'plan' } : { kind: 'seller', row };
}
