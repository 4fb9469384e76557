import type { ImportTable } from '../../state/importing-store.ts';

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
  associations: {
    name: 'Associations',
    isRequired: false,
    hint: 'Which account each opportunity belongs to, where a CRM keeps that apart.',
  },
  contacts: { name: 'Contacts', isRequired: false, hint: 'Names and addresses for the messages.' },
  health: { name: 'Health', isRequired: false, hint: 'Health scores by account.' },
  subscriptions: { name: 'Subscriptions', isRequired: false, hint: 'ARR and renewal dates by account.' },
};
