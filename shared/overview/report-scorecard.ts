import type { WaveId } from '../model/ids.ts';
import type { MeasureBalance } from '../territory/balance.ts';
import type { CombinedBalance } from '../territory/combined.ts';
import { mapMeasures } from '../territory/measures.ts';
import type { Measure } from '../territory/measures.ts';
import type { Scorecard } from '../territory/scorecard.ts';
import type { PlanBase } from './plan-base.ts';
import type { PlanFigures } from './plan-figures.ts';
import { toFigure } from './to-figure.ts';

export interface SpreadReport {
  /** Sellers out of tolerance. */
  readonly out: number;
  readonly cv: number | null;
  readonly maxMin: number | null;
  readonly gini: number | null;
}

export interface BalanceReport extends SpreadReport {
  readonly total: number;
  readonly unassigned: number;
}

/** How even the books are, today and under the scenario: measure by measure and weighed together. */
export interface BalancesReport {
  readonly balance: Readonly<
    Record<
      Measure,
      { readonly tolerance: number | null; readonly before: BalanceReport; readonly after: BalanceReport }
    >
  >;
  readonly combined: {
    /** Those that count. */
    readonly measures: readonly Measure[];
    readonly tolerance: number | null;
    readonly before: SpreadReport;
    readonly after: SpreadReport;
  };
}

export interface ScorecardReport extends BalancesReport {
  readonly disruption: {
    readonly movedAccounts: number;
    readonly movedArr: number;
    readonly movedPipeline: number;
    readonly lateDealsMoved: number;
    readonly shares: {
      readonly accounts: number;
      readonly arr: number;
      readonly pipeline: number;
      readonly lateDeals: number;
    };
    readonly continuity: number;
    readonly movedAgain: number;
    readonly arrAtRiskByWave: Readonly<Record<WaveId, number>>;
    readonly arrAtRiskUnscheduled: number;
  };
}

/** The scorecard as plain JSON. */
export function createScorecardReport(base: PlanBase, figures: PlanFigures): ScorecardReport {
  const { disruption } = figures.scorecard;
  const { waves } = base.assignment;
  return {
    ...reportBalances(figures.scorecard),
    disruption: {
      movedAccounts: disruption.movedAccounts,
      movedArr: disruption.movedArr,
      movedPipeline: disruption.movedPipeline,
      lateDealsMoved: disruption.lateDealsMoved,
      shares: disruption.shares,
      continuity: disruption.continuity,
      movedAgain: disruption.movedAgain,
      arrAtRiskByWave: Object.fromEntries(
        waves.map(({ id }, index) => [id, disruption.arrAtRiskByWave[index] as number]),
      ),
      arrAtRiskUnscheduled: disruption.arrAtRiskByWave[waves.length] as number,
    },
  };
}

/** The balances of all accounts, or of one segment. */
export function reportBalances({ balance, combined }: Pick<Scorecard, 'balance' | 'combined'>): BalancesReport {
  return {
    balance: mapMeasures((_, index) => {
      const { before, after } = balance[index] as (typeof balance)[number];
      return { tolerance: after.tolerance, before: reportBalance(before), after: reportBalance(after) };
    }),
    combined: {
      measures: combined.after.measures,
      tolerance: combined.after.tolerance,
      before: reportSpread(combined.before),
      after: reportSpread(combined.after),
    },
  };
}

function reportBalance(balance: MeasureBalance): BalanceReport {
  return { total: balance.total, unassigned: balance.unassigned, ...reportSpread(balance) };
}

function reportSpread({ out, cv, maxMin, gini }: MeasureBalance | CombinedBalance): SpreadReport {
  return { out, cv: toFigure(cv), maxMin: toFigure(maxMin), gini: toFigure(gini) };
}
