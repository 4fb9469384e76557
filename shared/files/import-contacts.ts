import { FLAG_UNKNOWN } from '../model/columns.ts';
import { CONTACT_COLUMNS } from '../model/facts.ts';
import type { ContactTable } from '../model/facts.ts';
import { TableBuilder, createEmptyTable } from '../model/table.ts';
import { joinAccounts } from './account-index.ts';
import type { AccountDraft } from './import-accounts.ts';
import { toIdKey } from './record-ids.ts';
import { readFlags } from './read-columns.ts';
import { passOverBlank, refuseDeleted } from './leave-out-rows.ts';
import type { SourceTable } from './source-table.ts';

export interface ContactDraft {
  readonly table: ContactTable;
  readonly rawRows: readonly number[];
}

/** Contacts need an account, and a name or an e-mail address. */
export function importContacts(source: SourceTable | null, accounts: AccountDraft): ContactDraft {
  if (!source) return { table: createEmptyTable(CONTACT_COLUMNS), rawRows: [] };
  refuseDeleted(source);
  passOverBlank(source, ['id', 'name', 'firstName', 'lastName', 'email']);
  const account = joinAccounts(source, accounts.index);
  const ids = source.readTexts('id');
  const full = source.readTexts('name');
  const first = source.readTexts('firstName');
  const last = source.readTexts('lastName');
  const emails = source.readTexts('email');
  const rawRows: number[] = [];
  const names: string[] = [];
  const takenIds: string[] = [];
  const taken = new Set<string>();
  for (let row = 0; row < source.raw.rowCount; row++) {
    source.pauseAt(row);
    if (source.isLeftOut(row)) continue;
    const name = full?.[row] || [first?.[row] ?? '', last?.[row] ?? ''].filter((part) => part !== '').join(' ');
    const email = emails?.[row] ?? '';
    if (name === '' && email === '') {
      source.refuse(row, 'no-name', 'name', '', 'The row has neither a name nor an e-mail address. Fill in one.');
      continue;
    }
    const given = ids?.[row] ?? '';
    const base = given || `${accounts.ids[account[row] as number]} · ${email || name}`;
    let id = base;
    if (given === '') for (let number = 2; taken.has(toIdKey(id)); number++) id = `${base} (${number})`;
    else if (taken.has(toIdKey(id))) {
      const message = `The id "${id}" stands in an earlier row already; only the first is taken. Remove one of them.`;
      source.refuse(row, 'duplicate-id', 'id', id, message);
      continue;
    }
    taken.add(toIdKey(id));
    rawRows.push(row);
    names.push(name || email);
    takenIds.push(id);
  }
  const roles = source.readTexts('role');
  const phones = source.readTexts('phone');
  const languages = source.readTexts('language');
  const optedOut = readFlags(source, 'optedOut');
  const builder = new TableBuilder(CONTACT_COLUMNS, rawRows.length);
  rawRows.forEach((rawRow, row) => {
    source.pauseAt(row);
    builder.set('id', row, takenIds[row] as string);
    builder.set('name', row, names[row] as string);
    builder.set('role', row, roles?.[rawRow] ?? '');
    builder.set('email', row, emails?.[rawRow] ?? '');
    builder.set('phone', row, phones?.[rawRow] ?? '');
    builder.set('language', row, languages?.[rawRow] ?? '');
    builder.set('optedOut', row, optedOut?.[rawRow] ?? FLAG_UNKNOWN);
    builder.set('account', row, account[rawRow] as number);
  });
  return { table: builder.build(), rawRows };
}
