import { NO_ROW } from '../model/ids.ts';
import { INDUSTRIES } from './company-words.ts';
import { CompanyNames } from './company-names.ts';
import type { SalesForce } from './draw-sellers.ts';
import { PLACES, TEAMS } from './places.ts';
import { WeightedPick } from '../model/random.ts';
import type { Random } from '../model/random.ts';

export const SEGMENTS = ['SMB', 'Mid-Market', 'Enterprise'] as const;
export const ENTERPRISE = 2;

/** Indexes into `LIFECYCLES`. */
export const CUSTOMER = 0;
export const FORMER = 1;
export const PROSPECT = 2;

const SEGMENT_PICK = new WeightedPick([54, 33, 13]);
const PARENT_SEGMENT_PICK = new WeightedPick([0, 35, 65]);
const INDUSTRY_PICK = new WeightedPick([20, 13, 12, 10, 9, 7, 12, 7, 6, 4]);
const LIFECYCLE_PICK = new WeightedPick([82, 5, 13]);
const TEAM_PICK = new WeightedPick(TEAMS.map(({ weight }) => weight));
const PLACE_PICKS = TEAMS.map(
  (_, team) => new WeightedPick(PLACES.map((place) => (place.team === team ? place.weight : 0))),
);

const FAMILY_CHANCE = 0.034;
const SPLIT_FAMILY_CHANCE = 0.18;
const UNASSIGNED_SHARE = 0.01;

/** Who the accounts are, where they sit, how they belong together and who has them; row by row. */
export interface Companies {
  readonly count: number;
  readonly names: readonly string[];
  readonly stems: readonly string[];
  readonly domains: readonly string[];
  /** Index into `PLACES`. */
  readonly place: Int32Array;
  readonly industry: Uint8Array;
  readonly segment: Uint8Array;
  readonly lifecycle: Uint8Array;
  readonly parent: Int32Array;
  /** Seller's row, or `NO_ROW`. */
  readonly owner: Int32Array;
}

export function drawCompanies(random: Random, count: number, force: SalesForce): Companies {
  const names: string[] = [];
  const stems: string[] = [];
  const domains: string[] = [];
  const place = new Int32Array(count);
  const industry = new Uint8Array(count);
  const segment = new Uint8Array(count);
  const lifecycle = new Uint8Array(count);
  const parent = new Int32Array(count).fill(NO_ROW);
  const owner = new Int32Array(count).fill(NO_ROW);
  const companyNames = new CompanyNames(random);
  const owners = new OwnerPicks(force);

  const addName = ({ name, stem, domain }: { name: string; stem: string; domain: string }): void => {
    names.push(name);
    stems.push(stem);
    domains.push(domain);
  };

  for (let row = 0; row < count;) {
    const children = random.hasLuck(FAMILY_CHANCE) ? Math.min(random.between(2, 6), count - row - 1) : 0;
    drawPlace(random, place, row);
    industry[row] = INDUSTRY_PICK.draw(random);
    if (children < 2) {
      segment[row] = SEGMENT_PICK.draw(random);
      lifecycle[row] = LIFECYCLE_PICK.draw(random);
      owner[row] = owners.draw(random, place[row] as number, segment[row] as number);
      addName(companyNames.createCompany(PLACES[place[row] as number]!, industry[row] as number));
      row += 1;
      continue;
    }
    segment[row] = PARENT_SEGMENT_PICK.draw(random);
    lifecycle[row] = CUSTOMER;
    owner[row] = owners.draw(random, place[row] as number, segment[row] as number);
    const company = companyNames.createParent(PLACES[place[row] as number]!, industry[row] as number);
    addName(company);
    const isSplit = random.hasLuck(SPLIT_FAMILY_CHANCE);
    for (let child = row + 1; child <= row + children; child++) {
      parent[child] = row;
      if (random.hasLuck(0.65)) place[child] = place[row] as number;
      else drawPlace(random, place, child);
      industry[child] = random.hasLuck(0.5) ? (industry[row] as number) : random.below(INDUSTRIES.length);
      segment[child] = SEGMENT_PICK.draw(random);
      lifecycle[child] = random.hasLuck(0.88) ? CUSTOMER : PROSPECT;
      const hasOtherOwner = isSplit && random.hasLuck(0.5);
      owner[child] = hasOtherOwner
        ? owners.draw(random, place[child] as number, segment[child] as number)
        : (owner[row] as number);
      addName(companyNames.createSubsidiary(company.stem, PLACES[place[child] as number]!, industry[child] as number));
    }
    row += children + 1;
  }
  freeSome(random, parent, owner);
  return { count, names, stems, domains, place, industry, segment, lifecycle, parent, owner };
}

function drawPlace(random: Random, place: Int32Array, row: number): void {
  place[row] = PLACE_PICKS[TEAM_PICK.draw(random)]!.draw(random);
}

/** A few accounts without a family have nobody. */
function freeSome(random: Random, parent: Int32Array, owner: Int32Array): void {
  const parents = new Set(parent);
  const alone: number[] = [];
  parent.forEach((above, row) => {
    if (above === NO_ROW && !parents.has(row)) alone.push(row);
  });
  for (const row of random.sample(alone, (UNASSIGNED_SHARE * parent.length) / Math.max(1, alone.length)))
    owner[row] = NO_ROW;
}

/** Finds a seller for a place: mostly from its team, sometimes from elsewhere in the region. */
class OwnerPicks {
  /** By team, then by whether the account is large. */
  readonly #byTeam: Picks[];
  readonly #byRegion: Picks[];

  constructor(force: SalesForce) {
    const everybody = Array.from({ length: force.sellers }, (_, row) => row);
    const inRegion = TEAMS.map(({ region }) =>
      everybody.filter((row) => TEAMS[force.teamOf[row] as number]!.region === region),
    );
    this.#byRegion = inRegion.map((rows) => createPicks(rows.length > 0 ? rows : everybody, force));
    this.#byTeam = TEAMS.map((_, team) => {
      const rows = everybody.filter((row) => force.teamOf[row] === team);
      return rows.length > 0 ? createPicks(rows, force) : (this.#byRegion[team] as Picks);
    });
  }

  draw(random: Random, place: number, segment: number): number {
    const team = PLACES[place]!.team;
    const picks = (random.hasLuck(0.85) ? this.#byTeam : this.#byRegion)[team] as Picks;
    return picks.rows[(segment === ENTERPRISE ? picks.large : picks.all).draw(random)] as number;
  }
}

interface Picks {
  readonly rows: readonly number[];
  readonly all: WeightedPick;
  readonly large: WeightedPick;
}

function createPicks(rows: readonly number[], force: SalesForce): Picks {
  const weights = rows.map((row) => force.weights[row] as number);
  return {
    rows,
    all: new WeightedPick(weights),
    large: new WeightedPick(rows.map((row, index) => (weights[index] as number) * (force.largeWeights[row] as number))),
  };
}
