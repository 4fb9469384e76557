import { NO_ROW } from '../../shared/model/ids.ts';
import { isLeaving } from '../../shared/model/roster.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { nameGroup } from '../../shared/territory/groups.ts';
import type { GroupBy } from './session-store.ts';

/** The columns of both boards, in their order on the screen. */
export interface ColumnKeys {
  /** Roster rows, sorted by group and name; `NO_ROW` (unassigned) comes first. */
  readonly sellers: readonly number[];
  /** Manager, team or region of each entry of `sellers`, as the session groups them; empty texts where it does not. */
  readonly groups: readonly string[];
  /** Indexes of waves; `NO_ROW` (unscheduled moves) comes first. */
  readonly waves: readonly number[];
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Managers and sellers who have left get a column only where they have or get accounts. */
export function listColumnKeys(base: PlanBase, groupBy: GroupBy): ColumnKeys {
  const { roster, assignment } = base;
  const hasAccounts = new Uint8Array(roster.count);
  for (const owners of [assignment.incumbent, assignment.incoming]) {
    for (const owner of owners) if (owner !== NO_ROW) hasAccounts[owner] = 1;
  }
  const groupOf = (row: number): string => (groupBy === 'none' ? '' : nameGroup(roster, groupBy, row));
  const sellers: number[] = [];
  for (let row = 0; row < roster.count; row++) {
    const isOptional = roster.kinds[row] === 'manager' || isLeaving(roster, row);
    if (!isOptional || hasAccounts[row] === 1) sellers.push(row);
  }
  sellers.sort(
    (left, right) =>
      compareGroups(groupOf(left), groupOf(right)) ||
      collator.compare(roster.names[left] as string, roster.names[right] as string) ||
      left - right,
  );
  return {
    sellers: [NO_ROW, ...sellers],
    groups: ['', ...sellers.map(groupOf)],
    waves: [NO_ROW, ...assignment.waves.keys()],
  };
}

/** Those without a group come last. */
function compareGroups(left: string, right: string): number {
  if (left === right) return 0;
  if (left === '') return 1;
  return right === '' ? -1 : collator.compare(left, right);
}
