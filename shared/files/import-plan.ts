import { readCategory } from '../model/columns.ts';
import { parseIsoDay } from '../model/day.ts';
import type { CustomField, Facts, FactsSource, HealthDirection, OpportunityTable } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import type { FactsId, IsoDay } from '../model/ids.ts';
import { chooseOwners } from './choose-owners.ts';
import { nameApart, readCustomFields } from './custom-fields.ts';
import { deriveLifecycles } from './derive-lifecycle.ts';
import { FindingList } from './finding-list.ts';
import { importAccounts } from './import-accounts.ts';
import type { AccountDraft } from './import-accounts.ts';
import { ChoiceBook, DEFAULT_OWNER_RULE } from './import-choices.ts';
import type { ImportChoices, OwnerRule } from './import-choices.ts';
import { importAssociations, settleAssociations } from './import-associations.ts';
import { importContacts } from './import-contacts.ts';
import { importHealth } from './import-health.ts';
import { importOpportunities } from './import-opportunities.ts';
import { importParents } from './import-parents.ts';
import type { ImportFinding, ImportReport } from './import-report.ts';
import { buildSellers, importSellers } from './import-sellers.ts';
import type { SellerDraft } from './import-sellers.ts';
import { importSubscriptions } from './import-subscriptions.ts';
import { openSources } from './open-sources.ts';
import type { ImportInputs } from './open-sources.ts';
import type { ReadPort, ReadProgress } from './ports/read-port.ts';
import { readOwners } from './read-owners.ts';
import { settleCurrency } from './read-money.ts';
import { OwnerResolver } from './resolve-owners.ts';
import { countOwners, createReport } from './summarize-import.ts';
import { countAccounts } from './count-words.ts';

export interface ImportOptions {
  /** The day of the import: days to renewal and running subscriptions count from it. */
  readonly today: IsoDay;
  /** Id of the version of the facts that the import makes. */
  readonly factsId: FactsId;
  /** What was settled by hand; the rest is inferred and reported. */
  readonly choices?: ImportChoices;
  /** Is told how far the reading is, and may stop it. */
  readonly port?: ReadPort;
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
  const { port, pause } = followPort(options.port);
  const choices = new ChoiceBook(options.choices ?? {});
  const sources = openSources(inputs, { findings, choices, pause }, port);
  const accountSource = sources?.get('accounts');
  if (!sources || !accountSource) return { ok: false, errors: findings.listErrors() };
  const currencies = settleCurrency(sources, choices);

  const sellers = importSellers(sources.get('sellers') ?? null);
  const isListed = sellers.source !== null && !sellers.source.isShared;
  const unknown = isListed ? choices.listChosenSellers().filter((id) => !sellers.list.hasId(id)) : [];
  for (const id of unknown) {
    accountSource.refuseFile('unknown-choice', `An owner is mapped to the seller "${id}", whom the files do not have.`);
  }
  const accounts = importAccounts(accountSource, currencies);
  if (accounts.count === 0) {
    accountSource.refuseFile('no-accounts', `${accountSource.raw.fileName} holds no usable account.`);
  }
  if (accounts.count === 0 || unknown.length > 0) return { ok: false, errors: findings.listErrors() };

  // Who owns something becomes a seller where no file is about sellers alone.
  const resolver = new OwnerResolver(sellers.list, choices, !isListed);
  const hasOwners = resolver.hasOwners(accountSource);
  const named = hasOwners ? readOwners(accounts, resolver) : null;
  const associationSource = sources.get('associations');
  const associations = associationSource ? importAssociations(associationSource, accounts.index) : null;
  const opportunitySource = sources.get('opportunities') ?? null;
  const opportunities = importOpportunities(opportunitySource, accounts, resolver, currencies, associations);
  const rule = options.choices?.ownerRule ?? DEFAULT_OWNER_RULE;
  const nameOf = (seller: number): string => sellers.list.names[seller] ?? '';
  const several = chooseOwners(accounts, named, opportunities.table, rule, nameOf);
  importParents(accounts);

  const today = parseIsoDay(options.today);
  const healthSource = sources.get('health');
  const health = healthSource ? importHealth(healthSource, accounts, today) : null;
  const subscriptionSource = sources.get('subscriptions');
  const subscriptions = subscriptionSource
    ? importSubscriptions(subscriptionSource, accounts, currencies, today)
    : null;
  const contactSource = sources.get('contacts') ?? null;
  const contacts = importContacts(contactSource, accounts);
  const lifecycleFrom = deriveLifecycles(accounts, opportunities.source && opportunities.table, subscriptions);
  const hasBook = findBooks(accounts, opportunities.table, sellers.list.ids.length);
  const sellerTable = buildSellers(sellers, (row) => hasBook[row] === 1);
  const accountTable = buildAccounts(accounts);

  let customFields: CustomField[] = readCustomFields(accountSource, 'accounts', accounts.rawRows, accounts.count);
  if (health) {
    const more = readCustomFields(health.source, 'accounts', health.rawRowOf, accounts.count);
    customFields = nameApart(customFields, more, 'health');
  }
  if (subscriptionSource && subscriptions) {
    const more = readCustomFields(subscriptionSource, 'accounts', subscriptions.rawRowOf, accounts.count);
    customFields = nameApart(customFields, more, 'subscription');
  }
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

  const records = {
    accounts: accounts.count,
    sellers: sellers.rawRows.length,
    opportunities: opportunities.table.count,
    associations: associations ? settleAssociations(associations, opportunitySource) : 0,
    contacts: contacts.table.count,
    health: countKnown(health?.rawRowOf),
    subscriptions: countKnown(subscriptions?.rawRowOf),
  };
  const direction: HealthDirection | null =
    options.choices?.healthDirection ?? health?.reading.direction ?? accounts.health.direction;
  const draft: Omit<Facts, 'sources'> = {
    id: options.factsId,
    importedOn: options.today,
    currency: currencies.code,
    ...(direction && { healthDirection: direction }),
    accounts: accountTable,
    sellers: sellerTable,
    opportunities: opportunities.table,
    contacts: contacts.table,
    customFields,
  };
  const owners = countOwners(accountTable);
  if (!hasOwners && owners.unassigned < accounts.count) warnDerived(accounts, owners, rule);
  const report = createReport({
    facts: draft,
    sources,
    findings,
    choices,
    currencies,
    records,
    owners,
    ownersFrom: hasOwners ? 'accounts' : owners.unassigned < accounts.count ? 'opportunities' : 'none',
    sellersFrom: nameSellersFrom(sellers),
    severalOwners: { rule, accounts: several },
    unresolvedOwners: resolver.listUnresolved(),
    lifecycleFrom,
    lifecycles: accounts.lifecycleWords,
    stages: opportunities.stages,
    healthWords: [...accounts.health.words, ...(health?.reading.words ?? [])],
    isDirectionByHeading: options.choices?.healthDirection === undefined && direction !== null,
  });
  const files = report.tables.map(({ table, fileName, rows, taken }): FactsSource => ({
    table,
    fileName,
    rows,
    taken,
  }));
  return { ok: true, facts: { ...draft, sources: files }, report };
}

/** A port that can tell again how far the reading was: while the facts are made, whoever waits may still stop it. */
function followPort(port: ReadPort | undefined): { readonly port: ReadPort; readonly pause: () => void } {
  let last: ReadProgress | null = null;
  const report = (progress: ReadProgress): void => {
    last = progress;
    port?.report(progress);
  };
  return { port: { report }, pause: () => last && port?.report(last) };
}

function warnDerived(accounts: AccountDraft, owners: ImportReport['owners'], rule: OwnerRule): void {
  const { latestOpenOpportunity, latestOpportunity, mostRevenue, mostDeals, unassigned } = owners;
  const how =
    rule === DEFAULT_OWNER_RULE
      ? `${countAccounts(latestOpenOpportunity)} by the latest open one, ${countAccounts(latestOpportunity)} by the latest of any`
      : `${countAccounts(mostRevenue + mostDeals)} by who has the ${rule}`;
  const message = `The file names no owners; they are taken from the opportunities: ${how}. ${countAccounts(unassigned)} without any stay unassigned.`;
  accounts.source.warnColumn('owners-from-opportunities', 'owner', '', message);
}

function nameSellersFrom({ source, list, rawRows }: SellerDraft): ImportReport['sellersFrom'] {
  return source && rawRows.length > 0 && !(source.isShared && list.ids.length > rawRows.length) ? 'sellers' : 'owners';
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
  const { builder, owner, arr, customerSince, renewal } = accounts;
  builder.putColumn('owner', owner);
  builder.putColumn('arr', arr);
  builder.putColumn('customerSince', customerSince);
  builder.putColumn('renewal', renewal);
  return builder.build();
}

function countKnown(rows: Int32Array | undefined): number {
  let known = 0;
  for (const row of rows ?? []) if (row !== -1) known += 1;
  return known;
}
