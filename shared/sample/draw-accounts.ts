import { FLAG_NO, FLAG_YES } from '../model/columns.ts';
import type { Day } from '../model/day.ts';
import { ACCOUNT_COLUMNS, LIFECYCLES } from '../model/facts.ts';
import type { AccountTable } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { TableBuilder } from '../model/table.ts';
import { INDUSTRIES } from './company-words.ts';
import { CUSTOMER, ENTERPRISE, FORMER, SEGMENTS } from './draw-companies.ts';
import type { Companies } from './draw-companies.ts';
import type { SalesForce } from './draw-sellers.ts';
import { PLACES, TEAMS } from './places.ts';
import type { Random } from '../model/random.ts';

/** ARR in whole euros by segment, at even steps of probability: close to lognormal, with a few whales at the end. */
const ARR_QUANTILES: readonly (readonly number[])[] = [
  [1_800, 3_100, 4_200, 5_400, 6_700, 8_200, 10_100, 12_800, 16_900, 25_000, 52_000],
  [11_000, 17_000, 22_000, 27_500, 33_500, 40_500, 49_000, 60_500, 77_000, 108_000, 205_000],
  [42_000, 58_000, 71_000, 85_000, 100_000, 118_000, 141_000, 172_000, 222_000, 330_000, 1_050_000],
];
/** Days a customer has been one. About a ninth came within the last year. */
const TENURE = [15, 330, 620, 950, 1300, 1700, 2150, 2700, 3300, 4000, 5200];
/** Days the owner has had the account, where the change lies more than a year back. */
const OWNED = [380, 520, 700, 900, 1100, 1350, 1650, 1950, 2300, 2700, 3300];
const HEALTH = [8, 41, 52, 60, 67, 73, 78, 83, 88, 93, 100];
const DAYS_SINCE_ACTIVITY = [0, 3, 7, 12, 20, 35, 60, 95, 150, 280];

const LOCK_REASONS = [
  'Named seller agreed in the contract',
  'Contract dispute, stays until it is settled',
  'Joint bid with the current seller',
  'Executive sponsor asked for no change this year',
  'Renewal in negotiation',
];

/** Draws all facts of the accounts. Whatever is left out here is unknown, on purpose. */
export function drawAccounts(random: Random, companies: Companies, force: SalesForce, today: Day): AccountTable {
  const { count } = companies;
  const table = new TableBuilder(ACCOUNT_COLUMNS, count);
  const customers: number[] = [];
  const owned: number[] = [];
  const large: number[] = [];

  for (let row = 0; row < count; row++) {
    const place = PLACES[companies.place[row] as number]!;
    const lifecycle = companies.lifecycle[row] as number;
    const segment = companies.segment[row] as number;
    table.set('id', row, `ACC-${String(row + 1).padStart(6, '0')}`);
    table.set('name', row, companies.names[row] as string);
    table.set('parent', row, companies.parent[row] as number);
    table.set('segment', row, SEGMENTS[segment] as string);
    table.set('industry', row, INDUSTRIES[companies.industry[row] as number] as string);
    table.set('lifecycle', row, LIFECYCLES[lifecycle] as string);
    table.set('region', row, TEAMS[place.team]!.region);
    table.set('country', row, place.country);
    table.set('state', row, place.state);
    table.set('city', row, place.city);
    table.set('postalCode', row, place.postalCode);
    table.set('latitude', row, place.latitude);
    table.set('longitude', row, place.longitude);
    table.set('refusedSeller', row, FLAG_NO);
    table.set('locked', row, FLAG_NO);
    const owner = companies.owner[row] as number;
    if (owner !== NO_ROW) {
      table.set('owner', row, owner);
      table.set('ownerBasis', row, 'file');
      owned.push(row);
    }
    if (random.hasLuck(0.97)) table.set('lastActivity', row, today - Math.round(random.quantile(DAYS_SINCE_ACTIVITY)));
    const euros = Math.round(random.quantile(ARR_QUANTILES[segment] as readonly number[]) / 10) * 10;
    if (lifecycle === CUSTOMER) {
      customers.push(row);
      if (segment === ENTERPRISE) large.push(row);
      drawCustomer(random, table, row, euros, force.table.hiredOn[owner], today);
    } else {
      table.set('potential', row, euros * random.between(60, 180));
      if (lifecycle === FORMER) {
        table.set('arr', row, 0);
        table.set('customerSince', row, today - random.between(1200, 4500));
      }
    }
  }

  for (const row of random.sample(large, 0.12)) table.set('strategic', row, FLAG_YES);
  for (const row of random.sample(customers, 0.02)) table.set('atRisk', row, FLAG_YES);
  for (const row of random.sample(customers, 0.006)) table.set('refusedSeller', row, FLAG_YES);
  const ownedCustomers = owned.filter((row) => companies.lifecycle[row] === CUSTOMER);
  for (const row of random.sample(ownedCustomers, 0.03)) table.set('ownerSince', row, today - random.between(20, 350));
  for (const row of random.sample(owned, 0.02)) {
    const reason = random.pick(LOCK_REASONS);
    // Nobody can keep an account whose seller leaves.
    if (force.leavers.includes(companies.owner[row] as number)) continue;
    table.set('locked', row, FLAG_YES);
    table.set('lockReason', row, reason);
  }
  return table.build();
}

function drawCustomer(
  random: Random,
  table: TableBuilder<typeof ACCOUNT_COLUMNS>,
  row: number,
  euros: number,
  hiredOn: Day | undefined,
  today: Day,
): void {
  // Billing has no amount for a few.
  if (random.hasLuck(0.995)) table.set('arr', row, euros * 100);
  if (random.hasLuck(0.8)) table.set('potential', row, euros * random.between(105, 260));
  const tenure = Math.round(random.quantile(TENURE));
  table.set('customerSince', row, today - tenure);
  drawRenewal(random, table, row, tenure, today);
  if (hiredOn !== undefined) {
    // A new customer's seller courted it before the contract: being new is not a change of owner.
    const wished = Math.round(random.quantile(OWNED));
    const days = Math.min(Math.max(380, Math.min(wished, tenure)), today - hiredOn);
    table.set('ownerSince', row, today - days);
  }
  table.set('strategic', row, FLAG_NO);
  table.set('atRisk', row, FLAG_NO);
  if (random.hasLuck(0.88)) {
    const health = Math.round(random.quantile(HEALTH));
    table.set('health', row, health);
    table.set('healthBand', row, health < 40 ? 'red' : health < 70 ? 'amber' : 'green');
    if (health < 40 && random.hasLuck(0.25)) table.set('atRisk', row, FLAG_YES);
  }
}

function drawRenewal(
  random: Random,
  table: TableBuilder<typeof ACCOUNT_COLUMNS>,
  row: number,
  tenure: number,
  today: Day,
): void {
  const luck = random.fraction();
  if (luck < 0.04) return;
  const nextAnniversary = 365 - (tenure % 365);
  // Some contracts run for two or three years; a few have lapsed and nobody noticed yet.
  const years = luck < 0.12 ? 2 : luck < 0.3 ? 1 : 0;
  table.set('renewal', row, luck > 0.985 ? today - random.between(1, 40) : today + nextAnniversary + 365 * years);
}
