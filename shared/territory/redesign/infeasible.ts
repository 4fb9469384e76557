import { allowEverything } from '../eligibility.ts';
import type { Measure } from '../measures.ts';
import type { RedesignInput, RedesignSettings } from './input.ts';
import { buildInstance } from './instance.ts';
import { measureLeaving } from './leaving-tally.ts';
import type { LeavingShares } from './leaving-tally.ts';
import type { Proposal } from './proposal.ts';
import type { SearchProgress } from './search.ts';
import { proposeRedesign } from './solve.ts';
import { listMembers } from './units.ts';

/** A constraint that could give way. */
export type Relaxation =
  | 'locks'
  | 'eligibility'
  | 'maximum moved'
  | 'kept ARR'
  | 'capacity'
  | 'families'
  | 'required and forbidden sellers'
  | 'accounts together and apart';

export interface RelaxationEffect {
  readonly relaxation: Relaxation;
  /** Whether there is a proposal at all without the constraint. */
  readonly isSolvable: boolean;
  /** Sellers out of tolerance, counted once per measure. */
  readonly out: number;
  /** By how much they are outside, in shares of their targets, summed. */
  readonly excess: number;
  /** For limits on what leaves its incumbent: the least change of them that allows this, in whole hundredths. */
  readonly limits?: LeavingShares;
}

/** What alone keeps a seller out of tolerance, whatever the others get. */
export interface SellerBar {
  readonly seller: number;
  readonly measure: Measure;
  readonly why: 'one-account-too-large' | 'locked-too-much' | 'too-little-eligible' | 'others';
  readonly accounts: readonly number[];
  /** The share of the target that it is about. */
  readonly share: number;
}

export interface Diagnosis {
  /** As it stands, with every constraint. */
  readonly asItIs: { readonly out: number; readonly excess: number };
  /** The constraints in force, the one whose relaxation helps most first. */
  readonly relaxations: readonly RelaxationEffect[];
  readonly bars: readonly SellerBar[];
}

/** A quick look is enough to see which constraint matters. */
const QUICK = 0.2;

/**
 * Why a proposal is a clash or leaves sellers out of tolerance: solves again without each constraint in force, one at a
 * time, and names what bars single sellers.
 */
export function* diagnoseRedesign(
  input: RedesignInput,
  settings: RedesignSettings,
  proposal: Proposal,
): Generator<SearchProgress, Diagnosis> {
  const found: RelaxationEffect[] = [];
  const asItIs = measureExcess(proposal);
  for (const relaxation of listConstraints(input, settings)) {
    const relaxed = relax(input, settings, relaxation);
    const quick = { ...relaxed.settings, effort: settings.effort * QUICK };
    // Without a constraint, all that was possible with it still is.
    const owner = proposal.status === 'clash' ? undefined : proposal.owner;
    const other = yield* proposeRedesign(relaxed.input, quick, { prices: proposal.prices, owner });
    // Nor does it leave more out than with it, whatever a quick look finds.
    const better = owner && measureExcess(other).excess > asItIs.excess ? proposal : other;
    const isSolvable = better.status !== 'clash';
    const isLimit = relaxation === 'maximum moved' || relaxation === 'kept ARR';
    found.push({
      relaxation,
      isSolvable,
      ...measureExcess(better),
      ...(isLimit && isSolvable ? { limits: roundToLimits(measureLeaving(input, better.owner)) } : {}),
    });
  }
  const relaxations = found.toSorted(
    (left, right) => Number(right.isSolvable) - Number(left.isSolvable) || left.excess - right.excess,
  );
  return { asItIs, relaxations, bars: findBars(input, settings, proposal) };
}

/** A hair's breadth is no reason for another hundredth. */
const ALMOST_NOTHING = 1e-9;

function roundToLimits({ movedAccounts, movedArr, keptArr }: LeavingShares): LeavingShares {
  const roundUp = (share: number): number => Math.min(1, Math.ceil(share * 100 - ALMOST_NOTHING) / 100);
  return {
    movedAccounts: roundUp(movedAccounts),
    movedArr: roundUp(movedArr),
    keptArr: Math.max(0, Math.floor(keptArr * 100 + ALMOST_NOTHING) / 100),
  };
}

function measureExcess({ outcomes }: Proposal): { out: number; excess: number } {
  let out = 0;
  let excess = 0;
  for (const { target, proposed, tolerance, outProposed } of outcomes) {
    out += outProposed.length;
    for (const seller of outProposed) {
      const share = target[seller] as number;
      excess += Math.abs((proposed[seller] as number) - share) / share - tolerance;
    }
  }
  return { out, excess };
}

function listConstraints(input: RedesignInput, settings: RedesignSettings): Relaxation[] {
  const isInForce: Readonly<Record<Relaxation, boolean>> = {
    locks: input.locked.includes(1),
    eligibility: input.eligibility.allowed.includes(0),
    'maximum moved': settings.maximumMovedAccounts < 1 || settings.maximumMovedArr < 1,
    'kept ARR': settings.minimumKeptArr > 0,
    capacity: settings.keepsCapacity,
    families: new Set(input.familyOf).size < input.accounts,
    'required and forbidden sellers': settings.required.length + settings.forbidden.length > 0,
    'accounts together and apart': settings.together.length + settings.apart.length > 0,
  };
  return (Object.keys(isInForce) as Relaxation[]).filter((relaxation) => isInForce[relaxation]);
}

function relax(
  input: RedesignInput,
  settings: RedesignSettings,
  relaxation: Relaxation,
): { readonly input: RedesignInput; readonly settings: RedesignSettings } {
  switch (relaxation) {
    case 'locks':
      return { input: { ...input, locked: new Uint8Array(input.accounts) }, settings };
    case 'eligibility':
      // The targets stay what they were: only who may have what is wider.
      return { input: { ...input, eligibility: allowEverything(input.accounts, input.sellers) }, settings };
    case 'maximum moved':
      return { input, settings: { ...settings, maximumMovedAccounts: 1, maximumMovedArr: 1 } };
    case 'kept ARR':
      return { input, settings: { ...settings, minimumKeptArr: 0 } };
    case 'capacity':
      return { input, settings: { ...settings, keepsCapacity: false } };
    case 'families':
      return { input: { ...input, familyOf: Int32Array.from({ length: input.accounts }, (_, row) => row) }, settings };
    case 'required and forbidden sellers':
      return { input, settings: { ...settings, required: [], forbidden: [] } };
    case 'accounts together and apart':
      return { input, settings: { ...settings, together: [], apart: [] } };
  }
}

/** For every seller out of tolerance, what can be said without looking at the others. */
function findBars(input: RedesignInput, settings: RedesignSettings, proposal: Proposal): SellerBar[] {
  const { units, problem, unitOf, measures, targets } = buildInstance(input, settings);
  const isFree = new Uint8Array(units.count);
  for (const unit of unitOf) isFree[unit] = 1;
  return proposal.outcomes.flatMap(({ measure, tolerance, target, proposed, outProposed }) => {
    const values = input.measures[measure];
    const index = measures.findIndex((setting) => setting.measure === measure);
    return outProposed.map((seller): SellerBar => {
      const share = target[seller] as number;
      const bar = { seller, measure };
      if ((proposed[seller] as number) > share) {
        const largest = findLargest(input, units, proposal.owner, seller, values);
        if (largest.value > share * (1 + tolerance)) {
          return { ...bar, why: 'one-account-too-large', accounts: largest.rows, share: largest.value / share };
        }
        const fixed: number[] = [];
        let sum = 0;
        for (let row = 0; row < input.accounts; row++) {
          if (input.current[row] !== seller || isFree[units.unitOf[row] as number] === 1) continue;
          fixed.push(row);
          sum += values[row] as number;
        }
        if (sum > share * (1 + tolerance))
          return { ...bar, why: 'locked-too-much', accounts: fixed, share: sum / share };
      } else {
        let most = 1 + (problem.rows.base[seller * measures.length + index] as number);
        for (let unit = 0; unit < problem.units; unit++) {
          const list = problem.listOf[unit] as number;
          const start = problem.listStart[list] as number;
          const end = problem.listStart[list + 1] as number;
          if (!problem.optionSeller.subarray(start, end).includes(seller)) continue;
          const amount = problem.amount[unit * measures.length + index] as number;
          most += amount / (targets[seller * measures.length + index] as number);
        }
        if (most < 1 - tolerance) return { ...bar, why: 'too-little-eligible', accounts: [], share: most };
      }
      return { ...bar, why: 'others', accounts: [], share: (proposed[seller] as number) / share };
    });
  });
}

function findLargest(
  input: RedesignInput,
  units: ReturnType<typeof buildInstance>['units'],
  owner: Int32Array,
  seller: number,
  values: Float64Array,
): { readonly rows: number[]; readonly value: number } {
  let best = { rows: [] as number[], value: 0 };
  for (let unit = 0; unit < units.count; unit++) {
    const rows = listMembers(units, unit);
    if (owner[rows[0] as number] !== seller) continue;
    const value = rows.reduce((sum, row) => sum + (values[row] as number), 0);
    if (value > best.value) best = { rows: [...rows], value };
  }
  return best;
}
