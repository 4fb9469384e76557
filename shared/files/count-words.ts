const NUMBERS = new Intl.NumberFormat('en-US');

/** `1,800`, as in everything that is said about an import. */
export function formatCount(count: number): string {
  return NUMBERS.format(count);
}

/** `1 account`, `1,800 accounts`. */
export function countAccounts(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'account' : 'accounts'}`;
}

/** `1 opportunity`, `2,784 opportunities`. */
export function countOpportunities(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'opportunity' : 'opportunities'}`;
}
