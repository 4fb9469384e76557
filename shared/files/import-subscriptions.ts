import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { joinAccounts } from './account-index.ts';
import type { AccountDraft } from './import-accounts.ts';
import { passOverBlank } from './leave-out-rows.ts';
import { readDates } from './read-columns.ts';
import { readMoney } from './read-money.ts';
import type { Currencies } from './read-money.ts';
import type { SourceTable } from './source-table.ts';

/** What the subscriptions say about each account. */
export interface SubscriptionDraft {
  readonly isRunning: Uint8Array;
  /** Has subscriptions, none of which runs. */
  readonly hasEnded: Uint8Array;
  /** Row of the file by account: of its subscriptions the one that runs, else the one that began last; -1 without any. */
  readonly rawRowOf: Int32Array;
}

const RUNNING = /^(active|live|current|in force|running|renewed|trial(ing)?|past.?due|paid)$/i;
const ENDED = /churn|cancel|expired|ended|inactive|lapsed|terminated|closed/i;

/**
 * Joins the subscriptions to the accounts. What an account's own row says stays; where it says nothing, ARR is the sum
 * of the running subscriptions (MRR × 12), customer since the earliest start, renewal the next end from today on.
 */
export function importSubscriptions(
  source: SourceTable,
  accounts: AccountDraft,
  currencies: Currencies,
  today: Day,
): SubscriptionDraft {
  passOverBlank(source, ['mrr', 'arr', 'startOn', 'endOn', 'renewal', 'status']);
  const account = joinAccounts(source, accounts.index);
  const mrr = readMoney(source, 'mrr', currencies);
  const arr = readMoney(source, 'arr', currencies);
  const startOn = readDates(source, 'startOn');
  const endOn = readDates(source, 'endOn');
  const renewal = readDates(source, 'renewal');
  const status = source.readTexts('status');
  const isRunning = new Uint8Array(accounts.count);
  const hasEnded = new Uint8Array(accounts.count);
  const sum = new Float64Array(accounts.count).fill(Number.NaN);
  const since = new Int32Array(accounts.count).fill(MISSING_DAY);
  const next = new Int32Array(accounts.count).fill(MISSING_DAY);
  const rawRowOf = new Int32Array(accounts.count).fill(-1);

  for (let rawRow = 0; rawRow < account.length; rawRow++) {
    const row = account[rawRow] as number;
    if (row === -1) continue;
    const end = endOn?.[rawRow] ?? MISSING_DAY;
    const start = startOn?.[rawRow] ?? MISSING_DAY;
    if (start !== MISSING_DAY && (since[row] === MISSING_DAY || start < (since[row] as number))) since[row] = start;
    const said = status?.[rawRow] ?? '';
    const shown = rawRowOf[row] as number;
    const runs = RUNNING.test(said) || (!ENDED.test(said) && (end === MISSING_DAY || end >= today));
    const isNewer = shown === -1 || start >= (startOn?.[shown] ?? MISSING_DAY);
    if (isRunning[row] === 1 ? runs && isNewer : runs || isNewer) rawRowOf[row] = rawRow;
    if (!runs) {
      hasEnded[row] = 1;
      continue;
    }
    isRunning[row] = 1;
    const monthly = mrr?.[rawRow] ?? Number.NaN;
    const yearly = arr?.[rawRow] ?? Number.NaN;
    const value = Number.isNaN(yearly) ? monthly * 12 : yearly;
    if (!Number.isNaN(value)) sum[row] = (Number.isNaN(sum[row]) ? 0 : (sum[row] as number)) + value;
    const due = renewal?.[rawRow] ?? MISSING_DAY;
    const day = due === MISSING_DAY ? end : due;
    if (day !== MISSING_DAY && day >= today && (next[row] === MISSING_DAY || day < (next[row] as number)))
      next[row] = day;
  }

  for (let row = 0; row < accounts.count; row++) {
    if (isRunning[row] === 1) hasEnded[row] = 0;
    if (Number.isNaN(accounts.arr[row])) accounts.arr[row] = sum[row] as number;
    if (accounts.customerSince[row] === MISSING_DAY) accounts.customerSince[row] = since[row] as number;
    if (accounts.renewal[row] === MISSING_DAY) accounts.renewal[row] = next[row] as number;
  }
  return { isRunning, hasEnded, rawRowOf };
}
