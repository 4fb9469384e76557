import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../shared/commands/execute.ts';
import { applyPatch } from '../../shared/history/patch.ts';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { explainTarget } from '../../shared/overview/explain-scorecard.ts';
import { buildPlanBase, refreshPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { createRedesignInput, createRedesignSettings } from '../../shared/overview/redesign-input.ts';
import { listSegments } from '../../shared/overview/report-books.ts';
import { MEASURES } from '../../shared/territory/measures.ts';
import { buildInstance } from '../../shared/territory/redesign/instance.ts';
import { computeSegmentTargets, listTargetParts } from '../../shared/territory/targets.ts';
import { createBase } from './facts-fixture.ts';
import type { FactsLines } from './facts-fixture.ts';
import { createNumbers } from './random-base.ts';

const BY_REGION = { region: true, segment: false, skill: false };
const byRegion = { policy: { redesign: { ...DEFAULT_POLICY.redesign, eligibleBy: BY_REGION } } };

describe('targets where regions decide who may have what', () => {
  const lines: FactsLines = {
    accounts: [
      { id: 'a', owner: 'n1', arr: 300_00, segment: 'SMB', region: 'North' },
      { id: 'b', owner: 's1', arr: 100_00, segment: 'SMB', region: 'South' },
      { id: 'c', owner: 's1', arr: 60_00, segment: 'SMB' },
      { id: 'd', arr: 90_00, segment: 'Enterprise', region: 'North' },
      { id: 'e', arr: 500_00, segment: 'Enterprise', region: 'West' },
    ],
    sellers: [
      { id: 'n1', region: 'North' },
      { id: 'n2', region: 'North', fte: 0.5 },
      { id: 's1', region: 'South' },
      { id: 'gone', region: 'North', leavesOn: '2026-01-31' },
    ],
  };

  it('are shares of what each is eligible for, and nobody’s where nobody is', () => {
    // North: 390 among 1.5 FTE, South: 100 to one, without a region: 60 among 2.5; West has no seller.
    const { targets } = createBase(lines, byRegion);
    expect([...targets.arr]).toEqual([260_00 + 24_00, 130_00 + 12_00, 100_00 + 24_00, 0]);
  });

  it('are explained by the accounts and the sellers that share them', () => {
    expect(explainTarget(createBase(lines, byRegion), 'arr', 0)).toEqual([
      'Per segment: the accounts they are eligible for × FTE ÷ FTE of all who are',
      'SMB: EUR 300 × 1 ÷ 1.5 = EUR 200',
      'SMB: EUR 60 × 1 ÷ 2.5 = EUR 24',
      'Enterprise: EUR 90 × 1 ÷ 1.5 = EUR 60',
      'Together EUR 284',
    ]);
  });

  it('follow at once when a rule is switched on, and back when that is undone', () => {
    const base = createBase(lines);
    const outcome = execute(base, { kind: 'changePolicy', policy: 'redesign', change: { eligibleBy: BY_REGION } });
    if (!outcome.ok) throw new Error(outcome.message);
    applyPatch(base.document, outcome.patch);
    const next = refreshPlanBase(base, outcome.patch);
    const anew = buildPlanBase(base.sourceFacts, base.document, base.scenario);
    expect(next.targets).not.toEqual(base.targets);
    expect(next.targets).toEqual(anew.targets);
    expect(next.balanceBefore).toEqual(anew.balanceBefore);
  });

  it('stand in the segments of the report as on the scorecard', () => {
    const [smb] = listSegments(createBase(lines, byRegion));
    expect(smb?.bySeller.map(({ seller, target }) => [seller, target.arr])).toEqual([
      ['n1', 224_00],
      ['s1', 124_00],
    ]);
  });
});

describe('laws of targets', () => {
  it('board and optimizer share by the same ones; segments and parts sum to them', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const base = createRegions(seed);
        const { measures, roster, sharing, targets } = base;
        const settings = createRedesignSettings(base, MEASURES);
        const instance = buildInstance(createRedesignInput(base), settings);
        const bySegment = computeSegmentTargets(measures, sharing);
        for (const [index, measure] of MEASURES.entries()) {
          targets[measure].forEach((target, seller) => {
            expect(instance.targets[seller * MEASURES.length + index]).toBe(target);
            let sum = 0;
            for (let at = seller; at < bySegment[measure].length; at += roster.count) sum += bySegment[measure][at]!;
            expect(sum).toBeCloseTo(target, 6);
            const parts = listTargetParts(measures, measure, sharing, seller);
            expect(parts.reduce((whole, { share }) => whole + share, 0)).toBeCloseTo(target, 6);
          });
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Accounts and sellers in a few regions and segments, each perhaps without; rules of both on. */
function createRegions(seed: number): PlanBase {
  const next = createNumbers(seed);
  const pick = (values: readonly string[]): string => values[Math.floor(next() * values.length)] as string;
  const place = (): { region: string } | object => (next() < 0.8 ? { region: pick(['North', 'South', 'West']) } : {});
  return createBase(
    {
      accounts: Array.from({ length: 30 }, (_, row) => ({
        id: `a${row}`,
        arr: Math.floor(next() * 1_000_000),
        segment: pick(['Enterprise', 'SMB']),
        ...place(),
      })),
      sellers: Array.from({ length: 5 }, (_, row) => ({
        id: `s${row}`,
        fte: pick(['1', '0.5', '0.8']),
        ...place(),
      })).map((line) => ({ ...line, fte: Number(line.fte) })),
    },
    byRegion,
  );
}
