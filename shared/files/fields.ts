import { ACCOUNT_FIELDS, CONTACT_FIELDS } from './account-fields.ts';
import {
  ASSOCIATION_FIELDS,
  HEALTH_FIELDS,
  OPPORTUNITY_FIELDS,
  SELLER_FIELDS,
  SUBSCRIPTION_FIELDS,
} from './other-fields.ts';

/** The files an import takes. Only accounts are required. */
export const IMPORT_TABLES = [
  'accounts',
  'sellers',
  'opportunities',
  'associations',
  'contacts',
  'health',
  'subscriptions',
] as const;
export type ImportTable = (typeof IMPORT_TABLES)[number];

/** What a column of a file can be mapped to, and what it is called in the exports of CRMs. */
export interface FieldSpec {
  readonly field: string;
  /** For people; also the heading that matches exactly. */
  readonly label: string;
  /** Other headings. Case, spaces, `_`, `-` and a trailing `(converted)` do not count. */
  readonly aliases: readonly string[];
  /** Tried on the normalized heading where no name matches. */
  readonly pattern?: RegExp;
  /** Headings that may mean this but often do not: shown as a suggestion, mapped only by hand. */
  readonly suggest?: { readonly pattern: RegExp; readonly why: string };
}

/** All fields by table, in the order in which they are tried and shown. */
export const FIELDS: Readonly<Record<ImportTable, readonly FieldSpec[]>> = {
  accounts: ACCOUNT_FIELDS,
  sellers: SELLER_FIELDS,
  opportunities: OPPORTUNITY_FIELDS,
  associations: ASSOCIATION_FIELDS,
  contacts: CONTACT_FIELDS,
  health: HEALTH_FIELDS,
  subscriptions: SUBSCRIPTION_FIELDS,
};

const REQUIRED_FIELDS: Readonly<Record<ImportTable, readonly (readonly string[])[]>> = {
  accounts: [['id', 'name']],
  sellers: [['id', 'name', 'firstName', 'lastName']],
  opportunities: [['account', 'accountName']],
  associations: [['opportunity'], ['account', 'accountName']],
  contacts: [
    ['account', 'accountName'],
    ['name', 'firstName', 'lastName', 'email'],
  ],
  health: [
    ['account', 'accountName'],
    ['health', 'healthBand', 'renewal', 'daysToRenewal', 'atRisk'],
  ],
  subscriptions: [['account', 'accountName']],
};

/**
 * Fields without which a file cannot be used: of each group, one must be mapped.
 * @param given all tables of the import: a file of associations may say which account an opportunity belongs to.
 */
export function listRequiredFields(
  table: ImportTable,
  given: readonly ImportTable[] = [],
): readonly (readonly string[])[] {
  const isAssociated = table === 'opportunities' && given.includes('associations');
  return isAssociated ? [['id', 'account', 'accountName']] : REQUIRED_FIELDS[table];
}

/** The label of a field, for findings and screens. */
export function labelOf(table: ImportTable, field: string): string {
  return FIELDS[table].find((spec) => spec.field === field)?.label ?? field;
}
