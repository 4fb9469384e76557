import { NO_ROW } from '../../model/ids.ts';
import type { Measure } from '../measures.ts';
import type { RedesignInput, RedesignSettings } from './input.ts';
import { computeMeanArr, computeMoveCost } from './move-cost.ts';
import type { MoveCost } from './move-cost.ts';
import type { Proposal, ProposedMove } from './proposal.ts';

/** One seller's book in one measure, as shares of the target: 0.1 is ten per cent above. */
export interface MoveEffect {
  readonly seller: number;
  readonly measure: Measure;
  readonly tolerance: number;
  readonly today: number;
  /** Under the proposal if this one move were left out. */
  readonly without: number;
  readonly proposed: number;
}

/** Why a move is proposed. Plain data; the words are made where names and currency are known. */
export interface MoveReason {
  /** `must-go`: the incumbent leaves or may not have it. `no-seller`: nobody had it. `undo`: it goes back. */
  readonly why: 'balance' | 'must-go' | 'no-seller' | 'undo';
  /** What the move makes better, most first: leaving it out would bring the seller further off. */
  readonly cures: readonly MoveEffect[];
  /** What it makes worse. */
  readonly strains: readonly MoveEffect[];
  /** The points of its accounts, summed by part; what the sellers' likeness adds is not in it. */
  readonly cost: MoveCost;
}

/** Explains moves of one proposal; what all need is computed once. */
export function createExplainer(
  input: RedesignInput,
  settings: RedesignSettings,
  proposal: Proposal,
): (move: ProposedMove) => MoveReason {
  const meanArr = computeMeanArr(input);
  return (move) => {
    const effects = proposal.outcomes.flatMap(({ measure, tolerance, target, today, proposed }) => {
      let value = 0;
      for (const row of move.accounts) value += input.measures[measure][row] as number;
      const describe = (seller: number, change: number): MoveEffect[] => {
        const share = seller === NO_ROW ? 0 : (target[seller] as number);
        if (share <= 0 || value === 0) return [];
        const ratioOf = (amount: number): number => amount / share - 1;
        const now = proposed[seller] as number;
        return [
          {
            seller,
            measure,
            tolerance,
            today: ratioOf(today[seller] as number),
            without: ratioOf(now + change),
            proposed: ratioOf(now),
          },
        ];
      };
      return [...describe(move.current, value), ...describe(move.to, -value)];
    });
    const gainOf = (effect: MoveEffect): number => judge(effect.without, effect) - judge(effect.proposed, effect);
    const sorted = effects.toSorted((left, right) => gainOf(right) - gainOf(left));
    return {
      why: nameReason(input, move),
      cures: sorted.filter((effect) => gainOf(effect) > 0),
      strains: sorted.filter((effect) => gainOf(effect) < 0).reverse(),
      cost: sumCosts(move.accounts.map((row) => computeMoveCost(input, settings.weights, row, meanArr))),
    };
  };
}

const BEYOND_TOLERANCE = 60;

/** How bad a ratio is: beyond the tolerance each step counts far more, as it does for the search. */
function judge(ratio: number, { tolerance }: MoveEffect): number {
  const distance = Math.abs(ratio);
  return distance + BEYOND_TOLERANCE * Math.max(0, distance - tolerance);
}

function nameReason({ isLeaving }: RedesignInput, { kind, from }: ProposedMove): MoveReason['why'] {
  if (kind === 'return') return 'undo';
  if (from === NO_ROW) return 'no-seller';
  return isLeaving[from] === 1 ? 'must-go' : 'balance';
}

function sumCosts(costs: readonly MoveCost[]): MoveCost {
  const sum = { account: 0, arr: 0, recent: 0, renewing: 0, lateDeals: 0, total: 0 };
  for (const cost of costs) {
    sum.account += cost.account;
    sum.arr += cost.arr;
    sum.recent += cost.recent;
    sum.renewing += cost.renewing;
    sum.lateDeals += cost.lateDeals;
    sum.total += cost.total;
  }
  return sum;
}
