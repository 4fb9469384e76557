import { readCategory } from '../model/columns.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import type { CustomField, Facts, FactsSource, OpportunityTable } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import type { FactsId, IsoDay } from '../model/ids.ts';
import { readCustomFields } from './custom-fields.ts';
import { deriveLifecycles } from './derive-lifecycle.ts';
import { deriveOwners } from './derive-owners.ts';
import { IMPORT_TABLES } from './fields.ts';
import type { ImportTable } from './fields.ts';
import { importAccounts } from './import-accounts.ts';
import type { AccountDraft } from './import-accounts.ts';
import { importContacts } from './import-contacts.ts';
import { importHealth } from './import-health.ts';
import { importOpportunities } from './import-opportunities.ts';
import { importParents } from './import-parents.ts';
import { FindingList } from './import-report.ts';
import type { ImportFinding, ImportReport } from './import-report.ts';
import { buildSellers, importSellers } from './import-sellers.ts';
import { importSubscriptions } from './import-subscriptions.ts';
import { OwnerResolver } from './resolve-owners.ts';
import { openSource } from './source-table.ts';
import type { ImportInput, SourceTable } from './source-table.ts';

/** The files of an import; only the accounts are required. */
export type ImportInputs = { readonly accounts: ImportInput } & { readonly [T in ImportTable]?: ImportInput };

export interface ImportOptions {
  /** The day of the import: days to renewal and running subscriptions count from it. */
  readonly today: IsoDay;
  /** Id of the version of the facts that the import makes. */
  readonly factsId: FactsId;
}

export type ImportResult =
  | { readonly ok: true; readonly facts: Facts; readonly report: ImportReport }
  | { readonly ok: false; readonly errors: readonly ImportFinding[] };

/**
 * Makes facts of the files. Unusable rows are left out and doubtful ones taken, each with a finding; a file that cannot
 * be used as a whole refuses the import, and nothing is made. The same bytes may be given for several tables: one flat
 * file that holds accounts, sellers and opportunities.
 */
export function importTables(inputs: ImportInputs, options: ImportOptions): ImportResult {
  const findings = new FindingList();
  const sources = new Map<ImportTable, SourceTable>();
  let isUsable = true;
  for (const table of IMPORT_TABLES) {
    const input = inputs[table];
    if (!input) continue;
    const source = openSource(table, input, findings);
    if (source) sources.set(table, source);
    else isUsable = false;
  }
  const accountSource = sources.get('accounts');
  if (!isUsable || !accountSource) return refuse(findings);

  const isShared = (table: ImportTable): boolean =>
    IMPORT_TABLES.some((other) => other !== table && inputs[other]?.bytes === inputs[table]?.bytes);
  const sellers = importSellers(sources.get('sellers') ?? null, isShared('sellers'));
  const accounts = importAccounts(accountSource, isShared('accounts'));
  if (accounts.count === 0) {
    const message = `${accountSource.raw.fileName} holds no usable account.`;
    accountSource.refuse(0, 'no-accounts', '', '', message);
    return refuse(findings);
  }
  const resolver = new OwnerResolver(sellers.list, sellers.source === null);
  const hasOwners = resolver.hasOwners(accountSource);
  if (hasOwners) readOwners(accounts, resolver);
  const opportunities = importOpportunities(sources.get('opportunities') ?? null, accounts, resolver);
  if (!hasOwners) deriveOwners(accounts, opportunities.table);
  importParents(accounts);

  const today = parseIsoDay(options.today);
  const health = sources.get('health');
  if (health) importHealth(health, accounts, today);
  const subscriptionSource = sources.get('subscriptions');
  const subscriptions = subscriptionSource ? importSubscriptions(subscriptionSource, accounts, today) : null;
  const contactSource = sources.get('contacts') ?? null;
  const contacts = importContacts(contactSource, accounts);
  const lifecycleFrom = deriveLifecycles(accounts, opportunities.source && opportunities.table, subscriptions);
  const hasBook = findBooks(accounts, opportunities.table, sellers.list.ids.length);
  const sellerTable = buildSellers(sellers, (row) => hasBook[row] === 1);
  const accountTable = buildAccounts(accounts);

  const customFields: CustomField[] = readCustomFields(accountSource, 'accounts', accounts.rawRows, accounts.count);
  if (sellers.source) {
    customFields.push(...readCustomFields(sellers.source, 'sellers', sellers.rawRows, sellerTable.count));
  }
  if (opportunities.source) {
    const { source, rawRows, table } = opportunities;
    customFields.push(...readCustomFields(source, 'opportunities', rawRows, table.count));
  }
  if (contactSource) {
    customFields.push(...readCustomFields(contactSource, 'contacts', contacts.rawRows, contacts.table.count));
  }

  const tables = [...sources.values()].map((source) => source.report());
  const currency = accounts.currency || opportunities.currency;
  const facts: Facts = {
    id: options.factsId,
    importedOn: options.today,
    currency,
    accounts: accountTable,
    sellers: sellerTable,
    opportunities: opportunities.table,
    contacts: contacts.table,
    customFields,
    sources: tables.map(({ table, fileName, rows, taken }): FactsSource => ({ table, fileName, rows, taken })),
  };
  const owners = countOwners(facts);
  const isDerived = owners.latestOpenOpportunity + owners.latestOpportunity > 0;
  if (isDerived) {
    const message =
      `The file names no owners: ${owners.latestOpenOpportunity} accounts take the owner of their latest open opportunity, ` +
      `${owners.latestOpportunity} that of their latest of any, ${owners.unassigned} have none.`;
    accountSource.warnColumn('owners-from-opportunities', 'owner', '', message);
  }
  const report: ImportReport = {
    tables,
    findings: findings.list(),
    counts: findings.count(),
    columns: [...sources.values()].flatMap((source) => source.readings),
    ownersFrom: hasOwners ? 'accounts' : isDerived ? 'opportunities' : 'none',
    sellersFrom: sellers.source ? 'sellers' : 'owners',
    owners,
    unresolvedOwners: resolver.listUnresolved(),
    lifecycleFrom,
    stages: opportunities.stages,
    currency,
  };
  return { ok: true, facts, report };
}

function refuse(findings: FindingList): ImportResult {
  return { ok: false, errors: findings.list().filter(({ severity }) => severity === 'error') };
}

function readOwners(accounts: AccountDraft, resolver: OwnerResolver): void {
  const ownerOf = resolver.open(accounts.source);
  accounts.rawRows.forEach((rawRow, row) => {
    const owner = ownerOf(rawRow);
    accounts.owner[row] = owner;
    if (owner !== NO_ROW) accounts.builder.set('ownerBasis', row, 'file');
  });
}

function findBooks(accounts: AccountDraft, opportunities: OpportunityTable, sellers: number): Uint8Array {
  const hasBook = new Uint8Array(sellers);
  for (const owner of accounts.owner) if (owner !== NO_ROW) hasBook[owner] = 1;
  for (let row = 0; row < opportunities.count; row++) {
    const owner = opportunities.owner[row] as number;
    const stageClass = readCategory(opportunities.stageClass, row);
    if (owner !== NO_ROW && (stageClass === 'open' || stageClass === 'late')) hasBook[owner] = 1;
  }
  return hasBook;
}

function buildAccounts(accounts: AccountDraft): Facts['accounts'] {
  const { builder, count } = accounts;
  for (let row = 0; row < count; row++) {
    builder.set('owner', row, accounts.owner[row] as number);
    builder.set('arr', row, accounts.arr[row] as number);
    builder.set('customerSince', row, accounts.customerSince[row] ?? MISSING_DAY);
    builder.set('renewal', row, accounts.renewal[row] ?? MISSING_DAY);
  }
  return builder.build();
}

function countOwners(facts: Facts): ImportReport['owners'] {
  const owners = { file: 0, latestOpenOpportunity: 0, latestOpportunity: 0, unassigned: 0 };
  for (let row = 0; row < facts.accounts.count; row++) {
    if (facts.accounts.owner[row] === NO_ROW) owners.unassigned += 1;
    else if (readCategory(facts.accounts.ownerBasis, row) === 'file') owners.file += 1;
    else if (readCategory(facts.accounts.ownerBasis, row) === 'latest opportunity') owners.latestOpportunity += 1;
    else owners.latestOpenOpportunity += 1;
  }
  return owners;
}
