import type { EditRecord } from '../../../shared/history/journal.ts';
import type { AccountId } from '../../../shared/model/ids.ts';

const ACCOUNT_TABLES = /\/(incoming|waveOf|locks|personaOverrides)$/;

function touches(record: EditRecord, account: AccountId): boolean {
  for (const [table, rows] of Object.entries(record.edit.patch)) {
    if (ACCOUNT_TABLES.test(table) && Object.hasOwn(rows, account)) return true;
    if (table !== 'corrections') continue;
    const prefix = JSON.stringify(['accounts', account]).slice(0, -1);
    if (Object.keys(rows).some((key) => key.startsWith(`${prefix},`))) return true;
  }
  return false;
}

/** The steps of the audit trail that touched an account, the latest first. */
export function listAccountEdits(records: readonly EditRecord[], account: AccountId, limit: number): EditRecord[] {
  const found: EditRecord[] = [];
  for (let at = records.length - 1; at >= 0 && found.length < limit; at--) {
    const record = records[at] as EditRecord;
    if (touches(record, account)) found.push(record);
  }
  return found;
}
