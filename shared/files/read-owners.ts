import type { NamedOwner, OwnerCandidates } from './choose-owners.ts';
import type { AccountDraft } from './import-accounts.ts';
import type { OwnerResolver } from './resolve-owners.ts';

/**
 * Gives each account the owner that the file names.
 * @returns the accounts for which it names several, in one cell or in several rows; none of them is taken yet.
 */
export function readOwners(accounts: AccountDraft, resolver: OwnerResolver): OwnerCandidates {
  const { source, rawRows, moreRows, arrOfRows, builder, owner } = accounts;
  const ownersOf = resolver.open(source);
  const several = new Map<number, NamedOwner[]>();
  const add = (account: number, sellers: readonly number[], rawRow: number): void => {
    const arr = arrOfRows?.[rawRow] ?? Number.NaN;
    for (const seller of sellers) {
      const named = several.get(account) ?? [];
      several.set(account, named);
      const known = named.find((entry) => entry.seller === seller);
      const entry = known ?? { seller, rows: 0, revenue: 0 };
      if (!known) named.push(entry);
      entry.rows += 1;
      if (!Number.isNaN(arr)) entry.revenue += arr;
    }
  };
  rawRows.forEach((rawRow, account) => {
    source.pauseAt(account);
    const sellers = ownersOf(rawRow);
    if (sellers.length > 1) add(account, sellers, rawRow);
    else if (sellers.length === 1) owner[account] = sellers[0] as number;
    if (sellers.length > 0) builder.set('ownerBasis', account, 'file');
  });
  for (const { account, rawRow } of moreRows) {
    const sellers = ownersOf(rawRow);
    if (sellers.length === 0) continue;
    if (!several.has(account) && owner[account] !== -1)
      add(account, [owner[account] as number], rawRows[account] as number);
    add(account, sellers, rawRow);
  }
  for (const [account, named] of several) {
    builder.set('ownerBasis', account, 'file');
    if (named.length > 1) continue;
    owner[account] = (named[0] as NamedOwner).seller;
    several.delete(account);
  }
  return several;
}
