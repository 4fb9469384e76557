import type { AccountId, IsoDay, ScenarioId, SellerId, WaveId } from '../model/ids.ts';
import type { PlanBase } from '../overview/plan-base.ts';
import { computeFigures } from '../overview/plan-figures.ts';
import { createReport } from '../overview/report.ts';
import type { PlanReport } from '../overview/report.ts';
import type { ScorecardReport } from '../overview/report-scorecard.ts';
import { comparePlans, DIFFERENCE_KINDS } from './compare.ts';
import type { DifferenceKind, PlanComparison, SideDecision } from './compare.ts';

/** Two plans or scenarios beside each other, as plain JSON: amounts in minor units, `null` for "unknown". */
export interface DiffReport {
  readonly first: DiffSide;
  readonly second: DiffSide;
  readonly counts: Readonly<Record<DifferenceKind, number>>;
  /** Moves that both have alike. */
  readonly same: number;
  readonly accounts: { readonly onlyFirst: number; readonly onlySecond: number; readonly otherIncumbent: number };
  readonly differences: readonly DiffLine[];
}

export interface DiffSide {
  readonly plan: string;
  readonly asOf: IsoDay;
  readonly scenario: { readonly id: ScenarioId; readonly name: string };
  readonly currency: string;
  readonly moves: PlanReport['moves'];
  readonly scorecard: ScorecardReport;
}

export interface DiffLine {
  readonly account: AccountId;
  readonly name: string;
  readonly kind: DifferenceKind;
  readonly incumbent: string;
  readonly first: DiffDecision;
  readonly second: DiffDecision;
  readonly arr: number | null;
}

/** `seller` is empty for the pool. */
export interface DiffDecision {
  readonly moves: boolean;
  readonly seller: SellerId;
  readonly sellerName: string;
  readonly wave: WaveId | null;
}

/** The same two plans give the same report, to the byte. */
export function createDiffReport(first: PlanBase, second: PlanBase): DiffReport {
  const comparison: PlanComparison = comparePlans(first, second);
  const { differences, same, onlyFirst, onlySecond, otherIncumbent } = comparison;
  const toDecision = ({ isMove, seller, sellerName, wave }: SideDecision): DiffDecision => ({
    moves: isMove,
    seller,
    sellerName,
    wave,
  });
  const rank = (kind: DifferenceKind): number => DIFFERENCE_KINDS.indexOf(kind);
  return {
    first: describeSide(first),
    second: describeSide(second),
    counts: comparison.counts,
    same,
    accounts: { onlyFirst, onlySecond, otherIncumbent },
    differences: differences
      .toSorted((left, right) => rank(left.kind) - rank(right.kind))
      .map((difference) => ({
        account: difference.account,
        name: difference.name,
        kind: difference.kind,
        incumbent: difference.from,
        first: toDecision(difference.first),
        second: toDecision(difference.second),
        arr: Number.isNaN(difference.arr) ? null : difference.arr,
      })),
  };
}

function describeSide(base: PlanBase): DiffSide {
  const { plan, scenario, moves, scorecard } = createReport(base, computeFigures(base));
  return { plan: plan.name, asOf: plan.asOf, currency: plan.currency, scenario, moves, scorecard };
}
