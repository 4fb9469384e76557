import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeMarginalGain,
  findKnee,
  measureOwners,
  measureStep,
  traceBound,
} from '../../../shared/overview/frontier-curve.ts';
import type { CurvePoint, FrontierStep } from '../../../shared/overview/frontier-curve.ts';
import { FIRST_SCENARIO } from '../../../shared/model/create-plan.ts';
import { buildPlanBase } from '../../../shared/overview/plan-base.ts';
import { generateSample } from '../../../shared/sample/generate-sample.ts';
import { createRedesignInput, createRedesignSettings } from '../../../shared/overview/redesign-input.ts';
import { finishSearch } from '../../../shared/territory/redesign/drive.ts';
import { proposeRedesign } from '../../../shared/territory/redesign/solve.ts';
import { traceFrontier } from '../../../shared/territory/redesign/frontier.ts';
import { createBase } from '../facts-fixture.ts';

function createCurve() {
  const base = createBase({
    sellers: [{ id: 's1' }, { id: 's2' }, { id: 's3' }],
    accounts: Array.from({ length: 60 }, (_, index) => ({
      id: `a${index}`,
      owner: index < 40 ? 's1' : index < 52 ? 's2' : 's3',
      arr: 10_000 + index * 900,
    })),
  });
  const input = createRedesignInput(base);
  const settings = {
    ...createRedesignSettings(base, ['arr', 'accounts']),
    effort: 0.05,
    maximumMovedAccounts: 1,
    maximumMovedArr: 1,
    minimumKeptArr: 0,
  };
  const points = finishSearch(traceFrontier(input, settings));
  return { base, input, settings, points, steps: points.map((point) => measureStep(base, settings, point)) };
}

describe('the frontier as a curve', () => {
  it('counts as the search does: disruption and priced imbalance are its value', () => {
    const { points, steps } = createCurve();
    steps.forEach(({ disruption, imbalance, price, bound }, index) => {
      const { value } = points[index]!.proposal.quality;
      if (imbalance > 0) expect(disruption + price * imbalance).toBeCloseTo(value, 6);
      expect(bound).toBeLessThanOrEqual(value + 1e-6);
    });
  });

  it('is never worse at its end than a proposal that is known', () => {
    const { facts, document } = generateSample({ accounts: 200, sellers: 8, seed: 1, today: '2027-01-11' });
    const large = buildPlanBase(facts, document, FIRST_SCENARIO);
    const input = createRedesignInput(large);
    const settings = createRedesignSettings(large);
    const best = finishSearch(proposeRedesign(input, settings));
    const hasty = { ...settings, effort: 0.0001 };
    const weights = [settings.balanceWeight];
    const [alone] = finishSearch(traceFrontier(input, hasty, weights));
    const [point] = finishSearch(traceFrontier(input, hasty, weights, undefined, best));
    expect(alone!.proposal.quality.value).toBeGreaterThan(best.quality.value);
    expect(point!.proposal.quality.value).toBeLessThanOrEqual(best.quality.value);
  });

  it('starts at today, which is 1, and measures any owners as it measures its points', () => {
    const { base, input, settings, points, steps } = createCurve();
    const { outcomes, owner } = points.at(-1)!.proposal;
    const measure = (owners: Int32Array): CurvePoint => measureOwners(base, input, settings, outcomes, owners);
    expect(measure(base.assignment.incumbent)).toMatchObject({ disruption: 0, imbalance: 1, movedAccounts: 0 });
    const last = steps.at(-1)!;
    const again = measure(owner);
    expect(again.imbalance).toBeCloseTo(last.imbalance, 9);
    expect(again.disruption).toBeCloseTo(last.disruption, 6);
    expect(again.out).toBe(last.out);
  });

  it('lies nowhere below what is proved', () => {
    const { steps } = createCurve();
    const most = Math.max(...steps.map(({ disruption }) => disruption));
    const line = traceBound(steps, most);
    expect(line.length).toBeGreaterThan(1);
    expect(line[0]!.disruption).toBe(0);
    expect(line.at(-1)!.disruption).toBe(most);
    for (const { disruption, imbalance } of steps) {
      const after = line.findIndex((corner) => corner.disruption >= disruption);
      const right = line[after]!;
      const left = line[Math.max(0, after - 1)]!;
      const width = right.disruption - left.disruption;
      const share = width > 0 ? (disruption - left.disruption) / width : 0;
      const height = left.imbalance + share * (right.imbalance - left.imbalance);
      expect(imbalance).toBeGreaterThanOrEqual(height - 1e-6);
    }
  });
});

const rest = {
  movedAccountsShare: 0,
  movedArrShare: 0,
  lateDealsMoved: 0,
  movedAgain: 0,
  continuity: 1,
};
const at = (disruption: number, imbalance: number, out = 0): CurvePoint => ({
  ...rest,
  disruption,
  imbalance,
  out,
  movedAccounts: disruption,
  movedArr: disruption * 1000,
});

describe('the line of what is proved', () => {
  it('only falls, bends one way, and touches every proof', () => {
    const proof = fc.record({
      price: fc.double({ min: 0.1, max: 100, noNaN: true }),
      bound: fc.double({ min: 0, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(proof, { minLength: 1, maxLength: 12 }), (proofs) => {
        const steps = proofs.map((each): FrontierStep => ({
          ...at(1, 1),
          ...each,
          balanceWeight: 1,
          moves: 1,
          gap: 0,
        }));
        const line = traceBound(steps, 120);
        for (const [index, corner] of line.entries()) {
          const highest = Math.max(0, ...proofs.map(({ price, bound }) => (bound - corner.disruption) / price));
          expect(corner.imbalance).toBeCloseTo(highest, 6);
          if (index > 0) expect(corner.imbalance).toBeLessThanOrEqual(line[index - 1]!.imbalance + 1e-9);
        }
      }),
    );
  });
});

describe('the knee', () => {
  it('is where further moves begin to buy less', () => {
    const curve = [at(0, 1), at(10, 0.5), at(20, 0.1), at(60, 0.06), at(100, 0.05)];
    expect(findKnee(curve, 'disruption', 'imbalance')).toBe(2);
    expect(findKnee([at(0, 1), at(50, 0.5), at(100, 0)], 'disruption', 'imbalance')).toBe(-1);
    expect(findKnee([], 'movedArr', 'out')).toBe(-1);
  });
});

describe('what ten more moves bring', () => {
  it('is the difference, per ten accounts', () => {
    expect(computeMarginalGain(at(10, 0.5, 6), at(30, 0.3, 2))).toEqual({
      accounts: 20,
      imbalance: 0.1,
      out: 2,
      arr: 10_000,
    });
    expect(computeMarginalGain(at(10, 0.5), at(10, 0.5))).toBeNull();
  });
});
