import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ROW } from '../../shared/model/ids.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { computeBalance, computeSpread, judgeDeviation, readBalanceRules } from '../../shared/territory/balance.ts';
import { sumBooks, sumSegmentBooks } from '../../shared/territory/books.ts';
import { isRecentlyMoved } from '../../shared/territory/disruption.ts';
import { MEASURES } from '../../shared/territory/measures.ts';
import { previewMove } from '../../shared/territory/preview.ts';
import { computeTargets } from '../../shared/territory/targets.ts';
import { createBase } from './facts-fixture.ts';
import { anyMoves, createRandomBase } from './random-base.ts';

describe('measures', () => {
  it('counts, takes workload by segment where it is not imported, and sums open deals', () => {
    const { measures } = createBase({
      accounts: [
        { id: 'a', segment: 'Enterprise', arr: 500 },
        { id: 'b', segment: 'mid market', workload: 7, potential: 90 },
        { id: 'c', segment: 'MidMarket' },
        { id: 'd', segment: 'SMB' },
        { id: 'e' },
      ],
      opportunities: [
        { id: '1', account: 'a', amount: 100 },
        { id: '2', account: 'a', amount: 40, stageClass: 'late' },
        { id: '3', account: 'a', amount: 70, stageClass: 'won' },
        { id: '4', account: 'b' },
      ],
    });
    expect({
      accounts: [...measures.accounts],
      arr: [...measures.arr],
      workload: [...measures.workload],
      pipeline: [...measures.pipeline],
      potential: [...measures.potential],
      segments: measures.segments,
      segmentOf: [...measures.segmentOf],
    }).toEqual({
      accounts: [1, 1, 1, 1, 1],
      arr: [500, 0, 0, 0, 0],
      workload: [60, 7, 30, 12, 20],
      pipeline: [140, 0, 0, 0, 0],
      potential: [0, 90, 0, 0, 0],
      segments: ['Enterprise', 'mid market', 'MidMarket', 'SMB', ''],
      segmentOf: [0, 1, 2, 3, 4],
    });
  });
});

describe('balance', () => {
  const base = createBase({
    accounts: [
      { id: 'a', owner: 's1', arr: 300, segment: 'SMB' },
      { id: 'b', owner: 's2', arr: 100, segment: 'SMB' },
      { id: 'c', arr: 200, segment: 'Enterprise' },
      { id: 'd', owner: 'gone', arr: 150 },
    ],
    sellers: [
      { id: 's1' },
      { id: 's2', fte: 0.5 },
      { id: 'gone', leavesOn: '2026-06-30' },
      { id: 'boss', kind: 'manager', fte: 1 },
    ],
  });

  it('shares the total, the pool included, by FTE; leavers and managers have no target, missing FTE is 1', () => {
    const targets = computeTargets(base.measures, base.sharing);
    expect([...targets.arr]).toEqual([500, 250, 0, 0]);
    expect([...targets.accounts].map((value) => Math.round(value * 1000) / 1000)).toEqual([2.667, 1.333, 0, 0]);
  });

  it('gives the index, the deviation and the status of each seller', () => {
    const books = sumBooks(base.measures, base.assignment.incumbent, base.roster.count);
    const balance = computeBalance('arr', books, base.targets, readBalanceRules(base.document));
    expect(balance.total).toBe(750);
    expect(balance.unassigned).toBe(200);
    expect(balance.out).toBe(2);
    expect(balance.sellers.map(({ index, status }) => [Math.round(index), status])).toEqual([
      [60, 'out'],
      [40, 'out'],
      [Number.NaN, 'none'],
      [Number.NaN, 'none'],
    ]);
    expect(balance.cv).toBeCloseTo(0.2, 10);
    expect(balance.maxMin).toBeCloseTo(1.5, 10);
    expect(balance.gini).toBeCloseTo(0.1, 10);
  });

  it('judges by tolerance, amber from two thirds of it, exactly at the limit still inside', () => {
    const judge = (deviation: number): string => judgeDeviation(deviation, 0.15, 2 / 3);
    expect([0, 0.1, 0.11, -0.15, 0.1500001, -0.2].map(judge)).toEqual([
      'within',
      'within',
      'amber',
      'amber',
      'out',
      'out',
    ]);
    expect(judgeDeviation(3, null, 2 / 3)).toBe('none');
    expect(judgeDeviation(Number.NaN, 0.1, 2 / 3)).toBe('none');
  });

  it('measures spread with the population standard deviation', () => {
    expect(computeSpread([80, 100, 120])).toEqual({
      cv: Math.sqrt(800 / 3) / 100,
      maxMin: 1.5,
      gini: expect.closeTo(4 / 45, 10),
    });
    expect(computeSpread([])).toEqual({ cv: Number.NaN, maxMin: Number.NaN, gini: Number.NaN });
    expect(computeSpread([0, 100]).maxMin).toBe(Number.POSITIVE_INFINITY);
  });

  it('reports pipeline and potential only', () => {
    const { scorecard } = computeFigures(base);
    expect(scorecard.balance.map(({ measure, after }) => [measure, after.tolerance])).toEqual([
      ['accounts', 0.2],
      ['arr', 0.15],
      ['workload', 0.1],
      ['pipeline', null],
      ['potential', null],
    ]);
  });
});

describe('laws of books and targets', () => {
  it('sums conserve the totals, targets sum to the total, segments to the whole', () => {
    fc.assert(
      fc.property(fc.integer(), anyMoves, (seed, moves) => {
        const base = createRandomBase(seed, moves);
        const { roster, measures, assignment, targets } = base;
        const books = sumBooks(measures, assignment.incoming, roster.count);
        const bySegment = sumSegmentBooks(measures, assignment.incoming, roster.count);
        const width = roster.count + 1;
        for (const measure of MEASURES) {
          const total = measures[measure].reduce((sum, value) => sum + value, 0);
          expect(books.totals[measure].reduce((sum, value) => sum + value, 0)).toBeCloseTo(total, 4);
          expect(targets[measure].reduce((sum, value) => sum + value, 0)).toBeCloseTo(total, 4);
          for (let at = 0; at < width; at++) {
            let sum = 0;
            for (let cell = at; cell < bySegment[measure].length; cell += width)
              sum += bySegment[measure][cell] as number;
            expect(sum).toBeCloseTo(books.totals[measure][at] as number, 4);
          }
        }
      }),
    );
  });

  it('the FTE-weighted mean of the indices is what is assigned of the total', () => {
    fc.assert(
      fc.property(fc.integer(), anyMoves, (seed, moves) => {
        const base = createRandomBase(seed, moves);
        for (const { after } of computeFigures(base).scorecard.balance) {
          let assigned = 0;
          let weighted = 0;
          for (const { index, target, value } of after.sellers) {
            if (target === 0) continue;
            assigned += value;
            weighted += (index / 100) * target;
          }
          expect(weighted).toBeCloseTo(assigned, 3);
        }
      }),
    );
  });
});

describe('disruption', () => {
  const figures = computeFigures(
    createBase(
      {
        accounts: [
          { id: 'stays', owner: 's1', arr: 100 },
          { id: 'transfer', owner: 's1', arr: 200, ownerSince: '2025-12-01' },
          { id: 'succession', owner: 'gone', arr: 400, ownerSince: '2026-01-01' },
          { id: 'assignment', arr: 800 },
          { id: 'release', owner: 's2', arr: 1600 },
        ],
        sellers: [{ id: 's1' }, { id: 's2' }, { id: 'gone', leavesOn: '2026-06-30' }],
        opportunities: [
          { id: '1', account: 'transfer', stageClass: 'late', amount: 500, closeOn: '2026-06-01' },
          { id: '2', account: 'stays', stageClass: 'late', amount: 500, closeOn: '2026-06-01' },
        ],
      },
      {
        incoming: { transfer: 's2', succession: 's1', assignment: 's1', release: '' },
        waveOf: { transfer: 'wave-2', succession: 'wave-1' },
      },
    ),
  ).scorecard.disruption;

  it('counts transfers only, and every kind of move', () => {
    expect({ ...figures, churn: null, lostAccounts: null, gainedAccounts: null, keptArr: null }).toEqual({
      movedAccounts: 1,
      movedArr: 200,
      movedPipeline: 500,
      lateDealsMoved: 1,
      shares: { accounts: 1 / 5, arr: 200 / 3100, pipeline: 1 / 2, lateDeals: 1 / 2 },
      continuity: 1 / 3,
      movedAgain: 1,
      byKind: { none: 1, transfer: 1, succession: 1, assignment: 1, release: 1 },
      churn: null,
      lostAccounts: null,
      gainedAccounts: null,
      keptArr: null,
      arrAtRiskByWave: Float64Array.of(0, 200, 0, 0),
    });
  });

  it('gives each seller what is lost, gained, kept, and how much of the book is new', () => {
    expect([...figures.lostAccounts]).toEqual([1, 1, 1]);
    expect([...figures.gainedAccounts]).toEqual([2, 1, 0]);
    expect([...figures.churn]).toEqual([3 / 5, 1, 1]);
    expect([...figures.keptArr]).toEqual([1 / 3, 0, 0]);
  });

  it('is moved again within 365 days before the as-of day; unknown and future days are not', () => {
    const asOf = 20_000;
    expect([asOf - 365, asOf, asOf - 366, asOf + 1, -0x8000_0000].map((day) => isRecentlyMoved(day, asOf))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('the preview of a drop', () => {
  it('shows what the drop then does', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        anyMoves,
        fc.uniqueArray(fc.nat(39), { maxLength: 12 }),
        fc.integer({ min: -1, max: 4 }),
        (seed, moves, rows, toRow) => {
          const base = createRandomBase(seed, moves);
          const before = computeFigures(base);
          const preview = previewMove(
            before.after,
            before.targets,
            base.measures,
            base.assignment.incoming,
            rows,
            toRow,
            {
              roster: base.roster,
              incumbent: base.assignment.incumbent,
              movedArr: before.scorecard.disruption.movedArr,
            },
          );
          const losing = new Set(rows.map((row) => base.assignment.incoming[row]).filter((from) => from !== toRow));
          for (const row of rows) base.assignment.incoming[row] = toRow;
          const after = computeFigures(base);
          const bookOf = (row: number): number => (row === NO_ROW ? base.roster.count : row);
          expect(new Set(preview.losing.map(({ row }) => row))).toEqual(losing);
          for (const seller of [preview.gaining, ...preview.losing]) {
            for (const measure of MEASURES) {
              expect(seller.before[measure]).toBeCloseTo(before.after.totals[measure][bookOf(seller.row)] as number, 4);
              expect(seller.after[measure]).toBeCloseTo(after.after.totals[measure][bookOf(seller.row)] as number, 4);
            }
          }
          after.scorecard.balance.forEach(({ measure, after: balance }, index) => {
            // Without anything to share out there is no index, before and after.
            expect(preview.cvAfter[measure] || 0).toBeCloseTo(balance.cv || 0, 8);
            expect(preview.cvBefore[measure] || 0).toBeCloseTo(before.scorecard.balance[index]?.after.cv || 0, 8);
          });
          expect(preview.movedArrShareBefore).toBeCloseTo(before.scorecard.disruption.shares.arr, 10);
          expect(preview.movedArrShareAfter).toBeCloseTo(after.scorecard.disruption.shares.arr, 10);
        },
      ),
    );
  });
});
