import type { ImportTable } from '../../state/importing.ts';

export interface ImportTableInfo {
  readonly name: string;
  readonly isRequired: boolean;
  /** What the file holds, in a line. */
  readonly hint: string;
}

export const IMPORT_TABLE_INFO: Readonly<Record<ImportTable, ImportTableInfo>> = {
  accounts: { name: 'Accounts', isRequired: true, hint: 'One row per account: id, name, owner, ARR, segment…' },
  sellers: { name: 'Sellers', isRequired: false, hint: 'Without it, the owners of the accounts are the sellers.' },
  opportunities: {
    name: 'Opportunities',
    isRequired: false,
    hint: 'Open and closed deals: personas and missing owners come from them.',
  },
  contacts: { name: 'Contacts', isRequired: false, hint: 'Names and addresses for the messages.' },
  health: { name: 'Health', isRequired: false, hint: 'Health scores by account.' },
  subscriptions: { name: 'Subscriptions', isRequired: false, hint: 'ARR and renewal dates by account.' },
};

/** Which table a file most likely is, by its name; it can be changed afterwards. */
export function guessTable(fileName: string): ImportTable {
  const name = fileName.toLowerCase();
  if (/opp|deal|pipeline/.test(name)) return 'opportunities';
  if (/contact|people/.test(name)) return 'contacts';
  if (/health|usage/.test(name)) return 'health';
  if (/subscr|renewal|contract/.test(name)) return 'subscriptions';
  if (/seller|rep|user|owner|employee|team/.test(name)) return 'sellers';
  return 'accounts';
}
