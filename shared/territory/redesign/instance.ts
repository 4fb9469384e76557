import { NO_ROW } from '../../model/ids.ts';
import { shareOut } from '../targets.ts';
import { buildApart } from './apart-pairs.ts';
import { buildRows } from './balance-rows.ts';
import { createDistanceCost } from './distance-cost.ts';
import type { Clash, MeasureSetting, RedesignInput, RedesignSettings } from './input.ts';
import { LeavingTally } from './leaving-tally.ts';
import { computeMeanArr, computeMoveCost, measureLikeness, scaleMove } from './move-cost.ts';
import type { Likeness } from './move-cost.ts';
import { OptionLists } from './option-lists.ts';
import type { AssignmentProblem } from './problem.ts';
import { buildUnits, listMembers } from './units.ts';
import type { Units } from './units.ts';

/** A redesign made ready for the solver, and the way back from its answer. */
export interface Instance {
  readonly problem: AssignmentProblem;
  readonly units: Units;
  /** Number in `units` by unit of the problem: those without a choice are not in the problem. */
  readonly unitOf: Int32Array;
  /** Those asked for; behind them the workload without weight, where only the capacity needs it. */
  readonly measures: readonly MeasureSetting[];
  /** Sellers × measures, in the measures' own units. */
  readonly targets: Float64Array;
  /** Account rows without a seller for whom nobody is eligible: they stay without. */
  readonly stuck: readonly number[];
  readonly clashes: readonly Clash[];
  readonly meanArr: number;
  readonly likeness: Likeness;
}

export function buildInstance(input: RedesignInput, settings: RedesignSettings): Instance {
  const units = buildUnits(input, settings);
  const measures = listMeasures(settings);
  const targets = joinTargets(input, measures);
  const likeness = measureLikeness(input);
  const meanArr = computeMeanArr(input);
  const builder = new InstanceBuilder(input, settings, units, measures.length, { likeness, meanArr });
  for (let unit = 0; unit < units.count; unit++) builder.addUnit(unit);
  const problem = builder.build(measures, targets);
  return {
    problem,
    units,
    unitOf: Int32Array.from(builder.free),
    measures,
    targets,
    stuck: builder.stuck,
    clashes: [...units.clashes, ...builder.clashes],
    meanArr,
    likeness,
  };
}

function listMeasures(settings: RedesignSettings): MeasureSetting[] {
  const hasWorkload = settings.measures.some(({ measure }) => measure === 'workload');
  if (!settings.keepsCapacity || hasWorkload) return [...settings.measures];
  return [...settings.measures, { measure: 'workload', weight: 0, tolerance: 1 }];
}

function joinTargets(input: RedesignInput, measures: readonly MeasureSetting[]): Float64Array {
  const joined = new Float64Array(input.sellers * measures.length);
  measures.forEach(({ measure }, index) => {
    const targets = shareOut(input.measures[measure], input);
    for (let seller = 0; seller < input.sellers; seller++) {
      joined[seller * measures.length + index] = targets[seller] as number;
    }
  });
  return joined;
}

interface Shared {
  readonly likeness: Likeness;
  readonly meanArr: number;
}

class InstanceBuilder {
  readonly free: number[] = [];
  readonly stuck: number[] = [];
  readonly clashes: Clash[] = [];
  readonly #input: RedesignInput;
  readonly #settings: RedesignSettings;
  readonly #units: Units;
  readonly #shared: Shared;
  readonly #lists: OptionLists;
  readonly #listOf: number[] = [];
  readonly #weight: number[] = [];
  readonly #tally: LeavingTally;
  readonly #distanceCost: ReturnType<typeof createDistanceCost>;
  readonly #forbidden = new Map<number, Set<number>>();
  readonly #costs = new Map<number, { readonly account: number; readonly seller: number; readonly cost: number }[]>();

  constructor(input: RedesignInput, settings: RedesignSettings, units: Units, measures: number, shared: Shared) {
    this.#input = input;
    this.#settings = settings;
    this.#units = units;
    this.#shared = shared;
    this.#lists = new OptionLists(measures);
    this.#tally = new LeavingTally(input, settings);
    this.#distanceCost = createDistanceCost(input, settings);
    for (const { account, seller } of settings.forbidden) {
      const unit = units.unitOf[account] as number;
      this.#forbidden.set(unit, (this.#forbidden.get(unit) ?? new Set()).add(seller));
    }
    for (const { account, other } of settings.apart) this.#forbidFixed(account, other);
    for (const cost of settings.costs) {
      const unit = units.unitOf[cost.account] as number;
      const known = this.#costs.get(unit);
      if (known) known.push(cost);
      else this.#costs.set(unit, [cost]);
    }
  }

  /** A unit apart from a locked one must not go where that one stays. */
  #forbidFixed(account: number, other: number): void {
    const { unitOf, isLocked } = this.#units;
    const { current } = this.#input;
    const units = [unitOf[account] as number, unitOf[other] as number] as const;
    const locked = units.map((unit) => isLocked[unit] === 1);
    const at = [current[account] as number, current[other] as number] as const;
    if (locked[0] && locked[1]) {
      if (at[0] !== NO_ROW && at[0] === at[1]) {
        this.clashes.push({ kind: 'apart', accounts: [account, other], sellers: [at[0]] });
      }
      return;
    }
    const free = locked[0] ? units[1] : locked[1] ? units[0] : -1;
    const seller = locked[0] ? at[0] : at[1];
    if (free >= 0 && seller !== NO_ROW) this.#forbidden.set(free, (this.#forbidden.get(free) ?? new Set()).add(seller));
  }

  addUnit(unit: number): void {
    const { incumbent, current, isLeaving } = this.#input;
    const rows = listMembers(this.#units, unit);
    if (this.#units.isLocked[unit] === 1) {
      for (const row of rows) {
        if (current[row] !== incumbent[row]) this.#tally.countLeft(row);
      }
      return;
    }
    const home = this.#findHome(rows);
    const required = this.#units.required[unit] as number;
    const banned = this.#forbidden.get(unit);
    const isMixed = rows.some((row) => incumbent[row] !== home);
    const mayStay =
      (!isMixed || this.#mayReceive(rows, home)) &&
      home !== NO_ROW &&
      isLeaving[home] === 0 &&
      banned?.has(home) !== true &&
      (required === NO_ROW || required === home);
    const costs = this.#costs.get(unit);
    const distanceCost = this.#distanceCost;
    const isOwn =
      isMixed || required !== NO_ROW || banned !== undefined || costs !== undefined || distanceCost !== null;
    const points = Array.from(rows, (row) => this.#weigh(row));
    const key = isOwn ? null : this.#nameList(rows, home);
    let list = key === null ? -1 : this.#lists.find(key);
    if (list < 0) {
      const weights = isOwn ? points : rows.length === 1 ? [1] : Array.from(rows, () => 1 / rows.length);
      const options = this.#listSellers(unit, rows, mayStay ? home : NO_ROW).map((seller) => {
        let cost = 0;
        rows.forEach((row, index) => {
          cost +=
            (weights[index] as number) *
            scaleMove(this.#input, this.#settings.weights, this.#shared.likeness, row, seller);
        });
        for (const extra of costs ?? []) if (extra.seller === seller) cost += extra.cost;
        if (distanceCost) cost += distanceCost(rows, seller);
        return { seller, cost };
      });
      // Costs below nothing would break the bound's bookkeeping: what is cheapest is where counting begins.
      const least = Math.min(0, ...options.map(({ cost }) => cost));
      const raised = options.map(({ seller, cost }) => ({ seller, cost: cost - least }));
      list = this.#lists.add(key, mayStay, raised);
    }
    if (list < 0) {
      this.#reportNobody(unit, rows, home);
      return;
    }
    this.free.push(unit);
    this.#listOf.push(list);
    this.#weight.push(isOwn ? 1 : points.reduce((sum, own) => sum + own, 0));
    this.#tally.addUnit(rows, mayStay ? home : NO_ROW);
  }

  build(measures: readonly MeasureSetting[], targets: Float64Array): AssignmentProblem {
    const { sellers, measures: values } = this.#input;
    const units = this.free.length;
    const width = measures.length;
    const amount = new Float64Array(units * width);
    const indexOf = new Int32Array(this.#units.count).fill(-1);
    this.free.forEach((unit, index) => {
      indexOf[unit] = index;
      for (const row of listMembers(this.#units, unit)) {
        measures.forEach(({ measure }, at) => {
          amount[index * width + at]! += values[measure][row] as number;
        });
      }
    });
    const leaving = this.#tally.build();
    if (leaving.used.some((share) => share > 1 + 1e-9)) {
      const isAll = (leaving.used[0] as number) > 1 + 1e-9 || (leaving.used[1] as number) > 1 + 1e-9;
      const over = Array.from({ length: sellers }, (_, seller) => seller).filter(
        (seller) => (leaving.used[2 + seller] as number) > 1 + 1e-9,
      );
      this.clashes.push({ kind: isAll ? 'maximum-moved' : 'kept-arr', accounts: [], sellers: over });
    }
    return {
      units,
      sellers,
      measures: width,
      listOf: Int32Array.from(this.#listOf),
      ...this.#lists.build(targets),
      weight: Float64Array.from(this.#weight),
      amount,
      rows: buildRows(
        this.#input,
        this.#settings,
        { measures, targets },
        { unitOf: this.#units.unitOf, indexOf, weight: this.#weight },
      ),
      leaving,
      apart: buildApart(this.#settings.apart, this.#units.unitOf, indexOf, units),
    };
  }

  /** Who has the unit today; of several the one whose part would be dearest to move. */
  #findHome(rows: Int32Array): number {
    const { incumbent } = this.#input;
    const first = incumbent[rows[0] as number] as number;
    if (rows.every((row) => incumbent[row] === first)) return first;
    const points = new Map<number, number>();
    for (const row of rows) {
      const seller = incumbent[row] as number;
      if (seller === NO_ROW || this.#input.isLeaving[seller] === 1) continue;
      points.set(seller, (points.get(seller) ?? 0) + this.#weigh(row));
    }
    let home = NO_ROW;
    for (const [seller, sum] of points) if (home === NO_ROW || sum > (points.get(home) ?? 0)) home = seller;
    return home;
  }

  #weigh(row: number): number {
    return computeMoveCost(this.#input, this.#settings.weights, row, this.#shared.meanArr).total;
  }

  #nameList(rows: Int32Array, home: number): string {
    const { eligibility, traits } = this.#input;
    const classes = new Set(Array.from(rows, (row) => eligibility.classOf[row] as number));
    const demands = [...classes].sort((left, right) => left - right).join(',');
    if (home !== NO_ROW) return `${home}|${demands}`;
    return `|${demands}|${Array.from(rows, (row) => traits.map((codes) => codes[row]).join(',')).join(';')}`;
  }

  /** Home first, then whoever may have all of the rows. */
  #listSellers(unit: number, rows: Int32Array, home: number): number[] {
    const required = this.#units.required[unit] as number;
    const banned = this.#forbidden.get(unit);
    const found = home === NO_ROW ? [] : [home];
    for (let seller = 0; seller < this.#input.sellers; seller++) {
      if (seller === home || banned?.has(seller) || (required !== NO_ROW && seller !== required)) continue;
      if (this.#mayReceive(rows, seller)) found.push(seller);
    }
    return found;
  }

  /** Whether a seller is open for accounts and eligible for all of the rows. */
  #mayReceive(rows: Int32Array, seller: number): boolean {
    const { eligibility, fte, isLeaving, sellers } = this.#input;
    if (seller === NO_ROW || (fte[seller] as number) <= 0 || isLeaving[seller] === 1) return false;
    return rows.every((row) => eligibility.allowed[(eligibility.classOf[row] as number) * sellers + seller] === 1);
  }

  #reportNobody(unit: number, rows: Int32Array, home: number): void {
    const required = this.#units.required[unit] as number;
    if (required !== NO_ROW) {
      if (this.#input.isLeaving[required] === 1) return;
      this.clashes.push({ kind: 'required-not-eligible', accounts: [...rows], sellers: [required] });
    } else if (rows.every((row) => this.#input.incumbent[row] === NO_ROW)) this.stuck.push(...rows);
    else this.clashes.push({ kind: 'nobody-eligible', accounts: [...rows], sellers: home === NO_ROW ? [] : [home] });
  }
}
