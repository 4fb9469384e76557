import { FLAG_UNKNOWN } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import type { AccountField } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { listPersonas, readPolicy } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { ConditionGroup, PersonaCondition, PersonaFact } from '../model/policy.ts';
import { isGroup } from '../persona/conditions.ts';
import type { PersonaContext } from '../persona/conditions.ts';
import { isCustomer } from '../persona/lifecycle.ts';

/** For how many records a fact is known that rules and figures depend on. */
export interface Coverage {
  /** Stable name, for ids and tests. */
  readonly field: CoverageField;
  /** "Health", as a sentence begins. */
  readonly label: string;
  readonly known: number;
  readonly of: number;
  /** What `of` counts: tenure and renewal only make sense for customers. */
  readonly among: 'accounts' | 'customers' | 'sellers';
  /** What a missing one costs, in words. */
  readonly consequence: string;
  /** Rules of personas and waves look at it: worth a finding where most are unknown. */
  readonly isForRules: boolean;
}

export type CoverageField =
  | 'health'
  | 'risk flag'
  | 'owner change'
  | 'deals'
  | 'tenure'
  | 'arr'
  | 'renewal'
  | 'owner'
  | 'segment'
  | 'workload'
  | 'potential'
  | 'contacts'
  | 'fte'
  | 'manager';

/** Missing values are unknown, not false: what the rules could not look at, and what stands in for it. */
export function measureCoverage(context: PersonaContext): Coverage[] {
  const { facts, document, deals } = context;
  const { accounts, sellers } = facts;
  const ofAccounts = (known: number): Count => ({ known, of: accounts.count, among: 'accounts' });
  const ofSellers = (known: number): Count => ({ known, of: sellers.count, among: 'sellers' });
  const customers = countCustomers(context);
  const ofCustomers = (known: number): Count => ({ known, of: customers.all, among: 'customers' });
  const say = new Consequences(document);
  const describe = (field: CoverageField, label: string, counted: Count, consequence: string, isForRules = true) => ({
    field,
    label,
    ...counted,
    consequence,
    isForRules,
  });

  const health = ofAccounts(countHealth(context));
  const risk = ofAccounts(countMarked(context));
  const ownerChange = ofAccounts(countOther(accounts.ownerSince, MISSING_DAY));
  const lateDeals = ofAccounts(accounts.count - countOther(deals.lateUnknown, 0));
  const tenure = ofCustomers(customers.since);
  const { otherHours } = readPolicy(document, 'workload');
  return [
    describe('health', 'Health', health, say.nobody(health, ['health band', 'health percentile'], 'their health')),
    describe(
      'risk flag',
      'A risk or strategic mark',
      risk,
      say.nobody(risk, ['risk flag', 'strategic', 'refused a seller'], 'such a mark'),
    ),
    describe(
      'owner change',
      'The last owner change',
      ownerChange,
      say.nobody(ownerChange, ['days since owner change'], 'a recent change or a long relationship'),
    ),
    describe('deals', 'Whether a late deal is open', lateDeals, say.nobody(lateDeals, ['late deal'], 'such a deal')),
    describe('tenure', 'Since when they are customers', tenure, say.nobody(tenure, ['days since customer'], 'it')),
    describe(
      'arr',
      'ARR',
      ofAccounts(countNumbers(accounts.arr)),
      'where it is missing, accounts count as nothing in the balance of ARR',
    ),
    describe(
      'renewal',
      'The renewal date',
      ofCustomers(customers.renewal),
      'renewals inside a handover cannot be seen where it is missing',
    ),
    describe(
      'owner',
      'The incumbent',
      ofAccounts(countOther(accounts.owner, NO_ROW)),
      'without one, an account starts unassigned and nobody introduces its new seller',
      false,
    ),
    describe(
      'segment',
      'The segment',
      ofAccounts(countOther(accounts.segment.codes, NO_ROW)),
      'accounts without one are balanced as a segment of their own',
      false,
    ),
    describe(
      'workload',
      'The workload',
      ofAccounts(countNumbers(accounts.workload)),
      `the hours of the segment stand in, ${otherHours} a year where there is none`,
      false,
    ),
    describe(
      'potential',
      'The potential',
      ofAccounts(countNumbers(accounts.potential)),
      'where it is missing, accounts count as nothing in the balance of potential',
      false,
    ),
    describe(
      'contacts',
      'A contact',
      ofAccounts(countReached(context)),
      'messages to the others have no recipient',
      false,
    ),
    describe('fte', 'FTE', ofSellers(countNumbers(sellers.fte)), 'sellers without one count as full-time', false),
    describe(
      'manager',
      'The manager',
      ofSellers(countOther(sellers.manager, NO_ROW)),
      'where it is missing, nobody is named to stand in for a seller who leaves',
      false,
    ),
  ];
}

type Count = Pick<Coverage, 'known' | 'of' | 'among'>;

// A plain loop over each column: a plan of 100,000 accounts is measured with every correction.

function countNumbers(column: Float64Array): number {
  let known = 0;
  for (const value of column) if (!Number.isNaN(value)) known++;
  return known;
}

/** How many cells hold something else than what stands for unknown. */
function countOther(column: Int32Array | Uint8Array, unknown: number): number {
  let known = 0;
  for (let row = 0; row < column.length; row++) if (column[row] !== unknown) known++;
  return known;
}

function countHealth({ facts }: PersonaContext): number {
  const { health, healthBand, count } = facts.accounts;
  let known = 0;
  for (let row = 0; row < count; row++) {
    if (!Number.isNaN(health[row]) || (healthBand.codes[row] as number) >= 0) known++;
  }
  return known;
}

function countMarked({ facts }: PersonaContext): number {
  const { atRisk, strategic, count } = facts.accounts;
  let known = 0;
  for (let row = 0; row < count; row++) {
    if (atRisk[row] !== FLAG_UNKNOWN || strategic[row] !== FLAG_UNKNOWN) known++;
  }
  return known;
}

function countCustomers({ facts, deals, lifecycles }: PersonaContext): { all: number; since: number; renewal: number } {
  const { customerSince, renewal, count } = facts.accounts;
  const customers = { all: 0, since: 0, renewal: 0 };
  for (let row = 0; row < count; row++) {
    if (!isCustomer(lifecycles, row)) continue;
    customers.all++;
    if (deals.firstWon[row] !== MISSING_DAY || customerSince[row] !== MISSING_DAY) customers.since++;
    if (renewal[row] !== MISSING_DAY) customers.renewal++;
  }
  return customers;
}

/** Accounts with a contact at least. */
function countReached({ facts }: PersonaContext): number {
  const hasContact = new Uint8Array(facts.accounts.count);
  for (const account of facts.contacts.account) if (account !== NO_ROW) hasContact[account] = 1;
  return countOther(hasContact, 0);
}

/** Which rules of the plan, as they are now, look at a fact. Rules count from 1, in the order in which they are tried. */
class Consequences {
  readonly #rules: readonly { readonly name: string; readonly facts: ReadonlySet<PersonaFact> }[];

  constructor(document: PlanDocument) {
    this.#rules = listPersonas(document).map(({ name, rule }) => ({ name, facts: collectFacts(rule, new Set()) }));
  }

  /** "Nobody can be “New customer” by it (rule 3)". */
  nobody(counted: Count, facts: readonly PersonaFact[], reason: string): string {
    const rules = this.#rules.flatMap((rule, index) =>
      facts.some((fact) => rule.facts.has(fact)) ? [{ name: rule.name, number: index + 1 }] : [],
    );
    if (rules.length === 0) return 'no rule looks at it';
    const names = rules.map(({ name }) => `“${name}”`).join(' or ');
    const numbers = rules.map(({ number }) => number).join(', ');
    const who = counted.known === 0 ? 'nobody' : 'nobody else';
    return `${who} can be ${names} by ${reason} (rule${rules.length > 1 ? 's' : ''} ${numbers})`;
  }
}

/** Columns that a derived fact is read from count as that fact. */
const FACTS_OF_COLUMN: Readonly<Partial<Record<AccountField, readonly PersonaFact[]>>> = {
  health: ['health percentile'],
  healthBand: ['health band'],
  atRisk: ['risk flag'],
  strategic: ['strategic'],
  refusedSeller: ['refused a seller'],
  ownerSince: ['days since owner change'],
  customerSince: ['days since customer'],
};

function listFactsOf(condition: PersonaCondition): readonly PersonaFact[] {
  if ('fact' in condition) return [condition.fact];
  return ('column' in condition && FACTS_OF_COLUMN[condition.column]) || [];
}

function collectFacts(rule: PersonaCondition | ConditionGroup | null, facts: Set<PersonaFact>): Set<PersonaFact> {
  if (rule === null) return facts;
  if (isGroup(rule)) for (const condition of rule.conditions) collectFacts(condition, facts);
  else for (const fact of listFactsOf(rule)) facts.add(fact);
  return facts;
}
