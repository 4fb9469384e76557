import { describe, expect, it } from 'vitest';
import { createRedesignInput, createRedesignSettings } from '../../../shared/overview/redesign-input.ts';
import { createRedesignReport } from '../../../shared/overview/redesign-report.ts';
import { formatShare } from '../../../shared/persona/wording.ts';
import { computeEligibility } from '../../../shared/territory/eligibility.ts';
import { driveSearch, finishSearch } from '../../../shared/territory/redesign/drive.ts';
import { keepUndominated, traceFrontier } from '../../../shared/territory/redesign/frontier.ts';
import { diagnoseRedesign } from '../../../shared/territory/redesign/infeasible.ts';
import type { RedesignSettings } from '../../../shared/territory/redesign/input.ts';
import { proposeRedesign } from '../../../shared/territory/redesign/solve.ts';
import { createBase } from '../facts-fixture.ts';
import type { AccountLine } from '../facts-fixture.ts';

const SELLERS = [
  { id: 's1', region: 'North' },
  { id: 's2', region: 'North; South' },
  { id: 'gone', region: 'South', leavesOn: '2026-06-12' },
];

function createPlan(accounts: readonly AccountLine[]) {
  const base = createBase({ sellers: SELLERS, accounts });
  const settings: RedesignSettings = {
    ...createRedesignSettings(base, ['accounts']),
    effort: 0.02,
    maximumMovedAccounts: 1,
    maximumMovedArr: 1,
    minimumKeptArr: 0,
  };
  return { base, input: createRedesignInput(base), settings };
}

const list = (count: number, more: (index: number) => Partial<AccountLine>): AccountLine[] =>
  Array.from({ length: count }, (_, index) => ({ id: `a${index}`, ...more(index) }));

describe('a proposal explains itself', () => {
  it('why each account moves, what it costs, what it cures', () => {
    const { base, input, settings } = createPlan(list(20, (index) => ({ owner: index < 16 ? 's1' : 'gone' })));
    const proposal = finishSearch(proposeRedesign(input, settings));
    expect(proposal.status).toBe('within');
    const report = createRedesignReport(base, input, settings, proposal, null);
    const leavers = report.moves.filter(({ kind }) => kind === 'succession');
    expect(leavers).toHaveLength(4);
    expect(leavers[0]?.why).toMatch(/^Seller gone leaves\./);
    const transfers = report.moves.filter(({ kind }) => kind === 'transfer');
    expect(transfers.length).toBeGreaterThan(0);
    for (const { why, costs, from, to } of transfers) {
      expect({ from, to }).toEqual({ from: 's1', to: 's2' });
      expect(why).toMatch(/(Brings|Takes) Seller s\d/);
      expect(costs).toContain('1 account');
    }
    expect(report.quality.words).toMatch(/^Within [\d.]+% of the best/);
  });

  it('names the clash of a required seller who leaves', () => {
    const { base, input, settings } = createPlan(list(4, () => ({ owner: 's1' })));
    const asked = { ...settings, required: [{ account: 1, seller: 2 }] };
    const proposal = finishSearch(proposeRedesign(input, asked));
    expect(proposal.status).toBe('clash');
    const diagnosis = finishSearch(diagnoseRedesign(input, asked, proposal));
    const report = createRedesignReport(base, input, asked, proposal, diagnosis);
    expect(report.clashes).toEqual(['Account a1 is required to go to Seller gone, who leaves.']);
    expect(report.relaxations[0]).toMatchObject({ relaxation: 'required and forbidden sellers', isSolvable: true });
  });

  it('names the rule that leaves nobody for an account, and that capacity is too small', () => {
    const { base, settings } = createPlan(
      list(4, () => ({ owner: 's1' })).map((line, row) => ({
        ...line,
        region: row === 0 ? 'West' : 'North',
        owner: row === 0 ? 'gone' : 's1',
      })),
    );
    const strict = { ...createRedesignInput(base, ['region']) };
    const proposal = finishSearch(proposeRedesign(strict, settings));
    expect(proposal.clashes).toEqual([{ kind: 'nobody-eligible', accounts: [0], sellers: [2] }]);
    const diagnosis = finishSearch(diagnoseRedesign(strict, settings, proposal));
    expect(diagnosis.relaxations[0]).toMatchObject({ relaxation: 'eligibility', isSolvable: true });

    const full = { ...createRedesignInput(base), capacity: new Float64Array(base.roster.count) };
    const crowded = finishSearch(proposeRedesign(full, settings));
    expect(crowded.status).toBe('clash');
    expect(crowded.clashes[0]?.kind).toBe('capacity');
    expect(finishSearch(diagnoseRedesign(full, settings, crowded)).relaxations[0]?.relaxation).toBe('capacity');
  });

  it('says how far the limits on what may move would have to give, and no further', () => {
    const { base, input, settings } = createPlan(list(20, (index) => ({ owner: index < 16 ? 's1' : 's2' })));
    const tight = { ...settings, maximumMovedAccounts: 0.05, maximumMovedArr: 0.05 };
    const proposal = finishSearch(proposeRedesign(input, tight));
    expect(proposal.status).toBe('outside');
    const diagnosis = finishSearch(diagnoseRedesign(input, tight, proposal));
    const [best] = diagnosis.relaxations;
    expect(best).toMatchObject({ relaxation: 'maximum moved', isSolvable: true, out: 0 });
    const { movedAccounts = 1, movedArr = 1 } = best?.limits ?? {};
    expect(movedAccounts).toBeLessThan(0.5);
    const raised = { ...tight, maximumMovedAccounts: movedAccounts, maximumMovedArr: movedArr };
    const cured = finishSearch(proposeRedesign(input, raised));
    expect(cured.status).toBe('within');
    const moved = cured.moves.filter(({ kind }) => kind === 'transfer').length;
    expect(moved / 20).toBeLessThanOrEqual(movedAccounts);
    const { words } = createRedesignReport(base, input, tight, proposal, diagnosis).relaxations[0] ?? {};
    expect(words).toBe(
      `If ${formatShare(movedAccounts)} of the accounts and ${formatShare(movedArr)} of the ARR may move, nobody is out of tolerance.`,
    );
  });

  it('offers only those constraints whose giving way would help', () => {
    const { base, input, settings } = createPlan(list(20, (index) => ({ owner: index < 16 ? 's1' : 's2' })));
    const proposal = finishSearch(proposeRedesign(input, { ...settings, maximumMovedAccounts: 0.05 }));
    const effect = { isSolvable: true, out: 2, excess: 0.5 } as const;
    const diagnosis = {
      asItIs: { out: 2, excess: 0.5 },
      relaxations: [
        { ...effect, relaxation: 'kept ARR', out: 1, excess: 0.1 },
        { ...effect, relaxation: 'eligibility', out: 2, excess: 0.2 },
        { ...effect, relaxation: 'locks', out: 3, excess: 0.3 },
        { ...effect, relaxation: 'families' },
        { ...effect, relaxation: 'capacity', isSolvable: false, excess: 0 },
      ],
      bars: [],
    } as const;
    const { relaxations } = createRedesignReport(base, input, settings, proposal, diagnosis);
    expect(relaxations.map(({ words }) => words)).toEqual([
      'If sellers may lose more of their ARR, 1 instead of 2 is out of tolerance. Helps most.',
      'Without the rules of eligibility, 2 are still out of tolerance, by less.',
      'Without the locks, 3 instead of 2 are out of tolerance, but by less in all.',
    ]);
  });

  it('writes one sentence of several effects', () => {
    const { base, input, settings } = createPlan(list(20, (index) => ({ owner: index < 16 ? 's1' : 's2' })));
    const proposal = finishSearch(proposeRedesign(input, settings));
    const { moves } = createRedesignReport(base, input, settings, proposal, null);
    for (const { why } of moves) expect(why).not.toMatch(/; [A-Z]/);
    expect(moves.some(({ why }) => why.includes('; '))).toBe(true);
  });

  it('says which lock or which large account keeps a seller out', () => {
    const locked = createPlan(list(10, () => ({ owner: 's1', locked: true })));
    const stuck = finishSearch(proposeRedesign(locked.input, locked.settings));
    const diagnosis = finishSearch(diagnoseRedesign(locked.input, locked.settings, stuck));
    expect(diagnosis.bars.find(({ seller }) => seller === 0)).toMatchObject({ why: 'locked-too-much', share: 2 });
    expect(diagnosis.relaxations[0]).toMatchObject({ relaxation: 'locks', out: 0 });

    const large = createPlan(list(4, (index) => ({ owner: 's1', arr: index === 0 ? 1000 : 100 })));
    const settings = { ...large.settings, measures: createRedesignSettings(large.base, ['arr']).measures };
    const proposal = finishSearch(proposeRedesign(large.input, settings));
    expect(proposal.status).toBe('outside');
    expect(proposal.whales[0]).toMatchObject({ accounts: [0], measure: 'arr' });
    const why = finishSearch(diagnoseRedesign(large.input, settings, proposal));
    expect(why.bars).toContainEqual(expect.objectContaining({ why: 'one-account-too-large', accounts: [0] }));
  });
});

describe('the frontier', () => {
  it('goes from nearly nothing moved to even books', () => {
    const { input, settings } = createPlan(
      list(40, (index) => ({ owner: index < 35 ? 's1' : 's2', arr: index * 100 })),
    );
    const points = finishSearch(traceFrontier(input, settings));
    expect(points.length).toBeGreaterThanOrEqual(10);
    expect(keepUndominated(points)).toEqual(points);
    points.slice(1).forEach(({ proposal: { quality }, balanceWeight }, index) => {
      const before = points[index]!;
      expect(balanceWeight).toBeGreaterThan(before.balanceWeight);
      expect(quality.disruption).toBeGreaterThanOrEqual(before.proposal.quality.disruption - 1e-6);
      expect(quality.imbalance / balanceWeight).toBeLessThanOrEqual(
        before.proposal.quality.imbalance / before.balanceWeight + 1e-6,
      );
    });
    const first = points[0]!.proposal;
    const last = points.at(-1)!.proposal;
    expect(first.quality.disruption).toBeLessThanOrEqual(last.quality.disruption);
    expect(first.moves.length).toBe(0);
    expect(last.status).toBe('within');
    for (const { proposal } of points)
      expect(proposal.quality.value).toBeGreaterThanOrEqual(proposal.quality.bound - 1e-6);
  });
});

describe('the port of a host', () => {
  it('hears of progress, and stops a search', async () => {
    const { input, settings } = createPlan(list(20, () => ({ owner: 's1' })));
    const stages = new Set<string>();
    let pauses = 0;
    const port = (limit: number) => ({
      report: ({ stage, share }: { stage: string; share: number }) => {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        stages.add(stage);
      },
      pause: async () => {
        pauses++;
        await Promise.resolve();
      },
      isCancelled: () => pauses >= limit,
    });
    expect(await driveSearch(proposeRedesign(input, settings), port(3))).toBeNull();
    expect(pauses).toBe(3);
    pauses = 0;
    const proposal = await driveSearch(proposeRedesign(input, settings), port(Number.POSITIVE_INFINITY));
    expect(proposal).toEqual(finishSearch(proposeRedesign(input, settings)));
    expect([...stages]).toEqual(['pricing', 'searching', 'polishing']);
    expect(structuredClone(input)).toEqual(input);
    expect(structuredClone(proposal)).toEqual(proposal);
  });
});

describe('eligibility', () => {
  it('reads regions joined by semicolons; unknown is no bar', () => {
    const { base } = createPlan([{ id: 'a0', region: 'South' }, { id: 'a1', region: ' north' }, { id: 'a2' }]);
    const { classOf, allowed } = computeEligibility(base.facts, base.roster, ['region']);
    const mayHave = (row: number): number[] => {
      const start = (classOf[row] as number) * base.roster.count;
      return [...allowed.subarray(start, start + base.roster.count)];
    };
    expect([mayHave(0), mayHave(1), mayHave(2)]).toEqual([
      [0, 1, 1],
      [1, 1, 0],
      [1, 1, 1],
    ]);
  });
});
