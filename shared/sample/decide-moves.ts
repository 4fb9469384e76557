import type { Facts } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import type { SalesForce } from './draw-sellers.ts';
import type { MoveUnit } from './move-units.ts';
import { TEAMS } from './places.ts';
import type { Random } from '../model/random.ts';

export interface DecidedMove {
  readonly unit: MoveUnit;
  /** Row of the incoming seller. */
  readonly to: number;
}

/** What is given away of a leaver's book; the rest is still to be decided. */
const LEAVER_SHARE = 0.85;
const UNASSIGNED_SHARE = 0.6;
/** Indexes of personas in the default order. */
const HIGH_RISK = 0;
const LATER_STAGE = 1;
/** A vacancy begins with this much of an average book. */
const VACANCY_BOOK = 0.34;

/**
 * What a planner would have decided after a first hour: most of the leaver's book is given away, the vacancies get a
 * start, the fullest books hand a few accounts to the lightest. Good enough to look real, with room for improvement.
 */
export function decideMoves(
  random: Random,
  facts: Facts,
  force: SalesForce,
  units: readonly MoveUnit[],
): DecidedMove[] {
  return new Planner(random, facts, force, units).decide();
}

class Planner {
  readonly #random: Random;
  readonly #force: SalesForce;
  readonly #moves: DecidedMove[] = [];
  readonly #moved = new Set<MoveUnit>();
  /** What may move, by today's owner. */
  readonly #free = new Map<number, MoveUnit[]>();
  readonly #accounts: Float64Array;
  readonly #arr: Float64Array;
  /** Share of a full-time seller; 0 for whoever leaves and for managers. */
  readonly #fte: Float64Array;
  readonly #accountsPerFte: number;
  readonly #arrPerFte: number;

  constructor(random: Random, facts: Facts, force: SalesForce, units: readonly MoveUnit[]) {
    this.#random = random;
    this.#force = force;
    const { count } = facts.sellers;
    this.#accounts = new Float64Array(count);
    this.#arr = new Float64Array(count);
    this.#fte = new Float64Array(count);
    for (let row = 0; row < count; row++) {
      if (force.teamOf[row] === -1 || force.leavers.includes(row)) continue;
      const fte = facts.sellers.fte[row] as number;
      this.#fte[row] = Number.isNaN(fte) ? 1 : fte;
    }
    let arr = 0;
    for (const unit of units) {
      arr += unit.arr;
      if (!unit.isLocked) {
        const free = this.#free.get(unit.owner);
        if (free) free.push(unit);
        else this.#free.set(unit.owner, [unit]);
      }
      if (unit.owner === NO_ROW) continue;
      this.#accounts[unit.owner]! += unit.rows.length;
      this.#arr[unit.owner]! += unit.arr;
    }
    const fte = this.#fte.reduce((left, right) => left + right, 0);
    this.#accountsPerFte = facts.accounts.count / fte;
    this.#arrPerFte = arr / fte;
  }

  decide(): DecidedMove[] {
    for (const leaver of this.#force.leavers) {
      const units = this.#random.shuffle([...(this.#free.get(leaver) ?? [])]);
      // The easy ones first: they can be told before the last day. Most of the delicate are still on the table.
      const byEase = units.sort((left, right) => Number(isDelicate(left)) - Number(isDelicate(right)));
      for (const unit of byEase.slice(0, Math.ceil(LEAVER_SHARE * units.length))) {
        this.#give(unit, this.#findLightest(unit.region, leaver));
      }
    }
    for (const unit of this.#random.sample(this.#free.get(NO_ROW) ?? [], UNASSIGNED_SHARE)) {
      this.#give(unit, this.#findLightest(unit.region, NO_ROW));
    }
    this.#fillVacancies();
    this.#relieveFullest();
    return this.#moves;
  }

  /** Vacancies take what is easy to hand over from the fullest books of their region. */
  #fillVacancies(): void {
    for (const vacancy of this.#force.vacancies) {
      const region = this.#regionOf(vacancy);
      for (const donor of this.#listStaying(region, vacancy).toReversed()) {
        if (this.#index(donor) < 1.05) break;
        const offered = this.#listEasy(donor).filter((unit) =>
          this.#random.hasLuck(unit.persona === HIGH_RISK ? 0.2 : 0.9),
        );
        for (const unit of offered.slice(0, this.#random.between(5, 8))) {
          if (this.#hasRoom(vacancy, unit)) this.#give(unit, vacancy);
        }
      }
    }
  }

  /** The fullest books hand a few accounts to the lightest of the region. */
  #relieveFullest(): void {
    const staying = Array.from({ length: this.#force.sellers }, (_, row) => row).filter(
      (row) => (this.#fte[row] as number) > 0,
    );
    const fullest = staying.sort((left, right) => this.#index(right) - this.#index(left) || left - right);
    for (const donor of fullest.slice(0, Math.max(1, Math.round(staying.length / 3)))) {
      const region = this.#regionOf(donor);
      const offered = this.#listEasy(donor).filter((unit) => unit.persona !== HIGH_RISK || this.#random.hasLuck(0.5));
      for (const unit of offered.slice(0, this.#random.between(4, 8))) {
        const lightest = this.#findLightest(region, donor);
        if (this.#index(lightest) < this.#index(donor) - 0.1) this.#give(unit, lightest);
      }
    }
  }

  /** What a seller can hand over without much ado: nothing very large, nobody's whole family, in random order. */
  #listEasy(donor: number): MoveUnit[] {
    const easy = (this.#free.get(donor) ?? []).filter(
      (unit) => !unit.isTop && unit.rows.length <= 3 && unit.persona >= 0 && !this.#moved.has(unit),
    );
    const shuffled = this.#random.shuffle(easy);
    // Accounts with a late deal are few; without this the plan would hardly show one.
    const withDeal = shuffled
      .filter((unit) => unit.persona === LATER_STAGE)
      .slice(0, this.#random.hasLuck(0.4) ? 1 : 0);
    return [...withDeal, ...shuffled.filter((unit) => !withDeal.includes(unit))];
  }

  #give(unit: MoveUnit, to: number): void {
    if (to === NO_ROW || this.#moved.has(unit)) return;
    this.#moved.add(unit);
    this.#moves.push({ unit, to });
    this.#accounts[to]! += unit.rows.length;
    this.#arr[to]! += unit.arr;
    if (unit.owner === NO_ROW) return;
    this.#accounts[unit.owner]! -= unit.rows.length;
    this.#arr[unit.owner]! -= unit.arr;
  }

  /** How full a book is, by accounts and ARR together; 1 is its fair share. */
  #index(row: number): number {
    const fte = this.#fte[row] as number;
    const accounts = (this.#accounts[row] as number) / (this.#accountsPerFte * fte);
    return (accounts + (this.#arr[row] as number) / (this.#arrPerFte * fte)) / 2;
  }

  #hasRoom(vacancy: number, unit: MoveUnit): boolean {
    return (this.#accounts[vacancy] as number) + unit.rows.length <= VACANCY_BOOK * this.#accountsPerFte;
  }

  #regionOf(row: number): string {
    return TEAMS[this.#force.teamOf[row] as number]!.region;
  }

  /** Sellers who stay in the region, the lightest first. */
  #listStaying(region: string, except: number): number[] {
    const rows: number[] = [];
    for (let row = 0; row < this.#force.sellers; row++) {
      if (row !== except && (this.#fte[row] as number) > 0 && this.#regionOf(row) === region) rows.push(row);
    }
    return rows.sort((left, right) => this.#index(left) - this.#index(right) || left - right);
  }

  /** One of the lighter books of the region that stay; somebody elsewhere where there is none. */
  #findLightest(region: string, except: number): number {
    const near = this.#listStaying(region, except);
    // One of the lightest, so that not everything lands on a single desk.
    if (near.length > 0) return this.#random.pick(near.slice(0, Math.ceil(near.length / 2)));
    const anywhere = [...new Set(TEAMS.map((team) => team.region))].flatMap((other) =>
      this.#listStaying(other, except),
    );
    return anywhere.sort((left, right) => this.#index(left) - this.#index(right) || left - right)[0] ?? NO_ROW;
  }
}

/** Not to be told in the first wave. */
function isDelicate(unit: MoveUnit): boolean {
  return unit.isTop || unit.persona === HIGH_RISK || unit.persona === LATER_STAGE;
}
