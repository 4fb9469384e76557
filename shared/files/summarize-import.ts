import { readCategory } from '../model/columns.ts';
import type { AccountTable, Facts, OwnerBasis } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { inferHealthDirection } from '../persona/standing.ts';
import type { FindingList } from './finding-list.ts';
import type { ImportTable } from './fields.ts';
import type { ChoiceBook } from './import-choices.ts';
import type { ImportReport, WordReading } from './import-report.ts';
import { listCurrencies } from './read-money.ts';
import type { Currencies } from './read-money.ts';
import type { SourceTable } from './source-table.ts';

type Passed =
  | 'owners'
  | 'ownersFrom'
  | 'sellersFrom'
  | 'severalOwners'
  | 'unresolvedOwners'
  | 'lifecycleFrom'
  | 'lifecycles'
  | 'stages'
  | 'healthWords';

/** What the parts of an import found, before it is put together. */
export interface ImportOutcome extends Pick<ImportReport, Passed> {
  readonly facts: Omit<Facts, 'sources'>;
  readonly sources: ReadonlyMap<ImportTable, SourceTable>;
  readonly findings: FindingList;
  readonly choices: ChoiceBook;
  readonly currencies: Currencies;
  /** Records made of each file. */
  readonly records: Readonly<Record<ImportTable, number>>;
  /** The heading of the scores says which way they run. */
  readonly isDirectionByHeading: boolean;
}

export function createReport(outcome: ImportOutcome): ImportReport {
  const { facts, sources, findings, currencies, records } = outcome;
  const healthScale = describeScale(outcome);
  if (healthScale?.basis === 'assumed') {
    const message = `Nothing shows whether high scores of health are good; they are taken as good. The scores run from ${healthScale.least} to ${healthScale.most}.`;
    const source = [sources.get('health'), sources.get('accounts')].find((from) => from?.has('health'));
    (source ?? sources.get('accounts'))?.warnColumn('assumed-health-direction', 'health', '', message);
  }
  return {
    tables: [...sources.values()].map((source) => source.report(records[source.kind])),
    findings: findings.list(),
    unlisted: findings.listUnlisted(),
    counts: findings.count(),
    columns: [...sources.values()].flatMap((source) => source.readings),
    dialects: [...sources.values()].map(({ kind, raw }) => ({ table: kind, dialect: raw.dialect })),
    sources: [...sources.values()].map(({ kind, mapping }) => ({ table: kind, source: mapping.source })),
    ownersFrom: outcome.ownersFrom,
    sellersFrom: outcome.sellersFrom,
    owners: outcome.owners,
    severalOwners: outcome.severalOwners,
    unresolvedOwners: outcome.unresolvedOwners,
    lifecycleFrom: outcome.lifecycleFrom,
    lifecycles: outcome.lifecycles,
    stages: outcome.stages,
    healthWords: mergeWords(outcome.healthWords),
    healthScale,
    currency: facts.currency,
    currencies: listCurrencies(currencies),
  };
}

/** How many accounts have an owner by each basis, and how many have none. */
export function countOwners(accounts: AccountTable): ImportReport['owners'] {
  const counts = {
    file: 0,
    latestOpenOpportunity: 0,
    latestOpportunity: 0,
    mostRevenue: 0,
    mostDeals: 0,
    unassigned: 0,
  };
  for (let row = 0; row < accounts.count; row++) {
    const basis = readCategory(accounts.ownerBasis, row);
    if (accounts.owner[row] === NO_ROW) counts.unassigned += 1;
    else counts[OWNER_COUNTS[basis as OwnerBasis]] += 1;
  }
  return counts;
}

const OWNER_COUNTS: Readonly<Record<OwnerBasis, keyof ImportReport['owners']>> = {
  file: 'file',
  'latest open opportunity': 'latestOpenOpportunity',
  'latest opportunity': 'latestOpportunity',
  'most revenue': 'mostRevenue',
  'most deals': 'mostDeals',
};

function describeScale({ facts, choices, isDirectionByHeading }: ImportOutcome): ImportReport['healthScale'] {
  const { isHigherBetter, basis } = inferHealthDirection(facts);
  const isChosen = choices.choices.healthDirection !== undefined;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let known = 0;
  for (const score of facts.accounts.health) {
    if (Number.isNaN(score)) continue;
    known += 1;
    if (score < least) least = score;
    if (score > most) most = score;
  }
  if (known === 0) return null;
  return {
    direction: isHigherBetter ? 'higher-is-better' : 'lower-is-better',
    basis: isChosen ? 'chosen' : isDirectionByHeading ? 'heading' : basis === 'choice' ? 'chosen' : basis,
    known,
    least,
    most,
  };
}

/** A word may stand in two files: its rows add up. */
function mergeWords<T extends string>(words: readonly WordReading<T>[]): WordReading<T>[] {
  const merged = new Map<string, WordReading<T>>();
  for (const word of words) {
    const before = merged.get(word.word);
    merged.set(word.word, before ? { ...before, count: before.count + word.count } : word);
  }
  return [...merged.values()];
}
