import type { Facts } from '../model/facts.ts';

/** "Nordwind Logistik" for one account, "3 accounts" for more. */
export function nameAccounts(facts: Facts, rows: readonly number[]): string {
  const first = rows[0];
  return rows.length === 1 && first !== undefined ? (facts.accounts.name[first] as string) : countAccounts(rows.length);
}

/** "1 account", "1200 accounts" without separators: labels are stored, and locales differ. */
export function countAccounts(count: number): string {
  return count === 1 ? '1 account' : `${count} accounts`;
}
