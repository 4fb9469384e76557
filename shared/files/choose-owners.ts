import { readCategory } from '../model/columns.ts';
import type { OpportunityTable, OwnerBasis } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import type { AccountDraft } from './import-accounts.ts';
import type { OwnerRule } from './import-choices.ts';

/** A seller whom the file names as an owner of an account. */
export interface NamedOwner {
  readonly seller: number;
  /** Rows that name the seller for the account, and the ARR in them, in minor units. */
  rows: number;
  revenue: number;
}

/** By account with several owners in the file: who they are, in the order in which it names them. */
export type OwnerCandidates = ReadonlyMap<number, readonly NamedOwner[]>;

/** What one seller has with one account. */
interface Share {
  readonly seller: number;
  /** Rows of its deals. */
  readonly deals: number[];
  /** Row of the latest deal: an open one before any closed one, then by close date, creation and id. */
  latest: number;
  won: number;
  all: number;
}

/**
 * Gives accounts without a single owner one of those who come into question: of the sellers that the file names, or,
 * where it names none at all, of the owners of the account's opportunities. Of several, the rule decides: who has the
 * latest open deal (else the latest of any), who won the most (else has the largest deals), or who has most deals; who
 * is later where that is even; and who is named first where none of them has a deal.
 *
 * @param candidates `null` where the file names no owners.
 * @returns for how many accounts several sellers came into question.
 */
export function chooseOwners(
  accounts: AccountDraft,
  candidates: OwnerCandidates | null,
  opportunities: OpportunityTable,
  rule: OwnerRule,
  nameOf: (seller: number) => string,
): number {
  const dealsOf = groupDeals(accounts.count, opportunities);
  let several = 0;
  for (let account = 0; account < accounts.count; account++) {
    const named = candidates?.get(account);
    if (candidates && !named) continue;
    const shares = tallyShares(opportunities, dealsOf(account), named?.map(({ seller }) => seller) ?? null);
    const sellers = (named ?? shares).map(({ seller }) => seller);
    if (sellers.length === 0) continue;
    const { seller, basis } = choose(opportunities, shares, named ?? [], rule);
    accounts.owner[account] = seller;
    accounts.builder.set('ownerBasis', account, basis);
    if (sellers.length < 2) continue;
    several += 1;
    warnSeveral(accounts, account, sellers.map(nameOf), `${nameOf(seller)} was taken: ${REASONS[basis]}.`);
  }
  return several;
}

const REASONS: Readonly<Record<OwnerBasis, string>> = {
  file: 'named first',
  'latest open opportunity': 'the owner of the latest open deal',
  'latest opportunity': 'the owner of the latest deal, none being open',
  'most revenue': 'the one with the most revenue',
  'most deals': 'the one with the most deals',
};

function choose(
  opportunities: OpportunityTable,
  shares: readonly Share[],
  named: readonly NamedOwner[],
  rule: OwnerRule,
): { readonly seller: number; readonly basis: OwnerBasis } {
  if (shares.length > 0) {
    const best = shares.reduce((left, right) => (isBefore(opportunities, rule, right, left) ? right : left));
    return { seller: best.seller, basis: nameBasis(opportunities, rule, best.latest) };
  }
  const best = rule === 'latest open deal' ? null : chooseByRows(named, rule);
  const [first] = named;
  return best && rule !== 'latest open deal'
    ? { seller: best.seller, basis: rule }
    : { seller: first?.seller ?? NO_ROW, basis: 'file' };
}

function warnSeveral(accounts: AccountDraft, account: number, names: readonly string[], outcome: string): void {
  const { source, rawRows } = accounts;
  const listed = names.slice(0, 5).join(', ') + (names.length > 5 ? ' …' : '');
  const message = `${names.length} sellers come into question as the owner: ${listed}. ${outcome}`;
  source.warn(rawRows[account] as number, 'several-owners', 'owner', listed, message);
}

/** Rows of the opportunities that have an owner, by account. */
function groupDeals(accounts: number, opportunities: OpportunityTable): (account: number) => Int32Array {
  const starts = new Int32Array(accounts + 1);
  for (let row = 0; row < opportunities.count; row++) {
    if (opportunities.owner[row] !== NO_ROW) starts[(opportunities.account[row] as number) + 1]! += 1;
  }
  for (let account = 0; account < accounts; account++) starts[account + 1]! += starts[account] as number;
  const rows = new Int32Array(starts[accounts] as number);
  const next = starts.slice();
  for (let row = 0; row < opportunities.count; row++) {
    if (opportunities.owner[row] === NO_ROW) continue;
    rows[next[opportunities.account[row] as number]!++] = row;
  }
  return (account) => rows.subarray(starts[account], starts[account + 1]);
}

function tallyShares(opportunities: OpportunityTable, deals: Int32Array, among: readonly number[] | null): Share[] {
  const shares = new Map<number, Share>();
  for (const row of deals) {
    const seller = opportunities.owner[row] as number;
    if (among && !among.includes(seller)) continue;
    let share = shares.get(seller);
    if (!share) {
      share = { seller, deals: [], latest: row, won: 0, all: 0 };
      shares.set(seller, share);
    }
    share.deals.push(row);
    if (isLater(opportunities, row, share.latest)) share.latest = row;
    const amount = opportunities.amount[row] as number;
    if (Number.isNaN(amount)) continue;
    share.all += amount;
    if (readCategory(opportunities.stageClass, row) === 'won') share.won += amount;
  }
  return [...shares.values()];
}

function isBefore(opportunities: OpportunityTable, rule: OwnerRule, left: Share, right: Share): boolean {
  if (rule === 'most deals' && left.deals.length !== right.deals.length) return left.deals.length > right.deals.length;
  if (rule === 'most revenue' && left.won !== right.won) return left.won > right.won;
  if (rule === 'most revenue' && left.all !== right.all) return left.all > right.all;
  return isLater(opportunities, left.latest, right.latest);
}

function nameBasis(opportunities: OpportunityTable, rule: OwnerRule, latest: number): OwnerBasis {
  if (rule !== 'latest open deal') return rule;
  return isOpen(opportunities, latest) ? 'latest open opportunity' : 'latest opportunity';
}

/** Without deals, the rows that name the owners say how much each sells to the account. @returns `null` where all are even. */
function chooseByRows(named: readonly NamedOwner[], rule: OwnerRule): NamedOwner | null {
  const weigh = ({ rows, revenue }: NamedOwner): number => (rule === 'most revenue' ? revenue : rows);
  const best = named.reduce((left, right) => (weigh(right) > weigh(left) ? right : left));
  return named.every((owner) => weigh(owner) === weigh(best)) ? null : best;
}

function isLater(opportunities: OpportunityTable, row: number, than: number): boolean {
  const byOpen = Number(isOpen(opportunities, row)) - Number(isOpen(opportunities, than));
  if (byOpen !== 0) return byOpen > 0;
  const byClose = (opportunities.closeOn[row] as number) - (opportunities.closeOn[than] as number);
  if (byClose !== 0) return byClose > 0;
  const byCreation = (opportunities.createdOn[row] as number) - (opportunities.createdOn[than] as number);
  if (byCreation !== 0) return byCreation > 0;
  return (opportunities.id[row] as string) > (opportunities.id[than] as string);
}

function isOpen(opportunities: OpportunityTable, row: number): boolean {
  const stageClass = readCategory(opportunities.stageClass, row);
  return stageClass === 'open' || stageClass === 'late';
}
