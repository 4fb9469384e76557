import type { CategoryColumn, Table } from './columns.ts';
import type { FactsId, IsoDay } from './ids.ts';

/** What the CRM says: imported, immutable, one version per import. Decisions never change it. */
export interface Facts {
  readonly id: FactsId;
  /** The day the files were read; the plan's as-of day starts here. */
  readonly importedOn: IsoDay;
  /** ISO 4217 code of every amount, or an empty text where the files did not say. */
  readonly currency: string;
  /** Which way the health scores run, where the files or their reader said so; else it is inferred from the scores. */
  readonly healthDirection?: HealthDirection;
  readonly accounts: AccountTable;
  readonly sellers: SellerTable;
  readonly opportunities: OpportunityTable;
  readonly contacts: ContactTable;
  /** Columns nobody mapped, kept so that they can be filtered, grouped and shown. */
  readonly customFields: readonly CustomField[];
  readonly sources: readonly FactsSource[];
}

export interface CustomField {
  readonly table: 'accounts' | 'sellers' | 'opportunities' | 'contacts';
  /** The column's heading in the file. */
  readonly name: string;
  readonly column: CategoryColumn;
}

/** Where a version of the facts came from. */
export interface FactsSource {
  readonly table: 'accounts' | 'sellers' | 'opportunities' | 'associations' | 'contacts' | 'health' | 'subscriptions';
  readonly fileName: string;
  readonly rows: number;
  readonly taken: number;
}

export const ACCOUNT_COLUMNS = {
  id: 'text',
  name: 'text',
  /** Row of the parent account. */
  parent: 'reference',
  /** Row of the seller who owns the account today. */
  owner: 'reference',
  /** How the owner is known: one of `OWNER_BASES`. */
  ownerBasis: 'category',
  /** Since when the owner has the account. */
  ownerSince: 'day',
  arr: 'money',
  potential: 'money',
  /** Hours a year. */
  workload: 'number',
  segment: 'category',
  industry: 'category',
  region: 'category',
  country: 'category',
  state: 'category',
  city: 'category',
  postalCode: 'category',
  latitude: 'number',
  longitude: 'number',
  /** One of `LIFECYCLES`. */
  lifecycle: 'category',
  customerSince: 'day',
  renewal: 'day',
  lastActivity: 'day',
  /** On the file's own scale; which way it runs is inferred and shown. */
  health: 'number',
  /** One of `HEALTH_BANDS`. */
  healthBand: 'category',
  atRisk: 'flag',
  strategic: 'flag',
  refusedSeller: 'flag',
  locked: 'flag',
  lockReason: 'category',
} as const;
export type AccountTable = Table<typeof ACCOUNT_COLUMNS>;
export type AccountField = keyof typeof ACCOUNT_COLUMNS;

export const SELLER_COLUMNS = {
  id: 'text',
  name: 'text',
  email: 'text',
  /** One of `SELLER_KINDS`; empty is a seller. */
  kind: 'category',
  role: 'category',
  team: 'category',
  /** One region, or several joined by `; `. */
  region: 'category',
  /** Row of the manager in this table. */
  manager: 'reference',
  active: 'flag',
  /** Share of a full-time seller, 0 to 1.5. Unknown counts as 1. A quota is never FTE. */
  fte: 'number',
  /** Working hours a year of a full-time seller, where the file says it. */
  capacityHours: 'number',
  hiredOn: 'day',
  /** First working day: a vacancy receives accounts before it, but carries no load. */
  startsOn: 'day',
  /** Last working day of a seller who leaves. */
  leavesOn: 'day',
} as const;
export type SellerTable = Table<typeof SELLER_COLUMNS>;
export type SellerField = keyof typeof SELLER_COLUMNS;

export const OPPORTUNITY_COLUMNS = {
  id: 'text',
  name: 'text',
  account: 'reference',
  owner: 'reference',
  stage: 'category',
  /** One of `STAGE_CLASSES`. */
  stageClass: 'category',
  amount: 'money',
  /** 0 to 1. */
  probability: 'number',
  createdOn: 'day',
  closeOn: 'day',
  renewal: 'flag',
} as const;
export type OpportunityTable = Table<typeof OPPORTUNITY_COLUMNS>;
export type OpportunityField = keyof typeof OPPORTUNITY_COLUMNS;

export const CONTACT_COLUMNS = {
  id: 'text',
  name: 'text',
  role: 'category',
  email: 'text',
  phone: 'text',
  language: 'category',
  optedOut: 'flag',
  account: 'reference',
} as const;
export type ContactTable = Table<typeof CONTACT_COLUMNS>;

/** The four tables of the facts with their schemas, for code that treats all columns alike. */
export const FACTS_TABLES = {
  accounts: ACCOUNT_COLUMNS,
  sellers: SELLER_COLUMNS,
  opportunities: OPPORTUNITY_COLUMNS,
  contacts: CONTACT_COLUMNS,
} as const;
export type FactsTableName = keyof typeof FACTS_TABLES;

/** Which table a reference column points into. */
export const REFERENCE_TARGETS: Readonly<Record<string, FactsTableName>> = {
  'accounts.parent': 'accounts',
  'accounts.owner': 'sellers',
  'sellers.manager': 'sellers',
  'opportunities.account': 'accounts',
  'opportunities.owner': 'sellers',
  'contacts.account': 'accounts',
};

export const LIFECYCLES = ['customer', 'former', 'prospect'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

export const HEALTH_BANDS = ['red', 'amber', 'green'] as const;
export type HealthBand = (typeof HEALTH_BANDS)[number];

export const HEALTH_DIRECTIONS = ['higher-is-better', 'lower-is-better'] as const;
export type HealthDirection = (typeof HEALTH_DIRECTIONS)[number];

export const STAGE_CLASSES = ['open', 'late', 'won', 'lost'] as const;
export type StageClass = (typeof STAGE_CLASSES)[number];

export const SELLER_KINDS = ['seller', 'manager', 'vacancy'] as const;
export type SellerKind = (typeof SELLER_KINDS)[number];

export const OWNER_BASES = [
  'file',
  'latest open opportunity',
  'latest opportunity',
  'most revenue',
  'most deals',
] as const;
export type OwnerBasis = (typeof OWNER_BASES)[number];
