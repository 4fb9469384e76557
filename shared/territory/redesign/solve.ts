import { NO_ROW } from '../../model/ids.ts';
import { judgeDeviation } from '../balance.ts';
import { countPrices } from './columns.ts';
import type { Prices } from './columns.ts';
import { planExactSearch } from './exact/exact-plan.ts';
import { improveExactly } from './exact/exact-search.ts';
import type { ExactSettings } from './exact/exact-search.ts';
import { buildInstance } from './instance.ts';
import type { Instance } from './instance.ts';
import type { Clash, RedesignInput, RedesignSettings } from './input.ts';
import { computeGap } from './proposal.ts';
import type { MeasureOutcome, Proposal, ProposedMove, Quality, Whale } from './proposal.ts';
import { searchAssignment } from './search.ts';
import type { SearchProgress, SearchResult } from './search.ts';
import { sumByOwner } from './targets.ts';
import { listMembers } from './units.ts';

/** What is known of a similar redesign. */
export interface KnownRedesign {
  /** For a faster start. */
  readonly prices?: Prices | undefined;
  /** Owners by account row, where the constraints are the same or fewer: what is proposed is never worse. */
  readonly owner?: Int32Array | undefined;
}

/** The exact solver that betters proposals for small plans, where a host has one. */
export interface ExactHelp extends Pick<ExactSettings, 'solver' | 'report'> {
  /** Told what the search alone proposes, before the solver sets to work. */
  readonly onFound?: (proposal: Proposal) => void;
}

/**
 * Proposes the moves that bring every chosen measure within tolerance for the least disruption. A generator: each value it
 * yields says how far it is; whoever drives it may pause or stop there. The same input gives the same proposal.
 */
export function* proposeRedesign(
  input: RedesignInput,
  settings: RedesignSettings,
  known: KnownRedesign = {},
  exact?: ExactHelp,
): Generator<SearchProgress, Proposal> {
  const instance = buildInstance(input, settings);
  const { problem } = instance;
  const receivers = input.fte.some((fte, seller) => fte > 0 && input.isLeaving[seller] === 0);
  const clashes: Clash[] = [...instance.clashes];
  if (!receivers) clashes.push({ kind: 'no-seller', accounts: [], sellers: [] });
  if (clashes.length > 0) return refuseProposal(input, instance, clashes);
  const { seed, effort } = settings;
  const prices = known.prices?.length === countPrices(problem) ? known.prices : undefined;
  const start = known.owner ? findOptions(instance, known.owner) : null;
  const found = yield* searchAssignment(problem, { seed, effort, prices, ...(start && { known: start }) });
  if (!found.evaluation.isFeasible) {
    return refuseProposal(input, instance, explainBroken(input, instance, found), found.prices);
  }
  if (!exact || planExactSearch(problem) === null) return describeProposal(input, instance, found);
  exact.onFound?.(describeProposal(input, instance, found));
  return describeProposal(input, instance, yield* improveExactly(problem, found, { seed, effort, ...exact }));
}

function describeProposal(input: RedesignInput, instance: Instance, result: SearchResult): Proposal {
  const { evaluation } = result;
  const owner = readOwners(input, instance, result.options);
  const outcomes = judgeMeasures(input, instance, owner);
  const quality: Quality = {
    value: evaluation.value,
    disruption: evaluation.disruption,
    imbalance: evaluation.imbalance,
    bound: result.bound,
    whaleBound: result.whaleBound,
    gap: computeGap(evaluation.value, result.bound),
    whaleGap: computeGap(evaluation.value, result.whaleBound),
    steps: result.steps,
  };
  return {
    status: outcomes.every(({ outProposed }) => outProposed.length === 0) ? 'within' : 'outside',
    owner,
    moves: listMoves(input, instance, result.options),
    outcomes,
    quality,
    whales: listWhales(instance, result),
    stuck: instance.stuck,
    clashes: [],
    prices: result.prices,
  };
}

/** Owners as options; `null` where a unit has no option for its owner. */
function findOptions({ problem, units, unitOf }: Instance, owner: Int32Array): Int32Array | null {
  const options = new Int32Array(problem.units);
  for (let index = 0; index < problem.units; index++) {
    const row = listMembers(units, unitOf[index] as number)[0] as number;
    const list = problem.listOf[index] as number;
    const end = problem.listStart[list + 1] as number;
    let option = problem.listStart[list] as number;
    while (option < end && problem.optionSeller[option] !== owner[row]) option++;
    if (option === end) return null;
    options[index] = option;
  }
  return options;
}

function refuseProposal(
  input: RedesignInput,
  instance: Instance,
  clashes: readonly Clash[],
  prices: Prices = new Float64Array(0),
): Proposal {
  const owner = input.current.slice();
  const none = Number.NaN;
  return {
    status: 'clash',
    owner,
    moves: [],
    outcomes: judgeMeasures(input, instance, owner),
    quality: {
      value: none,
      disruption: none,
      imbalance: none,
      bound: none,
      whaleBound: none,
      gap: none,
      whaleGap: none,
      steps: 0,
    },
    whales: [],
    stuck: instance.stuck,
    clashes,
    prices,
  };
}

/** Which hard limits even the best assignment found does not keep. */
function explainBroken({ sellers }: RedesignInput, instance: Instance, result: SearchResult): Clash[] {
  const { problem, measures } = instance;
  const { evaluation } = result;
  const clashes: Clash[] = [];
  const over = new Set<number>();
  evaluation.ratios.forEach((ratio, row) => {
    if (ratio > (problem.rows.limit[row] as number) + 1e-9) over.add(Math.floor(row / measures.length));
  });
  if (over.size > 0) clashes.push({ kind: 'capacity', accounts: [], sellers: [...over] });
  if (!evaluation.isWithinLeaving) {
    const from = Array.from({ length: sellers }, (_, seller) => seller).filter(
      (seller) => (evaluation.leaving[2 + seller] as number) > 1 + 1e-9,
    );
    clashes.push({ kind: from.length > 0 ? 'kept-arr' : 'maximum-moved', accounts: [], sellers: from });
  }
  if (evaluation.clashingPairs > 0) clashes.push({ kind: 'apart', accounts: [], sellers: [] });
  return clashes;
}

function readOwners(input: RedesignInput, instance: Instance, options: Int32Array): Int32Array {
  const owner = input.current.slice();
  for (let index = 0; index < options.length; index++) {
    const seller = instance.problem.optionSeller[options[index] as number] as number;
    for (const row of listMembers(instance.units, instance.unitOf[index] as number)) owner[row] = seller;
  }
  // What nobody may have stays without a seller, whatever the scenario says.
  for (const row of instance.stuck) owner[row] = NO_ROW;
  return owner;
}

/** The tolerances, judged over the accounts themselves with the code that the scorecard uses. */
function judgeMeasures(input: RedesignInput, instance: Instance, owner: Int32Array): MeasureOutcome[] {
  const { measures, targets } = instance;
  return measures.flatMap(({ measure, tolerance, weight }, index) => {
    if (weight <= 0) return [];
    const target = new Float64Array(input.sellers);
    for (let seller = 0; seller < input.sellers; seller++) {
      target[seller] = targets[seller * measures.length + index] as number;
    }
    const today = sumByOwner(input.measures[measure], input.incumbent, input.sellers);
    const proposed = sumByOwner(input.measures[measure], owner, input.sellers);
    const listOut = (values: Float64Array): number[] =>
      Array.from(values.keys()).filter((seller) => {
        const share = target[seller] as number;
        const deviation = share > 0 ? ((values[seller] as number) - share) / share : Number.NaN;
        return judgeDeviation(deviation, tolerance, 1) === 'out';
      });
    return [{ measure, tolerance, target, today, proposed, outToday: listOut(today), outProposed: listOut(proposed) }];
  });
}

function listMoves(input: RedesignInput, instance: Instance, options: Int32Array): ProposedMove[] {
  const { problem, units, unitOf } = instance;
  const moves: ProposedMove[] = [];
  for (let index = 0; index < options.length; index++) {
    const option = options[index] as number;
    const to = problem.optionSeller[option] as number;
    const cost = (problem.weight[index] as number) * (problem.optionCost[option] as number);
    const rows = [...listMembers(units, unitOf[index] as number)].filter((row) => input.current[row] !== to);
    const first = rows[0];
    if (first === undefined) continue;
    const from = input.incumbent[first] as number;
    const current = input.current[first] as number;
    moves.push({ accounts: rows, from, current, to, kind: nameKind(input, from, to), cost });
  }
  // What is new first, the dearest first; what is only taken back last.
  const rank = ({ kind }: ProposedMove): number => (kind === 'return' ? 1 : 0);
  return moves.sort(
    (left, right) =>
      rank(left) - rank(right) || right.cost - left.cost || (left.accounts[0] ?? 0) - (right.accounts[0] ?? 0),
  );
}

function nameKind({ isLeaving }: RedesignInput, from: number, to: number): ProposedMove['kind'] {
  if (from === to) return 'return';
  if (from === NO_ROW) return 'assignment';
  return isLeaving[from] === 1 ? 'succession' : 'transfer';
}

function listWhales({ problem, measures, units, unitOf }: Instance, { whales, options }: SearchResult): Whale[] {
  const found: Whale[] = [];
  const width = measures.length;
  for (let index = 0; index < whales.length; index++) {
    if (whales[index] !== 1) continue;
    const option = options[index] as number;
    let share = 0;
    let largest = 0;
    for (let measure = 0; measure < width; measure++) {
      const load =
        (problem.amount[index * width + measure] as number) * (problem.optionLoad[option * width + measure] as number);
      if (load <= share) continue;
      share = load;
      largest = measure;
    }
    found.push({
      accounts: [...listMembers(units, unitOf[index] as number)],
      seller: problem.optionSeller[option] as number,
      measure: (measures[largest] as Instance['measures'][number]).measure,
      share,
    });
  }
  return found.sort((left, right) => right.share - left.share || (left.accounts[0] ?? 0) - (right.accounts[0] ?? 0));
}
