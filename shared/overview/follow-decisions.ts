import { indexById } from '../model/columns.ts';
import { nameRow } from '../model/fact-cells.ts';
import type { Facts } from '../model/facts.ts';
import { NO_ROW, UNASSIGNED } from '../model/ids.ts';
import type { AccountId, ScenarioId, SellerId } from '../model/ids.ts';
import { matchRows } from '../model/match-rows.ts';
import { readPlanTable, readScenarioTable } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import { runSteps } from '../model/steps.ts';
import type { Steps } from '../model/steps.ts';

/** What another version of the facts does to the decisions of one scenario. None of them is changed or lost. */
export interface ScenarioRefresh {
  readonly scenario: ScenarioId;
  readonly name: string;
  /** Accounts that move, before and now. */
  readonly movesBefore: number;
  readonly movesNow: number;
  /** Planned moves that the CRM has carried out: no moves any more. */
  readonly done: readonly OwnerNote[];
  /** The owner changed, but not as planned: the decision stands and moves the account from its new owner. */
  readonly contradicted: readonly OwnerNote[];
  /** Without a decision, the account stays with whoever has it now. */
  readonly followed: { readonly count: number; readonly examples: readonly OwnerNote[] };
  /** Of those, the ones that were locked to their seller. */
  readonly lockedMoved: readonly OwnerNote[];
  /** Decisions on accounts that the facts do not have: they rest, and come back with the account. */
  readonly aside: readonly AsideNote[];
  /** Accounts that were missing, with decisions that count again. */
  readonly returned: readonly AsideNote[];
  /** Moves to sellers who are not in the facts any more: the accounts stay with their owners meanwhile. */
  readonly sellersGone: readonly { readonly id: SellerId; readonly name: string; readonly accounts: number }[];
}

/** An account whose owner is another one now. Sellers by name; "Unassigned" is the pool. */
export interface OwnerNote {
  readonly id: AccountId;
  readonly name: string;
  readonly from: string;
  /** Where the plan wants it; empty where it decides nothing. */
  readonly planned: string;
  readonly to: string;
}

export interface AsideNote {
  readonly id: AccountId;
  /** As the facts had it last, else the id. */
  readonly name: string;
  readonly decisions: readonly ('move' | 'wave' | 'pin' | 'lock' | 'persona' | 'dates')[];
  /** It rests since this version of the facts. */
  readonly isNew: boolean;
}

/** Who owned what in two versions of the facts, whatever is decided. */
export interface OwnerComparison {
  readonly before: Version;
  readonly after: Version;
  readonly changed: readonly OwnerChange[];
}

/** An account that is in both versions, with another owner. */
interface OwnerChange {
  readonly id: AccountId;
  /** Of the later version. */
  readonly row: number;
  readonly from: SellerId;
  readonly to: SellerId;
}

/**
 * Both versions with the corrections over them: the owners that plans are made from.
 * @param known an earlier comparison, which counts where it is of the same facts.
 */
export function compareOwners(before: Facts, after: Facts, known?: OwnerComparison): OwnerComparison {
  if (known?.before.facts === before && known.after.facts === after) return known;
  return runSteps(compareVersions({ before: new Version(before), after: new Version(after) }));
}

/** The same, and all that following any decision asks of it: what is shown of it later is soon made then. */
export function* compareOwnersInSteps(before: Facts, after: Facts): Steps<OwnerComparison> {
  const versions = { before: new Version(before), after: new Version(after) };
  for (const version of [versions.before, versions.after]) {
    version.indexAccounts();
    yield;
  }
  return yield* compareVersions(versions);
}

export function followDecisions(owners: OwnerComparison, document: PlanDocument, examples: number): ScenarioRefresh[] {
  return [...readPlanTable(document, 'scenarios')]
    .filter(([, head]) => !head.isBaseline)
    .map(([scenario, head]) => ({
      scenario,
      name: head.name,
      ...followMoves(owners, document, scenario, examples),
      ...followResting(owners, document, scenario),
    }));
}

type Versions = Pick<OwnerComparison, 'before' | 'after'>;

/** One version of the facts, looked up by id. */
class Version {
  readonly facts: Facts;
  /** Made at the first look: where little is decided, nobody looks. */
  #accountRow: ReadonlyMap<string, number> | null = null;
  readonly #sellerRow: ReadonlyMap<string, number>;

  constructor(facts: Facts) {
    this.facts = facts;
    this.#sellerRow = indexById(facts.sellers.id);
  }

  indexAccounts(): ReadonlyMap<string, number> {
    this.#accountRow ??= indexById(this.facts.accounts.id);
    return this.#accountRow;
  }

  rowOf(account: AccountId): number | undefined {
    return this.indexAccounts().get(account);
  }

  hasSeller(seller: SellerId): boolean {
    return this.#sellerRow.has(seller);
  }

  ownerAt(row: number): SellerId {
    const owner = this.facts.accounts.owner[row] as number;
    return owner === NO_ROW ? UNASSIGNED : (this.facts.sellers.id[owner] as string);
  }

  nameOf(seller: SellerId): string | null {
    const row = this.#sellerRow.get(seller);
    return row === undefined ? null : nameRow(this.facts, 'sellers', row);
  }
}

function* compareVersions({ before, after }: Versions): Steps<OwnerComparison> {
  const changes: OwnerChange[] = [];
  const { id: ids } = after.facts.accounts;
  const earlierRow = matchRows(ids, before.facts.accounts.id);
  yield;
  for (let row = 0; row < ids.length; row++) {
    const earlier = earlierRow[row] as number;
    if (earlier === NO_ROW) continue;
    const from = before.ownerAt(earlier);
    const to = after.ownerAt(row);
    if (from !== to) changes.push({ id: ids[row] as AccountId, row, from, to });
  }
  return { before, after, changed: changes };
}

type MovePart = Omit<ScenarioRefresh, 'scenario' | 'name' | 'aside' | 'returned'>;

function followMoves(
  { before, after, changed }: OwnerComparison,
  document: PlanDocument,
  scenario: ScenarioId,
  examples: number,
): MovePart {
  const incoming = readScenarioTable(document, scenario, 'incoming');
  const locks = readScenarioTable(document, scenario, 'locks');
  const vacancies = readScenarioTable(document, scenario, 'vacancies');
  const nameSeller = (seller: SellerId): string =>
    seller === UNASSIGNED
      ? 'Unassigned'
      : (after.nameOf(seller) ?? before.nameOf(seller) ?? vacancies.get(seller)?.name ?? seller);
  const isThere = (version: Version, seller: SellerId): boolean =>
    seller === UNASSIGNED || version.hasSeller(seller) || vacancies.has(seller);
  const isMove = (version: Version, account: AccountId, seller: SellerId): boolean => {
    const row = version.rowOf(account);
    return row !== undefined && isThere(version, seller) && version.ownerAt(row) !== seller;
  };

  let movesBefore = 0;
  let movesNow = 0;
  const sellersGone = new Map<SellerId, number>();
  for (const [account, seller] of incoming) {
    if (isMove(before, account, seller)) movesBefore++;
    if (isMove(after, account, seller)) movesNow++;
    if (!isThere(after, seller)) sellersGone.set(seller, (sellersGone.get(seller) ?? 0) + 1);
  }

  const done: OwnerNote[] = [];
  const contradicted: OwnerNote[] = [];
  const followed: OwnerNote[] = [];
  const lockedMoved: OwnerNote[] = [];
  let followedCount = 0;
  for (const { id, row, from, to } of changed) {
    const planned = incoming.get(id);
    const isLocked = locks.get(id)?.isLocked === true;
    const isKept = planned === undefined && !isLocked && followedCount >= examples;
    if (planned === undefined) followedCount++;
    if (isKept) continue;
    const note: OwnerNote = {
      id,
      name: nameRow(after.facts, 'accounts', row),
      from: nameSeller(from),
      planned: planned === undefined ? '' : nameSeller(planned),
      to: nameSeller(to),
    };
    if (planned === undefined) {
      if (followed.length < examples) followed.push(note);
      if (isLocked) lockedMoved.push(note);
    } else if (planned === to) done.push(note);
    else if (isThere(after, planned)) contradicted.push(note);
  }
  return {
    movesBefore,
    movesNow,
    done,
    contradicted,
    followed: { count: followedCount, examples: followed },
    lockedMoved,
    sellersGone: [...sellersGone].map(([id, accounts]) => ({ id, name: nameSeller(id), accounts })),
  };
}

const DECISIONS = [
  ['incoming', 'move'],
  ['waveOf', 'wave'],
  ['pins', 'pin'],
  ['locks', 'lock'],
  ['personaOverrides', 'persona'],
  ['accountDates', 'dates'],
] as const;

/** Decisions whose account comes or goes with the new version. */
function followResting(
  { before, after }: Versions,
  document: PlanDocument,
  scenario: ScenarioId,
): Pick<ScenarioRefresh, 'aside' | 'returned'> {
  const decisionsOf = new Map<AccountId, (typeof DECISIONS)[number][1][]>();
  for (const [table, decision] of DECISIONS) {
    for (const account of readScenarioTable(document, scenario, table).keys()) {
      if (before.rowOf(account) !== undefined && after.rowOf(account) !== undefined) continue;
      decisionsOf.set(account, [...(decisionsOf.get(account) ?? []), decision]);
    }
  }
  const aside: AsideNote[] = [];
  const returned: AsideNote[] = [];
  for (const [id, decisions] of decisionsOf) {
    const earlier = before.rowOf(id);
    const now = after.rowOf(id);
    const name =
      now !== undefined
        ? nameRow(after.facts, 'accounts', now)
        : earlier !== undefined
          ? nameRow(before.facts, 'accounts', earlier)
          : id;
    (now === undefined ? aside : returned).push({ id, name, decisions, isNew: earlier !== undefined });
  }
  return { aside, returned };
}
