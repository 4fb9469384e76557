import { readCategory } from '../../../shared/model/columns.ts';
import type { Day } from '../../../shared/model/day.ts';
import { NO_ROW } from '../../../shared/model/ids.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';

export interface OpenDeal {
  /** Opportunity row. */
  readonly row: number;
  readonly name: string;
  readonly accountId: AccountId;
  readonly account: string;
  readonly owner: string;
  readonly stage: string;
  /** By the plan's policy for late deals. */
  readonly isLate: boolean;
  /** Minor units, NaN where unknown. */
  readonly amount: number;
  readonly closeOn: Day;
  readonly isMoving: boolean;
  /** Who gets the account, or `null` where it stays. */
  readonly incoming: string | null;
}

/** All open opportunities, those on moving accounts and the late ones first. */
export function listOpenDeals(base: PlanBase): OpenDeal[] {
  const { opportunities, accounts } = base.facts;
  const { incoming, incumbent } = base.assignment;
  const nameSeller = (row: number) => (row === NO_ROW ? 'Unassigned' : (base.roster.names[row] ?? ''));
  const deals: OpenDeal[] = [];
  for (let row = 0; row < opportunities.count; row++) {
    const stageClass = readCategory(opportunities.stageClass, row);
    if (stageClass !== 'open' && stageClass !== 'late') continue;
    const account = opportunities.account[row] as number;
    const isMoving = account !== NO_ROW && incoming[account] !== incumbent[account];
    deals.push({
      row,
      name: opportunities.name[row] || (opportunities.id[row] as string),
      accountId: account === NO_ROW ? '' : (accounts.id[account] as string),
      account: account === NO_ROW ? '' : (accounts.name[account] as string),
      owner: nameSeller(opportunities.owner[row] as number),
      stage: readCategory(opportunities.stage, row),
      isLate: base.deals.isLate[row] === 1,
      amount: opportunities.amount[row] as number,
      closeOn: opportunities.closeOn[row] as number,
      isMoving,
      incoming: isMoving ? nameSeller(incoming[account] as number) : null,
    });
  }
  return deals.sort(
    (left, right) =>
      Number(right.isMoving) - Number(left.isMoving) ||
      Number(right.isLate) - Number(left.isLate) ||
      left.closeOn - right.closeOn,
  );
}
