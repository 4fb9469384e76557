// @vitest-environment happy-dom
import { act, cleanup } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { explainFit } from '../../shared/overview/explain-fit.ts';
import { compareFindings } from '../../shared/overview/finding-changes.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { projectFindings } from '../../renderer/state/projection.ts';
import { dispatch } from '../../renderer/state/plan-actions.ts';
import { anyMoves, createRandomBase } from '../domain/random-base.ts';
import { createBase } from '../domain/facts-fixture.ts';
import { openSampleInMemory, readBase } from './open-sample.ts';

describe('findings of a drop', () => {
  beforeEach(openSampleInMemory);
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('are those that the plan has after it, and the plan is not touched', () => {
    const base = readBase();
    const { assignment, facts, roster } = base;
    const figures = computeFigures(base);
    const to = roster.kinds.findIndex((kind, row) => kind === 'seller' && (roster.fte[row] as number) > 0);
    const row = assignment.incoming.findIndex((owner, at) => owner !== to && owner >= 0 && assignment.locked[at] === 0);
    const foreseen = projectFindings(base, figures, { board: 'sellers', rows: [row], over: to });
    expect(computeFigures(base).findings).toEqual(figures.findings);
    const account = facts.accounts.id[row] as string;
    act(() => {
      dispatch({ kind: 'moveAccounts', accounts: [account], to: roster.ids[to] as string, alone: true });
    });
    expect(foreseen).toEqual(compareFindings(figures.findings, computeFigures(readBase()).findings));
    expect(foreseen.length).toBeGreaterThan(0);
  });

  it('change nothing where nothing changes, and turn round when taken back', () => {
    fc.assert(
      fc.property(fc.nat(), anyMoves, anyMoves, (seed, moves, others) => {
        const before = computeFigures(createRandomBase(seed, moves)).findings;
        const after = computeFigures(createRandomBase(seed, others)).findings;
        expect(compareFindings(before, before)).toEqual([]);
        const there = compareFindings(before, after).map(({ effect, finding: { id } }) => `${effect} ${id}`);
        const back = compareFindings(after, before).map(({ effect, finding: { id } }) => `${BACK[effect]} ${id}`);
        expect(there.toSorted()).toEqual(back.toSorted());
      }),
      { numRuns: 20 },
    );
  });
});

const BACK = { causes: 'cures', cures: 'causes', worsens: 'eases', eases: 'worsens' } as const;

describe('eligibility at the columns', () => {
  const lines = {
    accounts: [
      { id: 'a', owner: 's1', region: 'North' },
      { id: 'b', owner: 's1', region: 'South' },
      { id: 'c', owner: 's1' },
    ],
    sellers: [
      { id: 's1', region: 'North' },
      { id: 's2', region: 'South' },
    ],
  };

  it('says who does not fit, only where a rule is on; unknown is no bar', () => {
    const off = createBase(lines);
    expect(explainFit(off, [0, 1, 2], 1)).toBeNull();
    const eligibleBy = { region: true, segment: false, skill: false };
    const on = createBase(lines, { policy: { redesign: { ...DEFAULT_POLICY.redesign, eligibleBy } } });
    expect(explainFit(on, [0], 1)).toBe('Account a does not fit Seller s2 by region.');
    expect(explainFit(on, [0, 1, 2], 1)).toBe('1 of 3 accounts do not fit Seller s2 by region.');
    expect(explainFit(on, [1, 2], 1)).toBeNull();
    expect(explainFit(on, [0, 1, 2], -1)).toBeNull();
  });
});
