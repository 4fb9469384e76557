import type { AccountId } from '../../../shared/model/ids.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';

/** "Nordwind Logistik", or "3 accounts". */
export function nameAccounts(base: PlanBase | null, accounts: readonly AccountId[]): string {
  const [only] = accounts;
  if (accounts.length !== 1 || only === undefined) return `${accounts.length} accounts`;
  return base?.facts.accounts.name[base.accountRow.get(only) ?? -1] ?? only;
}
