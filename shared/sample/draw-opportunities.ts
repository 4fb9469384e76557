import { FLAG_NO, FLAG_YES } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { OPPORTUNITY_COLUMNS } from '../model/facts.ts';
import type { AccountTable, OpportunityTable, StageClass } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { TableBuilder } from '../model/table.ts';
import { CUSTOMER, FORMER, PROSPECT } from './draw-companies.ts';
import type { Companies } from './draw-companies.ts';
import type { SalesForce } from './draw-sellers.ts';
import type { Random } from '../model/random.ts';

const ACCOUNTS_PER_OPPORTUNITY = 4;

/** Names with the probability the CRM gives each. */
const OPEN_STAGES: readonly (readonly [stage: string, probability: number])[] = [
  ['Discovery', 0.1],
  ['Qualification', 0.25],
  ['Solution fit', 0.4],
];
const LATE_STAGES: readonly (readonly [stage: string, probability: number])[] = [
  ['Proposal', 0.6],
  ['Negotiation', 0.75],
  ['Contract', 0.9],
];
const SUBJECTS = [
  'Platform',
  'Analytics',
  'Field service',
  'Integration suite',
  'Premium support',
  'Second site',
  'More users',
];

/** Amount in whole euros by segment, at even steps of probability. */
const AMOUNTS: readonly (readonly number[])[] = [
  [900, 2_200, 3_800, 6_000, 9_500, 22_000],
  [4_000, 9_000, 15_000, 24_000, 40_000, 95_000],
  [12_000, 30_000, 52_000, 85_000, 150_000, 480_000],
];

interface Deal {
  readonly account: number;
  readonly stageClass: StageClass;
  readonly stage: string;
  readonly probability: number;
  readonly subject: string;
  /** Minor units. */
  readonly amount: number;
  readonly createdOn: Day;
  readonly closeOn: Day;
  readonly isRenewal: boolean;
}

/** One opportunity for every four accounts: won, lost, open, late, and renewals that are due. */
export function drawOpportunities(
  random: Random,
  companies: Companies,
  accounts: AccountTable,
  force: SalesForce,
  today: Day,
): OpportunityTable {
  const count = Math.round(companies.count / ACCOUNTS_PER_OPPORTUNITY);
  const deals = [
    ...drawWon(random, companies, accounts, Math.round(count * 0.36), today),
    ...drawRenewals(random, companies, accounts, Math.round(count * 0.06), today),
  ];
  const active = listRows(companies, (lifecycle) => lifecycle !== FORMER);
  const late = Math.round(count * 0.14);
  const open = Math.round(count * 0.22);
  for (let at = 0; at < late && deals.length < count; at++)
    deals.push(drawLate(random, companies, random.pick(active), today));
  for (let at = 0; at < open && deals.length < count; at++)
    deals.push(drawOpen(random, companies, random.pick(active), today));
  while (deals.length < count) deals.push(drawLost(random, companies, random.below(companies.count), today));
  random.shuffle(deals);
  return buildTable(random, deals.slice(0, count), companies, force);
}

/**
 * Won deals belong to customers of the last years, the first on the day they became one: a won deal that is younger than
 * the customer would make an old customer look new.
 */
function drawWon(random: Random, companies: Companies, accounts: AccountTable, wanted: number, today: Day): Deal[] {
  const recent = listRows(companies, (lifecycle) => lifecycle === CUSTOMER).filter(
    (row) => today - (accounts.customerSince[row] as Day) < 1100,
  );
  const deals: Deal[] = [];
  for (const account of random.shuffle(recent)) {
    if (deals.length >= wanted) break;
    const since = accounts.customerSince[account] as Day;
    deals.push({
      ...drawPast(random, companies, account, since),
      stageClass: 'won',
      stage: 'Closed Won',
      probability: 1,
      subject: 'First contract',
    });
    const later = since + random.between(120, 700);
    if (later >= today || deals.length >= wanted || !random.hasLuck(0.4)) continue;
    deals.push({
      ...drawPast(random, companies, account, later),
      stageClass: 'won',
      stage: 'Closed Won',
      probability: 1,
    });
  }
  return deals;
}

function drawRenewals(
  random: Random,
  companies: Companies,
  accounts: AccountTable,
  wanted: number,
  today: Day,
): Deal[] {
  const due = listRows(companies, (lifecycle) => lifecycle === CUSTOMER).filter((row) => {
    const days = (accounts.renewal[row] as Day) - today;
    return accounts.renewal[row] !== MISSING_DAY && days >= 5 && days <= 120;
  });
  return random
    .shuffle(due)
    .slice(0, wanted)
    .map((account) => {
      const closeOn = accounts.renewal[account] as Day;
      const isLate = closeOn - today < 60;
      const [stage, probability] = random.pick(isLate ? LATE_STAGES : OPEN_STAGES);
      const arr = accounts.arr[account] as number;
      return {
        account,
        stageClass: isLate ? 'late' : 'open',
        stage,
        probability,
        subject: 'Renewal',
        amount: Number.isNaN(arr) ? drawAmount(random, companies, account) : arr,
        createdOn: closeOn - 150,
        closeOn,
        isRenewal: true,
      };
    });
}

function drawLate(random: Random, companies: Companies, account: number, today: Day): Deal {
  const [stage, probability] = random.pick(LATE_STAGES);
  // Most close within the quarter; some are overdue, a few so long that nobody believes in them.
  const luck = random.fraction();
  const inDays = luck < 0.08 ? -random.between(35, 90) : luck < 0.2 ? -random.between(1, 28) : random.between(4, 86);
  return {
    account,
    stageClass: 'late',
    stage,
    probability,
    subject: random.pick(SUBJECTS),
    // What came this far is rather a large deal.
    amount: Math.max(drawAmount(random, companies, account), drawAmount(random, companies, account)),
    createdOn: today - random.between(60, 260),
    closeOn: today + inDays,
    isRenewal: false,
  };
}

function drawOpen(random: Random, companies: Companies, account: number, today: Day): Deal {
  const [stage, probability] = random.pick(OPEN_STAGES);
  return {
    account,
    stageClass: 'open',
    stage,
    probability,
    subject: random.pick(SUBJECTS),
    amount: drawAmount(random, companies, account),
    createdOn: today - random.between(5, 150),
    closeOn: today + random.between(25, 260),
    isRenewal: false,
  };
}

function drawLost(random: Random, companies: Companies, account: number, today: Day): Deal {
  const past = drawPast(random, companies, account, today - random.between(10, 900));
  return { ...past, stageClass: 'lost', stage: 'Closed Lost', probability: 0 };
}

function drawPast(random: Random, companies: Companies, account: number, closeOn: Day) {
  return {
    account,
    subject: random.pick(SUBJECTS),
    amount: drawAmount(random, companies, account),
    createdOn: closeOn - random.between(40, 240),
    closeOn,
    isRenewal: false,
  };
}

function drawAmount(random: Random, companies: Companies, account: number): number {
  const amounts = AMOUNTS[companies.segment[account] as number] as readonly number[];
  // Prospects start small.
  const part = companies.lifecycle[account] === PROSPECT ? 0.7 : 1;
  return Math.round((random.quantile(amounts) * part) / 50) * 5000;
}

function listRows(companies: Companies, isWanted: (lifecycle: number) => boolean): number[] {
  const rows: number[] = [];
  companies.lifecycle.forEach((lifecycle, row) => {
    if (isWanted(lifecycle)) rows.push(row);
  });
  return rows;
}

function buildTable(random: Random, deals: readonly Deal[], companies: Companies, force: SalesForce): OpportunityTable {
  const table = new TableBuilder(OPPORTUNITY_COLUMNS, deals.length);
  deals.forEach((deal, row) => {
    const owner = companies.owner[deal.account] as number;
    table.set('id', row, `OPP-${String(row + 1).padStart(6, '0')}`);
    table.set('name', row, `${companies.stems[deal.account]}: ${deal.subject}`);
    table.set('account', row, deal.account);
    // Now and then a colleague works the deal.
    table.set('owner', row, owner === NO_ROW || random.hasLuck(0.05) ? random.below(force.sellers) : owner);
    table.set('stage', row, deal.stage);
    table.set('stageClass', row, deal.stageClass);
    table.set('amount', row, deal.amount);
    table.set('probability', row, deal.probability);
    table.set('createdOn', row, deal.createdOn);
    table.set('closeOn', row, deal.closeOn);
    table.set('renewal', row, deal.isRenewal ? FLAG_YES : FLAG_NO);
  });
  return table.build();
}
