import { parseIsoDay } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import type { AccountId, SellerId } from '../model/ids.ts';
import { readPolicy, readSetting } from '../model/plan.ts';
import { computeDisruption } from '../territory/disruption.ts';
import { computeSpread, judgeDeviation } from '../territory/balance.ts';
import type { Measure } from '../territory/measures.ts';
import type { RedesignInput, RedesignSettings } from '../territory/redesign/input.ts';
import type { Diagnosis, Relaxation, RelaxationEffect, SellerBar } from '../territory/redesign/infeasible.ts';
import type { LeavingShares } from '../territory/redesign/leaving-tally.ts';
import { createExplainer } from '../territory/redesign/explain.ts';
import type { MeasureOutcome, Proposal, ProposedMove } from '../territory/redesign/proposal.ts';
import { sumDistances } from '../territory/distance.ts';
import { totalDistances } from './distances.ts';
import type { DistanceFigures } from './distances.ts';
import type { PlanBase } from './plan-base.ts';
import {
  describeBar,
  describeClash,
  describeCost,
  describeCure,
  describeQuality,
  describeRelaxation,
  describeWhale,
} from './redesign-words.ts';
import { toFigure } from './to-figure.ts';

/** A proposal as plain JSON with names and words; amounts in minor units, shares 0 to 1, `null` for "no figure". */
export interface RedesignReport {
  readonly status: Proposal['status'];
  readonly quality: {
    readonly words: string;
    readonly value: number | null;
    readonly disruption: number | null;
    readonly imbalance: number | null;
    readonly bound: number | null;
    readonly whaleBound: number | null;
    readonly gap: number | null;
    readonly whaleGap: number | null;
    readonly steps: number;
  };
  readonly balance: readonly BalanceChange[];
  readonly disruption: { readonly scenario: DisruptionFigures; readonly proposed: DisruptionFigures };
  /** From the accounts to their sellers' bases, where distance counts. */
  readonly distance?: { readonly scenario: DistanceFigures; readonly proposed: DistanceFigures };
  readonly moves: readonly MoveReport[];
  readonly whales: readonly string[];
  readonly stuck: readonly AccountId[];
  readonly clashes: readonly string[];
  readonly bars: readonly string[];
  /** The constraints whose giving way would help, each alone; whatever helps most comes first. */
  readonly relaxations: readonly {
    readonly relaxation: Relaxation;
    readonly words: string;
    readonly isSolvable: boolean;
    readonly out: number;
    readonly excess: number;
    readonly limits?: LeavingShares;
  }[];
}

/** Sellers out of tolerance and spread: today, under the scenario as it stands, and as proposed. */
export interface BalanceChange {
  readonly measure: Measure;
  readonly tolerance: number;
  readonly today: { readonly out: number; readonly cv: number | null };
  readonly scenario: { readonly out: number; readonly cv: number | null };
  readonly proposed: { readonly out: number; readonly cv: number | null };
}

export interface DisruptionFigures {
  readonly movedAccounts: number;
  readonly movedAccountsShare: number;
  readonly movedArr: number;
  readonly movedArrShare: number;
  readonly lateDealsMoved: number;
  readonly movedAgain: number;
  readonly continuity: number;
}

export interface MoveReport {
  readonly accounts: readonly AccountId[];
  readonly names: readonly string[];
  /** The incumbent, or for a move taken back the seller of the scenario; empty for the pool. */
  readonly from: SellerId;
  readonly to: SellerId;
  readonly fromName: string;
  readonly toName: string;
  readonly kind: ProposedMove['kind'];
  readonly why: string;
  readonly costs: string;
  readonly points: number;
}

/** A proposal without its moves. */
export type RedesignSummary = Omit<RedesignReport, 'moves'>;

/** Puts a proposal into words and figures; the diagnosis says what stands in the way where there is one. */
export function createRedesignReport(
  base: PlanBase,
  input: RedesignInput,
  settings: RedesignSettings,
  proposal: Proposal,
  diagnosis: Diagnosis | null,
): RedesignReport {
  const report = createMoveReporter(base, input, settings, proposal);
  return { ...summarizeRedesign(base, input, proposal, diagnosis), moves: proposal.moves.map(report) };
}

/** The same without the moves, of which there may be many thousand. */
export function summarizeRedesign(
  base: PlanBase,
  input: RedesignInput,
  proposal: Proposal,
  diagnosis: Diagnosis | null,
): RedesignSummary {
  const { quality } = proposal;
  const { minimumKeptArr } = readPolicy(base.document, 'balance');
  const isClash = proposal.status === 'clash';
  const helpful = listHelpful(diagnosis, isClash);
  return {
    status: proposal.status,
    quality: {
      words: describeQuality(base.wording, proposal),
      value: toFigure(quality.value),
      disruption: toFigure(quality.disruption),
      imbalance: toFigure(quality.imbalance),
      bound: toFigure(quality.bound),
      whaleBound: toFigure(quality.whaleBound),
      gap: toFigure(quality.gap),
      whaleGap: toFigure(quality.whaleGap),
      steps: quality.steps,
    },
    balance: proposal.outcomes.map((outcome) => compareBalance(input, outcome)),
    disruption: {
      scenario: measureDisruption(base, base.assignment.incoming),
      proposed: measureDisruption(base, proposal.owner),
    },
    ...(input.distances && {
      distance: {
        scenario: totalDistances(sumDistances(input.distances, base.assignment.incoming)),
        proposed: totalDistances(sumDistances(input.distances, proposal.owner)),
      },
    }),
    whales: proposal.whales.map((whale) => describeWhale(base, whale)),
    stuck: proposal.stuck.map((row) => base.facts.accounts.id[row] as AccountId),
    clashes: proposal.clashes.map((clash) => describeClash(base, clash, minimumKeptArr)),
    bars: listBars(diagnosis, isClash).map((bar) => describeBar(base, bar)),
    relaxations: helpful.map((effect, index) => ({
      ...effect,
      words: describeRelaxation(
        base.wording,
        effect,
        isClash ? null : (diagnosis?.asItIs.out ?? null),
        index === 0 && helpful.length > 1,
      ),
    })),
  };
}

/** Where there is no proposal, the books are today's: that they are uneven together says nothing about the clash. */
function listBars(diagnosis: Diagnosis | null, isClash: boolean): readonly SellerBar[] {
  const bars = diagnosis?.bars ?? [];
  return isClash ? bars.filter(({ why }) => why !== 'others') : bars;
}

/** Less than this of a target is no help that anybody would see. */
const LEAST_HELP = 0.001;

/** The constraints that would help alone if they gave way: to a proposal where there is none, to evener books where there is. */
function listHelpful(diagnosis: Diagnosis | null, isClash: boolean): readonly RelaxationEffect[] {
  if (!diagnosis) return [];
  const { asItIs, relaxations } = diagnosis;
  return relaxations.filter(({ isSolvable, excess }) => isSolvable && (isClash || excess < asItIs.excess - LEAST_HELP));
}

function compareBalance(
  { measures, current }: RedesignInput,
  { measure, tolerance, target, today, proposed, outToday, outProposed }: MeasureOutcome,
): BalanceChange {
  const values = measures[measure];
  const under = new Float64Array(target.length);
  current.forEach((seller, row) => {
    if (seller !== NO_ROW) under[seller] = (under[seller] as number) + (values[row] as number);
  });
  const indicesOf = (books: Float64Array): number[] =>
    [...target].flatMap((share, row) => (share > 0 ? [(100 * (books[row] as number)) / share] : []));
  const isOut = (index: number): boolean => judgeDeviation(index / 100 - 1, tolerance, 1) === 'out';
  const spreadOf = (books: Float64Array): number | null => toFigure(computeSpread(indicesOf(books)).cv);
  return {
    measure,
    tolerance,
    today: { out: outToday.length, cv: spreadOf(today) },
    scenario: { out: indicesOf(under).filter(isOut).length, cv: spreadOf(under) },
    proposed: { out: outProposed.length, cv: spreadOf(proposed) },
  };
}

/** What it means for the customers if these were the owners. @param owner roster row by account row. */
export function measureDisruption(base: PlanBase, owner: Int32Array): DisruptionFigures {
  const { facts, roster, assignment, measures, deals, document } = base;
  const asOf = parseIsoDay(readSetting(document, 'asOf'));
  const moved = { ...assignment, incoming: owner };
  const figures = computeDisruption(facts, roster, moved, measures, deals.lateByAccount, asOf);
  return {
    movedAccounts: figures.movedAccounts,
    movedAccountsShare: figures.shares.accounts,
    movedArr: figures.movedArr,
    movedArrShare: figures.shares.arr,
    lateDealsMoved: figures.lateDealsMoved,
    movedAgain: figures.movedAgain,
    continuity: figures.continuity,
  };
}

/** Puts single moves of a proposal into words, as they are asked for. */
export function createMoveReporter(
  base: PlanBase,
  input: RedesignInput,
  settings: RedesignSettings,
  proposal: Proposal,
): (move: ProposedMove) => MoveReport {
  const explain = createExplainer(input, settings, proposal);
  const { facts, roster } = base;
  const nameSeller = (row: number): string => (row === NO_ROW ? 'Unassigned' : (roster.names[row] as string));
  return (move) => {
    const reason = explain(move);
    const from = move.kind === 'return' ? move.current : move.from;
    return {
      accounts: move.accounts.map((row) => facts.accounts.id[row] as AccountId),
      names: move.accounts.map((row) => facts.accounts.name[row] as string),
      from: from === NO_ROW ? '' : (roster.ids[from] as SellerId),
      to: roster.ids[move.to] as SellerId,
      fromName: nameSeller(from),
      toName: nameSeller(move.to),
      kind: move.kind,
      why: describeCure(base, move, reason),
      costs: describeCost(base, move, reason),
      points: Math.round(move.cost * 100) / 100,
    };
  };
}
