import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../shared/commands/execute.ts';
import { applyPatch } from '../../shared/history/patch.ts';
import { explainIndex, explainOut, explainSpread, explainTarget } from '../../shared/overview/explain-scorecard.ts';
import type { ReportedMeasuresPolicy } from '../../shared/model/policy.ts';
import { refreshPlanBase } from '../../shared/overview/plan-base.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { readBalanceRules } from '../../shared/territory/balance.ts';
import { GROUPINGS, rollUpGroups } from '../../shared/territory/groups.ts';
import { MEASURES } from '../../shared/territory/measures.ts';
import { computeSegmentScorecards } from '../../shared/territory/segments.ts';
import { createBase } from './facts-fixture.ts';
import { anyMoves, createRandomBase } from './random-base.ts';

describe('measures weighed together', () => {
  const base = createBase({
    accounts: [
      { id: 'a', owner: 's1', arr: 300, workload: 10 },
      { id: 'b', owner: 's2', arr: 100, workload: 30 },
    ],
    sellers: [{ id: 's1' }, { id: 's2' }, { id: 'boss', kind: 'manager' }],
  });

  it('is the weighted mean of the indices and of the tolerances', () => {
    const rules = readBalanceRules(base.document);
    expect(rules.weights).toEqual({ accounts: 1, arr: 1, workload: 1, pipeline: 0, potential: 0 });
    const { before } = computeFigures(base).scorecard.combined;
    // s1: accounts 100, ARR 150, workload 50.
    expect(before.sellers.map(({ index, status }) => [Math.round(index), status])).toEqual([
      [100, 'within'],
      [100, 'within'],
      [Number.NaN, 'none'],
    ]);
    expect(before.tolerance).toBeCloseTo((0.1 + 0.15 + 0.2) / 3, 10);
    expect(before.measures).toEqual(['accounts', 'arr', 'workload']);
  });

  it('follows the weights that the planner changes', () => {
    const outcome = execute(base, {
      kind: 'changePolicy',
      policy: 'redesign',
      change: { measures: { accounts: 1, arr: 1, workload: 0, pipeline: 0, potential: 0 } },
    });
    if (!outcome.ok) throw new Error(outcome.message);
    const document = {
      id: base.document.id,
      tables: new Map([...base.document.tables].map(([k, v]) => [k, new Map(v)])),
    };
    applyPatch(document, outcome.patch);
    const { scorecard } = computeFigures(refreshPlanBase({ ...base, document }, outcome.patch));
    expect(scorecard.combined.before.sellers.map(({ index }) => Math.round(index))).toEqual([125, 75, Number.NaN]);
    expect(scorecard.combined.before.out).toBe(2);
  });

  it('refuses what cannot be', () => {
    const refusalOf = (change: Partial<ReportedMeasuresPolicy>): string => {
      const outcome = execute(base, { kind: 'changePolicy', policy: 'reportedMeasures', change });
      return outcome.ok ? '' : outcome.message;
    };
    expect(refusalOf({ pipelineTolerance: 1.5 })).toContain('share from 0 to 100%');
    expect(refusalOf({ pipelineTolerance: null })).toBe('Nothing changed.');
  });
});

describe('segments and groups', () => {
  it('add up to the whole, for every measure, before and after', () => {
    fc.assert(
      fc.property(fc.nat(), anyMoves, (seed, moves) => {
        const base = createRandomBase(seed, moves);
        const rules = readBalanceRules(base.document);
        const figures = computeFigures(base);
        const segments = computeSegmentScorecards(base.measures, base.sharing, base.assignment, rules);
        for (const [index, measure] of MEASURES.entries()) {
          for (const when of ['before', 'after'] as const) {
            const whole = figures.scorecard.balance[index]![when];
            const parts = segments.map((segment) => segment.balance[index]![when]);
            expect(sum(parts.map(({ total }) => total))).toBeCloseTo(whole.total, 4);
            whole.sellers.forEach(({ value, target }, row) => {
              expect(sum(parts.map(({ sellers }) => sellers[row]!.value))).toBeCloseTo(value, 4);
              expect(sum(parts.map(({ sellers }) => sellers[row]!.target))).toBeCloseTo(target, 4);
            });
          }
          for (const grouping of GROUPINGS) {
            const groups = rollUpGroups(base.roster, grouping, figures, base.targets, rules);
            const pooled = figures.after.totals[measure][base.roster.count] as number;
            const whole = figures.scorecard.balance[index]!.after;
            expect(sum(groups.map(({ after }) => after[measure])) + pooled).toBeCloseTo(whole.total, 4);
            expect(sum(groups.map(({ target }) => target[measure]))).toBeCloseTo(
              sum(whole.sellers.map(({ target }) => target)),
              4,
            );
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('explanations', () => {
  const base = createBase({
    accounts: [
      { id: 'a', owner: 's1', arr: 30_000, segment: 'SMB' },
      { id: 'b', owner: 's2', arr: 10_000, segment: 'Enterprise' },
    ],
    sellers: [{ id: 's1' }, { id: 's2' }],
  });
  const arr = computeFigures(base).scorecard.balance[1]!.after;

  it('show the formula and the numbers that gave the figure', () => {
    expect(explainTarget(base, 'arr', 0)).toEqual([
      'Per segment: its total × FTE ÷ FTE of all sellers',
      'SMB: EUR 300 × 1 ÷ 2 = EUR 150',
      'Enterprise: EUR 100 × 1 ÷ 2 = EUR 50',
      'Together EUR 200',
    ]);
    expect(explainIndex(base, 'arr', arr.sellers[0]!, arr.tolerance)).toEqual([
      'Index = 100 × book ÷ target',
      '100 × EUR 300 ÷ EUR 200 = 150',
      'Tolerance ±15%: above it.',
    ]);
    expect(explainOut(base, arr)).toEqual(['Further than ±15% from the target:', 'Seller s1 +50%', 'Seller s2 −50%']);
    expect(explainSpread(base, 'cv', arr)[1]).toBe('50 ÷ 100 = 50%, over 2 sellers');
    expect(explainSpread(base, 'maxMin', arr)[1]).toBe('150 (Seller s1) ÷ 50 (Seller s2)');
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
