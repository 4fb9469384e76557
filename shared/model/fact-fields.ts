import type { ColumnKind } from './columns.ts';
import { FACTS_TABLES, HEALTH_BANDS, LIFECYCLES, OWNER_BASES, SELLER_KINDS, STAGE_CLASSES } from './facts.ts';
import type { FactsTableName } from './facts.ts';

/** What is known of a field of the facts beside its kind: what it is called and which values make sense. */
export interface FactField {
  readonly field: string;
  /** As it stands before a value: "Customer since". */
  readonly label: string;
  readonly kind: ColumnKind;
  /** The only values there are, where the program knows them by name. */
  readonly choices?: readonly string[];
  /** Limits of a number, both allowed; of money in minor units. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** What a number counts: "hours a year". */
  readonly unit?: string;
}

type FieldNotes = Omit<FactField, 'field' | 'kind'>;

/** In the order in which they are shown. */
const NOTES: Readonly<Record<FactsTableName, Readonly<Record<string, FieldNotes>>>> = {
  accounts: {
    name: { label: 'Name' },
    owner: { label: 'Incumbent' },
    arr: { label: 'ARR', minimum: 0 },
    potential: { label: 'Potential', minimum: 0 },
    workload: { label: 'Workload', minimum: 0, maximum: 8760, unit: 'hours a year' },
    lifecycle: { label: 'Lifecycle', choices: LIFECYCLES },
    segment: { label: 'Segment' },
    region: { label: 'Region' },
    industry: { label: 'Industry' },
    parent: { label: 'Parent' },
    customerSince: { label: 'Customer since' },
    ownerSince: { label: 'With its seller since' },
    renewal: { label: 'Renewal' },
    health: { label: 'Health score' },
    healthBand: { label: 'Health', choices: HEALTH_BANDS },
    atRisk: { label: 'At risk' },
    strategic: { label: 'Strategic' },
    refusedSeller: { label: 'Refused a seller before' },
    lastActivity: { label: 'Last activity' },
    country: { label: 'Country' },
    state: { label: 'State or province' },
    city: { label: 'City' },
    postalCode: { label: 'Postal code' },
    latitude: { label: 'Latitude', minimum: -90, maximum: 90, unit: 'degrees' },
    longitude: { label: 'Longitude', minimum: -180, maximum: 180, unit: 'degrees' },
    locked: { label: 'Locked in the CRM' },
    lockReason: { label: 'Reason of the lock' },
    ownerBasis: { label: 'Incumbent known from', choices: OWNER_BASES },
  },
  sellers: {
    name: { label: 'Name' },
    fte: { label: 'FTE', minimum: 0, maximum: 1.5, unit: 'share of a full-time seller' },
    capacityHours: { label: 'Capacity', minimum: 0, maximum: 8760, unit: 'hours a year' },
    startsOn: { label: 'First working day' },
    leavesOn: { label: 'Last working day' },
    manager: { label: 'Manager' },
    team: { label: 'Team' },
    region: { label: 'Region' },
    role: { label: 'Role' },
    kind: { label: 'Kind', choices: SELLER_KINDS },
    active: { label: 'Active' },
    email: { label: 'E-mail' },
    hiredOn: { label: 'Hired on' },
  },
  opportunities: {
    name: { label: 'Name' },
    account: { label: 'Account' },
    owner: { label: 'Owner' },
    stage: { label: 'Stage' },
    stageClass: { label: 'Open or closed', choices: STAGE_CLASSES },
    amount: { label: 'Amount' },
    probability: { label: 'Probability', minimum: 0, maximum: 1, unit: 'share' },
    createdOn: { label: 'Created on' },
    closeOn: { label: 'Close date' },
    renewal: { label: 'Renewal' },
  },
  contacts: {
    name: { label: 'Name' },
    role: { label: 'Role' },
    email: { label: 'E-mail' },
    phone: { label: 'Phone' },
    language: { label: 'Language' },
    optedOut: { label: 'Opted out' },
    account: { label: 'Account' },
  },
};

/** Derived by Baton, or decided by a command of its own. */
const NOT_CORRECTED = new Set(['accounts.ownerBasis', 'accounts.locked', 'accounts.lockReason']);

/** @returns `null` where the facts have no such field. The id is what rows hang on, not a fact about them. */
export function findFactField(table: FactsTableName, field: string): FactField | null {
  const schema: Readonly<Record<string, ColumnKind>> = FACTS_TABLES[table];
  const notes = Object.hasOwn(NOTES[table], field) ? NOTES[table][field] : undefined;
  const kind = Object.hasOwn(schema, field) ? schema[field] : undefined;
  return notes && kind ? { field, kind, ...notes } : null;
}

/** All fields of a table but the id, in the order in which they are shown. */
export function listFactFields(table: FactsTableName): FactField[] {
  return Object.keys(NOTES[table]).flatMap((field) => findFactField(table, field) ?? []);
}

export function isCorrectable(table: FactsTableName, field: string): boolean {
  return findFactField(table, field) !== null && !NOT_CORRECTED.has(`${table}.${field}`);
}
