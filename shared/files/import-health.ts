import { FLAG_UNKNOWN } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { joinAccounts } from './account-index.ts';
import type { AccountDraft } from './import-accounts.ts';
import { passOverBlank } from './leave-out-rows.ts';
import { readDates, readFlags, readNumbers } from './read-columns.ts';
import { readHealth } from './read-health.ts';
import type { HealthReading } from './read-health.ts';
import type { SourceTable } from './source-table.ts';

export interface HealthDraft {
  readonly source: SourceTable;
  readonly reading: HealthReading;
  /** Row of the file by account, -1 for accounts that it says nothing about. */
  readonly rawRowOf: Int32Array;
}

/**
 * Joins a file of health scores or renewals to the accounts: the latest row of each account counts and stands above what
 * the accounts' own file says. Days to renewal run from the row's snapshot, or from today.
 */
export function importHealth(source: SourceTable, accounts: AccountDraft, today: Day): HealthDraft {
  passOverBlank(source, ['health', 'healthBand', 'atRisk', 'renewal', 'daysToRenewal']);
  const account = joinAccounts(source, accounts.index);
  const snapshot = readDates(source, 'snapshot');
  const reading = readHealth(source);
  const atRisk = readFlags(source, 'atRisk');
  const renewal = readDates(source, 'renewal');
  const daysToRenewal = readNumbers(source, 'daysToRenewal');

  const rawRowOf = new Int32Array(accounts.count).fill(-1);
  for (let rawRow = 0; rawRow < account.length; rawRow++) {
    const row = account[rawRow] as number;
    if (row === -1) continue;
    const current = rawRowOf[row] as number;
    const isLater = current === -1 || !snapshot || (snapshot[rawRow] as number) >= (snapshot[current] as number);
    if (isLater) rawRowOf[row] = rawRow;
  }
  const { builder } = accounts;
  for (let row = 0; row < accounts.count; row++) {
    const rawRow = rawRowOf[row] as number;
    if (rawRow === -1) continue;
    if (reading.scores) builder.set('health', row, reading.scores[rawRow] as number);
    if (reading.bands) builder.set('healthBand', row, reading.bands[rawRow] as string);
    const flag = atRisk?.[rawRow] ?? FLAG_UNKNOWN;
    if (flag !== FLAG_UNKNOWN) builder.set('atRisk', row, flag);
    if (accounts.renewal[row] !== MISSING_DAY) continue;
    const due = renewal?.[rawRow] ?? MISSING_DAY;
    const days = daysToRenewal?.[rawRow] ?? Number.NaN;
    const taken = snapshot?.[rawRow] ?? MISSING_DAY;
    if (due !== MISSING_DAY) accounts.renewal[row] = due;
    else if (Math.abs(days) < 36_525) {
      accounts.renewal[row] = (taken === MISSING_DAY ? today : taken) + Math.round(days);
    }
  }
  return { source, reading, rawRowOf };
}
