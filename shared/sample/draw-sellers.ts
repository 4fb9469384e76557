import { FLAG_YES } from '../model/columns.ts';
import type { Day } from '../model/day.ts';
import { SELLER_COLUMNS } from '../model/facts.ts';
import type { SellerTable } from '../model/facts.ts';
import { TableBuilder } from '../model/table.ts';
import { PEOPLE_WORDS } from './people-words.ts';
import { REGIONS, TEAMS } from './places.ts';
import type { Language } from './places.ts';
import type { Random } from '../model/random.ts';
import { transliterate } from './transliterate.ts';

const COMPANY_DOMAIN = 'halyard.example';

const SELLERS_PER_MANAGER = 12;
const SELLERS_PER_VACANCY = 12;
const SELLERS_PER_LEAVER = 24;

/** The sales force with what the later steps need to know of it. Rows: sellers, then managers, then vacancies. */
export interface SalesForce {
  readonly table: SellerTable;
  /** How many rows are sellers, leavers included. */
  readonly sellers: number;
  readonly leavers: readonly number[];
  readonly vacancies: readonly number[];
  /** Index into `TEAMS` of each seller and vacancy, -1 for managers. */
  readonly teamOf: Int32Array;
  /** How large each seller's book is, relative to the others: long-serving sellers have collected more. */
  readonly weights: readonly number[];
  /** How much each seller's book leans towards large accounts. */
  readonly largeWeights: readonly number[];
}

/** @param launch day of the first wave, at least four weeks ahead: vacancies start before it, leavers go after it. */
export function drawSellers(random: Random, sellers: number, today: Day, launch: Day): SalesForce {
  const perTeam = shareOut(
    sellers,
    TEAMS.map(({ weight }) => weight),
  );
  const teams = perTeam.flatMap((count, team) => new Array<number>(count).fill(team));
  const managers = REGIONS.flatMap((region) => {
    const inRegion = teams.filter((team) => TEAMS[team]!.region === region).length;
    return new Array<string>(Math.max(1, Math.round(inRegion / SELLERS_PER_MANAGER))).fill(region);
  });
  const vacancyTeams = listVacancyTeams(Math.max(2, Math.round(sellers / SELLERS_PER_VACANCY)));
  const count = sellers + managers.length + vacancyTeams.length;

  const table = new TableBuilder(SELLER_COLUMNS, count);
  const names = new PersonNames(random);
  const teamOf = new Int32Array(count).fill(-1);
  const weights: number[] = [];
  const largeWeights: number[] = [];
  const leavers = spread(sellers, Math.max(1, Math.round(sellers / SELLERS_PER_LEAVER)));
  // The last day is the Friday of the third week after the first launch: what is told then can be done by then.
  const lastDay = launch + 18;

  const fillPerson = (
    row: number,
    languages: readonly Language[],
    region: string,
    team: string,
    role: string,
  ): void => {
    const { given, family } = names.draw(languages);
    table.set('id', row, `SEL-${String(row + 1).padStart(3, '0')}`);
    table.set('name', row, `${given} ${family}`);
    table.set('email', row, `${transliterate(given)}.${transliterate(family)}@${COMPANY_DOMAIN}`);
    table.set('region', row, region);
    table.set('team', row, team);
    table.set('role', row, role);
    table.set('active', row, FLAG_YES);
  };
  const managerRows = new Map<string, number[]>(REGIONS.map((region) => [region, []]));
  managers.forEach((region, index) => managerRows.get(region)!.push(sellers + index));
  const setManager = (row: number, region: string): void => {
    const rows = managerRows.get(region) as number[];
    table.set('manager', row, rows[row % rows.length] as number);
  };

  teams.forEach((team, row) => {
    const { name, region, languages } = TEAMS[team]!;
    const daysSinceHired = Math.round(random.quantile([450, 700, 1000, 1400, 1900, 2600, 3600, 4600]));
    const role =
      daysSinceHired > 2600
        ? 'Key Account Manager'
        : daysSinceHired > 1400
          ? 'Senior Account Executive'
          : 'Account Executive';
    fillPerson(row, languages, region, name, role);
    setManager(row, region);
    teamOf[row] = team;
    table.set('kind', row, 'seller');
    table.set('hiredOn', row, today - daysSinceHired);
    if (leavers.includes(row)) table.set('leavesOn', row, lastDay);
    // Part-time is known where HR keeps it; for a few nobody wrote it down.
    const luck = random.fraction();
    const fte = luck > 0.16 ? 1 : luck > 0.08 ? 0.8 : 0.6;
    if (luck > 0.06) table.set('fte', row, fte);
    // Whoever is about to leave has let go of some accounts already.
    const part = leavers.includes(row) ? 0.55 : (1 + fte) / 2;
    weights.push(part * (0.45 + Math.min(daysSinceHired, 3200) / 3200 + random.fraction() * 0.5));
    largeWeights.push(0.45 + random.fraction() * 1.2);
  });
  managers.forEach((region, index) => {
    const row = sellers + index;
    const languages = TEAMS.filter((team) => team.region === region).flatMap((team) => team.languages);
    fillPerson(row, languages, region, 'Sales management', 'Regional Sales Director');
    table.set('kind', row, 'manager');
    table.set('hiredOn', row, today - random.between(1500, 5500));
  });
  const numberOf = new Map<number, number>();
  const vacancies = vacancyTeams.map((team, index) => {
    const row = sellers + managers.length + index;
    const { name, region } = TEAMS[team]!;
    const number = (numberOf.get(team) ?? 0) + 1;
    numberOf.set(team, number);
    table.set('id', row, `VAC-${String(index + 1).padStart(2, '0')}`);
    table.set('name', row, `Vacancy ${name}${number > 1 ? ` ${number}` : ''}`);
    table.set('kind', row, 'vacancy');
    table.set('region', row, region);
    table.set('team', row, name);
    table.set('role', row, 'Account Executive');
    table.set('fte', row, 1);
    // Ready to take part two weeks later: one in time for the first wave, the next for the second.
    table.set('startsOn', row, index % 2 === 0 ? launch - 21 : launch - 14);
    setManager(row, region);
    teamOf[row] = team;
    return row;
  });
  return { table: table.build(), sellers, leavers, vacancies, teamOf, weights, largeWeights };
}

/** Shares a number out in proportion to weights, by the largest remainder. */
function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map((share) => Math.floor(share));
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((left, right) => right.remainder - left.remainder || left.index - right.index);
  const missing = total - shares.reduce((left, right) => left + right, 0);
  for (const { index } of byRemainder.slice(0, missing)) shares[index]! += 1;
  return shares;
}

/** Rows evenly over the list, none at its ends. */
function spread(rows: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.floor(((index + 0.2) * rows) / count));
}

/** The largest market hires first, then the next. */
function listVacancyTeams(count: number): number[] {
  const order = TEAMS.map((_, team) => team).sort(
    (left, right) => TEAMS[right]!.weight - TEAMS[left]!.weight || left - right,
  );
  return Array.from({ length: count }, (_, index) => order[index % order.length] as number);
}

/** Names of people, each only once. */
class PersonNames {
  readonly #random: Random;
  readonly #taken = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  draw(languages: readonly Language[]): { given: string; family: string } {
    const every = Object.keys(PEOPLE_WORDS) as Language[];
    for (let attempt = 0; ; attempt++) {
      // One in seven comes from elsewhere; a name that is taken looks further, then gets a middle initial.
      const isFromElsewhere = this.#random.hasLuck(0.14) || attempt > 3;
      const words = PEOPLE_WORDS[this.#random.pick(isFromElsewhere ? every : languages)];
      const initial = attempt > 6 ? ` ${'ABCDEFGHIJKLMNOPRSTVW'[this.#random.below(21)]}.` : '';
      const given = this.#random.pick(words.given) + initial;
      const family = this.#random.pick(words.family);
      // On a small team nobody shares a family name, so that a surname alone tells who is meant.
      const key = attempt < 3 ? family : `${given} ${family}`;
      if (this.#taken.has(key)) continue;
      this.#taken.add(family).add(`${given} ${family}`);
      return { given, family };
    }
  }
}
