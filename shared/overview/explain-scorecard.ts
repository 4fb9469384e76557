import type { MeasureBalance, SellerBalance } from '../territory/balance.ts';
import { readBalanceRules } from '../territory/balance.ts';
import type { CombinedBalance } from '../territory/combined.ts';
import type { Disruption } from '../territory/disruption.ts';
import { readEligibilityRules } from '../territory/eligibility.ts';
import type { GroupBalance } from '../territory/groups.ts';
import type { Measure } from '../territory/measures.ts';
import type { Scorecard } from '../territory/scorecard.ts';
import { listTargetParts } from '../territory/targets.ts';
import { MEASURE_NAMES, writeAmount } from './measure-wording.ts';
import type { PlanBase } from './plan-base.ts';

/*
 * How each figure of the scorecard comes about: the formula in words, then the same with the numbers in it. Lines, the
 * formula first.
 */

/** A seller's fair share, segment by segment. @param row roster row. */
export function explainTarget(base: PlanBase, measure: Measure, row: number): string[] {
  const { measures, roster, wording, facts } = base;
  const fte = roster.fte[row] as number;
  if (fte <= 0) return ['No target: managers and sellers who leave have none.'];
  const write = (value: number): string => writeAmount(wording, measure, value, facts.currency);
  const parts = listTargetParts(measures, measure, base.sharing, row);
  const lines = parts.map(({ segment, total, eligibleFte, share }) => {
    const formula = `${write(total)} × ${wording.hours(fte)} ÷ ${wording.hours(eligibleFte)}`;
    return `${measures.segments[segment] || 'Without a segment'}: ${formula} = ${write(share)}`;
  });
  const isOpen = readEligibilityRules(base.document).length === 0;
  const formula = isOpen
    ? 'Per segment: its total × FTE ÷ FTE of all sellers'
    : 'Per segment: the accounts they are eligible for × FTE ÷ FTE of all who are';
  return [formula, ...lines, `Together ${write(parts.reduce((sum, { share }) => sum + share, 0))}`];
}

/** A seller's index, and how it stands to the tolerance. */
export function explainIndex(
  base: PlanBase,
  measure: Measure,
  seller: SellerBalance,
  tolerance: number | null,
): string[] {
  const { wording, facts } = base;
  if (!Number.isFinite(seller.index)) return ['No index without a target.'];
  const write = (value: number): string => writeAmount(wording, measure, value, facts.currency);
  return [
    'Index = 100 × book ÷ target',
    `100 × ${write(seller.value)} ÷ ${write(seller.target)} = ${wording.count(seller.index)}`,
    tolerance === null
      ? 'Reported only: no tolerance.'
      : `Tolerance ±${wording.share(tolerance)}: ${nameStatus(seller)}.`,
  ];
}

/** Who is out of tolerance and by how much, the furthest first. @param shown how many are named. */
export function explainOut(base: PlanBase, balance: MeasureBalance | CombinedBalance, shown = 8): string[] {
  const { wording, roster } = base;
  if (balance.tolerance === null) return ['Reported only: no tolerance.'];
  const out = listOut(balance);
  const lines = out.slice(0, shown).map(({ row, deviation }) => `${roster.names[row]} ${signed(base, deviation)}`);
  if (out.length > shown) lines.push(`and ${wording.count(out.length - shown)} more`);
  const limit = `Further than ±${wording.share(balance.tolerance)} from the target`;
  return [out.length === 0 ? `${limit}: nobody.` : `${limit}:`, ...lines];
}

/** Sellers out of tolerance, the furthest first. */
function listOut(balance: MeasureBalance | CombinedBalance): { row: number; deviation: number }[] {
  return balance.sellers
    .filter(({ status }) => status === 'out')
    .map(({ row, deviation }) => ({ row, deviation }))
    .toSorted((left, right) => Math.abs(right.deviation) - Math.abs(left.deviation) || left.row - right.row);
}

export type SpreadFigure = 'cv' | 'maxMin' | 'gini';

/** One of the indices of evenness over the sellers with a target. */
export function explainSpread(
  base: PlanBase,
  figure: SpreadFigure,
  balance: MeasureBalance | CombinedBalance,
): string[] {
  const { wording, roster } = base;
  const counted = balance.sellers.filter(({ index }) => Number.isFinite(index));
  if (counted.length === 0) return ['No seller has a target.'];
  const mean = counted.reduce((sum, { index }) => sum + index, 0) / counted.length;
  if (figure === 'cv') {
    return [
      'CV = standard deviation of the sellers’ indices ÷ their mean; 0 is the same for all',
      `${wording.hours(balance.cv * mean)} ÷ ${wording.hours(mean)} = ${wording.share(balance.cv)}, over ${wording.countOf(counted.length, 'seller')}`,
    ];
  }
  if (figure === 'gini') {
    return [
      'Gini = mean difference between two sellers’ indices ÷ twice their mean; 0 is the same for all, towards 1 one has everything',
      `${wording.hours(balance.gini * 2 * mean)} ÷ (2 × ${wording.hours(mean)}), over ${wording.countOf(counted.length, 'seller')}`,
    ];
  }
  const sorted = counted.toSorted((left, right) => left.index - right.index);
  const name = (seller: { row: number; index: number } | undefined): string =>
    seller ? `${wording.hours(seller.index)} (${roster.names[seller.row]})` : '';
  return ['Largest index ÷ smallest index', `${name(sorted.at(-1))} ÷ ${name(sorted[0])}`];
}

/** How the measures are weighed together. */
export function explainCombined(base: PlanBase): string[] {
  const { wording } = base;
  const { weights, tolerances } = readBalanceRules(base.document);
  const lines = (Object.keys(weights) as Measure[]).flatMap((measure) => {
    if (weights[measure] <= 0) return [];
    const tolerance = tolerances[measure];
    const limit = tolerance === null ? 'no tolerance' : `±${wording.share(tolerance)}`;
    return [`${MEASURE_NAMES[measure]}: weight ${wording.hours(weights[measure])}, ${limit}`];
  });
  return ['Σ weight × index ÷ Σ weight; the tolerance is weighed in the same way', ...lines];
}

/** Hours of a group or seller against what they can do in a year. */
export function explainUtilisation(base: PlanBase, hours: number, capacity: number): string[] {
  const { wording } = base;
  if (capacity <= 0) return ['No capacity: managers and sellers who leave have none.'];
  return [
    'Workload ÷ capacity of a year',
    `${wording.hours(hours)} h ÷ ${wording.hours(capacity)} h = ${wording.share(hours / capacity)}`,
  ];
}

/** A group's sum against the sum of its sellers' targets. */
export function explainGroup(base: PlanBase, measure: Measure, group: GroupBalance): string[] {
  const { wording, facts } = base;
  const write = (value: number): string => writeAmount(wording, measure, value, facts.currency);
  if (!(group.target[measure] > 0)) return ['No seller of the group has a target.'];
  return [
    'Index = 100 × books of the group ÷ their targets',
    `100 × ${write(group.after[measure])} ÷ ${write(group.target[measure])} = ${wording.count(group.indexAfter[measure])}`,
    `${wording.countOf(group.sellers.length, 'seller')}, FTE ${wording.hours(group.fte)}; today ${write(group.before[measure])}`,
  ];
}

export type DisruptionFigure = 'accounts' | 'arr' | 'pipeline' | 'lateDeals' | 'continuity' | 'movedAgain' | 'churn';

/** What the moves cost, figure by figure. Only transfers count: moves between sellers who both stay. */
export function explainDisruption(
  base: PlanBase,
  { balance, disruption }: Scorecard,
  figure: DisruptionFigure,
): string[] {
  const { wording, facts } = base;
  const { shares, byKind } = disruption;
  const totalOf = (measure: Measure): number => balance.find((entry) => entry.measure === measure)?.after.total ?? 0;
  const ofAll = (measure: Measure, moved: number, share: number): string =>
    `${writeAmount(wording, measure, moved, facts.currency)} of ${writeAmount(wording, measure, totalOf(measure), facts.currency)} = ${wording.share(share)}`;
  const transfers = 'Transfers: moves between sellers who both stay';
  switch (figure) {
    case 'accounts':
      return [
        transfers,
        ofAll('accounts', disruption.movedAccounts, shares.accounts),
        `Beside them ${wording.countOf(byKind.succession, 'succession')}, ${wording.countOf(byKind.assignment, 'assignment')}, ${wording.countOf(byKind.release, 'release')}`,
      ];
    case 'arr':
      return [transfers, ofAll('arr', disruption.movedArr, shares.arr)];
    case 'pipeline':
      return [
        `Open deals on the accounts of ${transfers.toLowerCase()}`,
        ofAll('pipeline', disruption.movedPipeline, shares.pipeline),
      ];
    case 'lateDeals':
      return [
        `Deals at a late stage on the accounts of ${transfers.toLowerCase()}`,
        `${wording.count(disruption.lateDealsMoved)}, ${wording.share(shares.lateDeals)} of all late deals`,
      ];
    case 'continuity':
      return [
        'Accounts that keep their seller ÷ accounts whose seller stays in the company',
        `= ${wording.share(disruption.continuity)}`,
      ];
    case 'movedAgain':
      return [
        'Transfers of accounts whose owner changed within 365 days before the day of the data',
        wording.countOf(disruption.movedAgain, 'account'),
      ];
    case 'churn':
      return explainChurn(base, disruption);
  }
}

function explainChurn(base: PlanBase, { churn, lostAccounts, gainedAccounts }: Disruption): string[] {
  const { wording, roster } = base;
  const worst = Array.from(churn.keys())
    .filter((row) => (churn[row] as number) > 0)
    .sort((left, right) => (churn[right] as number) - (churn[left] as number))
    .slice(0, 5);
  return [
    'Book churn = (accounts lost + gained) ÷ (accounts before + after)',
    ...worst.map(
      (row) =>
        `${roster.names[row]} ${wording.share(churn[row] as number)}: −${wording.count(lostAccounts[row] as number)} +${wording.count(gainedAccounts[row] as number)}`,
    ),
  ];
}

function signed(base: PlanBase, deviation: number): string {
  return `${deviation > 0 ? '+' : '−'}${base.wording.share(Math.abs(deviation))}`;
}

function nameStatus({ status, deviation }: Pick<SellerBalance, 'status' | 'deviation'>): string {
  if (status === 'out') return deviation > 0 ? 'above it' : 'below it';
  return status === 'amber' ? 'near the limit' : 'within it';
}
