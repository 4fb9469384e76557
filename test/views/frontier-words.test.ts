import { describe, expect, it } from 'vitest';
import { describeNext } from '../../renderer/views/territories/frontier/frontier-view.ts';
import { formatsFor } from '../../renderer/ui/format.ts';
import type { FrontierStep } from '../../shared/overview/frontier-curve.ts';

const FORMATS = formatsFor('EUR', 'en');

function createStep(movedAccounts: number, out: number, imbalance: number): FrontierStep {
  return {
    movedAccounts,
    movedAccountsShare: movedAccounts / 100,
    movedArr: movedAccounts * 1_000_000,
    movedArrShare: movedAccounts / 100,
    lateDealsMoved: 0,
    movedAgain: 0,
    continuity: 1,
    disruption: movedAccounts,
    imbalance,
    out,
    balanceWeight: 1,
    moves: movedAccounts,
    price: 1,
    bound: 0,
    gap: 0,
  };
}

describe('what a little more would buy', () => {
  it('is told for ten accounts where the curve offers so many', () => {
    const steps = [createStep(0, 8, 1), createStep(4, 7, 0.9), createStep(20, 4, 0.5), createStep(60, 0, 0)];
    expect(describeNext(FORMATS, steps, 0)).toBe(
      'The next 10 accounts, about €100K of ARR, buy 25% less of today’s imbalance and about 2 fewer out of tolerance.',
    );
  });

  it('counts whole sellers', () => {
    const steps = [createStep(0, 8, 1), createStep(40, 5, 0.2)];
    expect(describeNext(FORMATS, steps, 0)).toBe(
      'The next 10 accounts, about €100K of ARR, buy 20% less of today’s imbalance and about 1 fewer out of tolerance.',
    );
    const flat = [createStep(0, 8, 1), createStep(40, 7, 0.2)];
    expect(describeNext(FORMATS, flat, 0)).not.toContain('tolerance');
  });

  it('is never more than what is left of the curve', () => {
    const steps = [createStep(8, 3, 0.3), createStep(9, 0, 0.1)];
    expect(describeNext(FORMATS, steps, 0)).toBe(
      'The next account, about €10K of ARR, buys 20% less of today’s imbalance and about 3 fewer out of tolerance.',
    );
    expect(describeNext(FORMATS, [...steps, createStep(11, 0, 0)], 0)).toBe(
      'The next 3 accounts, about €30K of ARR, buy 30% less of today’s imbalance and about 3 fewer out of tolerance.',
    );
    expect(describeNext(FORMATS, steps, 1)).toBe('No further point: more moves are not allowed, or would not help.');
  });
});
