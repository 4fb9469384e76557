import { readCategory } from '../model/columns.ts';
import type { OpportunityTable, OwnerBasis } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import type { AccountDraft } from './import-accounts.ts';

/**
 * Gives each account of a list without owners the owner of its latest open opportunity (by close date, then creation,
 * then id), else of its latest of any.
 */
export function deriveOwners(accounts: AccountDraft, opportunities: OpportunityTable): void {
  const best = new Int32Array(accounts.count).fill(NO_ROW);
  for (let row = 0; row < opportunities.count; row++) {
    if (opportunities.owner[row] === NO_ROW) continue;
    const account = opportunities.account[row] as number;
    const current = best[account] as number;
    if (current === NO_ROW || isLater(opportunities, row, current)) best[account] = row;
  }
  for (let account = 0; account < accounts.count; account++) {
    const row = best[account] as number;
    if (row === NO_ROW) continue;
    const basis: OwnerBasis = isOpen(opportunities, row) ? 'latest open opportunity' : 'latest opportunity';
    accounts.owner[account] = opportunities.owner[row] as number;
    accounts.builder.set('ownerBasis', account, basis);
  }
}

function isLater(opportunities: OpportunityTable, row: number, than: number): boolean {
  const byOpen = Number(isOpen(opportunities, row)) - Number(isOpen(opportunities, than));
  if (byOpen !== 0) return byOpen > 0;
  const byClose = (opportunities.closeOn[row] as number) - (opportunities.closeOn[than] as number);
  if (byClose !== 0) return byClose > 0;
  const byCreation = (opportunities.createdOn[row] as number) - (opportunities.createdOn[than] as number);
  if (byCreation !== 0) return byCreation > 0;
  return (opportunities.id[row] as string) > (opportunities.id[than] as string);
}

function isOpen(opportunities: OpportunityTable, row: number): boolean {
  const stageClass = readCategory(opportunities.stageClass, row);
  return stageClass === 'open' || stageClass === 'late';
}
