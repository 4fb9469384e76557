import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../shared/commands/execute.ts';
import { proposeFix } from '../../shared/commands/fixes/propose-fix.ts';
import { applyPatch } from '../../shared/history/patch.ts';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { refreshPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import type { Finding, FindingRule } from '../../shared/waves/findings.ts';
import { createBase } from '../domain/facts-fixture.ts';
import type { AccountLine, Decisions, FactsLines } from '../domain/facts-fixture.ts';
import { anyMoves, createRandomBase } from '../domain/random-base.ts';

const sellers = [
  { id: 's1', manager: 'boss' },
  { id: 's2', manager: 'boss' },
  { id: 'boss', kind: 'manager' },
];
const LAUNCHES = ['2026-07-01', '2026-07-22', '2026-08-12'];

function listAccounts(count: number, fields: Partial<AccountLine> = {}): AccountLine[] {
  return Array.from({ length: count }, (_, index) => ({ id: `a${index}`, owner: 's1', arr: 100_00, ...fields }));
}

function moveAll(count: number, wave: string, decisions: Decisions = {}): Decisions {
  const all = <T>(value: T): Record<string, T> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, value]));
  const { waveOf, ...others } = decisions;
  return { incoming: all('s2'), waveOf: { ...all(wave), ...waveOf }, launches: LAUNCHES, ...others };
}

function listFindings(base: PlanBase, rule: FindingRule): Finding[] {
  return computeFigures(base).findings.filter((finding) => finding.rule === rule);
}

/** The fix of the first finding of a rule, and what the rule still finds once it is carried out. */
function settle(rule: FindingRule, lines: FactsLines, decisions: Decisions) {
  const base = createBase(lines, decisions);
  const { load } = computeFigures(base);
  const [finding] = listFindings(base, rule);
  if (!finding) throw new Error(`The rule ${rule} finds nothing to fix.`);
  const fix = proposeFix(base, load, finding);
  if (!fix) return { label: null, left: null };
  const outcome = execute(base, fix.command);
  if (!outcome.ok) throw new Error(outcome.message);
  applyPatch(base.document, outcome.patch);
  return { label: fix.label, left: listFindings(refreshPlanBase(base, outcome.patch), rule).map(({ title }) => title) };
}

describe('what settles a finding', () => {
  it('moves personas that have no place in the first wave to the next', () => {
    const lines = { accounts: listAccounts(3, { strategic: true }), sellers };
    expect(settle('first-wave-persona', lines, moveAll(3, 'wave-1'))).toEqual({
      label: 'Move these 3 to Wave 2',
      left: [],
    });
  });

  it('moves the largest accounts out of the first wave', () => {
    const lines = { accounts: [...listAccounts(20), { id: 'big', owner: 's1', arr: 900_00 }], sellers };
    const decisions = { incoming: { big: 's2' }, waveOf: { big: 'wave-1' }, launches: LAUNCHES };
    expect(settle('first-wave-large-account', lines, decisions)).toEqual({
      label: 'Move Account big to Wave 2',
      left: [],
    });
  });

  it('thins out a first wave that is too big or moves too much', () => {
    const lines = { accounts: listAccounts(10), sellers };
    const most = moveAll(10, 'wave-1', { waveOf: { a0: 'wave-2' } });
    expect(settle('first-wave-too-big', lines, most)).toEqual({ label: 'Move these 4 to Wave 2', left: [] });
    expect(settle('first-wave-arr', lines, most)).toEqual({ label: 'Move these 7 to Wave 2', left: [] });
    expect(settle('big-bang', lines, moveAll(10, 'wave-1'))).toEqual({ label: 'Move these 5 to Wave 2', left: [] });
  });

  it('adds a wave where there is only one', () => {
    const lines = { accounts: listAccounts(2), sellers };
    const none = { tables: { waves: { 'wave-1': { name: 'Wave 1', launch: '2026-07-01', order: 1 } } } };
    const base = createBase(lines, { ...moveAll(2, 'wave-1'), ...none });
    for (const wave of ['wave-2', 'wave-3']) base.document.tables.get('plan-a/waves')?.delete(wave);
    const alone = refreshPlanBase(base, { 'plan-a/waves': {} });
    const [finding] = listFindings(alone, 'big-bang');
    expect(finding && proposeFix(alone, computeFigures(alone).load, finding)).toEqual({
      label: 'Add Wave 2 on 2026-07-22',
      command: { kind: 'addWave', name: 'Wave 2', launch: '2026-07-22' },
    });
  });

  it('brings a family together in its latest wave', () => {
    const lines = { accounts: [...listAccounts(1), { id: 'a1', owner: 's1', parent: 'a0' }], sellers };
    expect(settle('family-split-waves', lines, moveAll(2, 'wave-1', { waveOf: { a1: 'wave-3' } }))).toEqual({
      label: 'Move Account a0 to Wave 3',
      left: [],
    });
  });

  it('evens out the mix of a persona', () => {
    const lines = { accounts: listAccounts(10, { strategic: true }), sellers };
    const decisions = moveAll(10, 'wave-2', { waveOf: { a0: 'wave-3' } });
    expect(settle('persona-quota', lines, decisions)).toEqual({
      label: 'Move 6 of High-risk relationship from Wave 2 to Wave 3',
      left: [],
    });
  });

  it('moves renewals to a wave that they are not inside of', () => {
    const lines = { accounts: listAccounts(2, { renewal: '2026-07-10' }), sellers };
    expect(settle('renewal-in-handover', lines, moveAll(2, 'wave-1'))).toEqual({
      label: 'Move these 2 to Wave 2',
      left: [],
    });
  });

  it('dates a wave, leaves time between waves, and launches on working days', () => {
    const lines = { accounts: listAccounts(2), sellers };
    const two = { waveOf: { a1: 'wave-2' } };
    const undated = moveAll(2, 'wave-1', { ...two, launches: ['2026-07-01'] });
    expect(settle('undated-wave', lines, undated)).toEqual({ label: 'Launch Wave 2 on 2026-07-22', left: [] });
    const close = moveAll(2, 'wave-1', { ...two, launches: ['2026-07-01', '2026-07-06'] });
    expect(settle('waves-too-close', lines, close)).toEqual({ label: 'Launch Wave 2 on 2026-07-22', left: [] });
    const saturday = moveAll(2, 'wave-1', { launches: ['2026-07-04'] });
    expect(settle('launch-not-worked', lines, saturday)).toEqual({ label: 'Launch Wave 1 on 2026-07-06', left: [] });
  });

  it('waits with owner changes for the full notice, and until closed days are over', () => {
    const lines = { accounts: listAccounts(2), sellers };
    const early = { a0: { effective: '2026-07-06', reason: 'x' } };
    expect(settle('notice-too-short', lines, moveAll(2, 'wave-1', { tables: { accountDates: early } }))).toEqual({
      label: 'Change the owner of Account a0 on 2026-07-15',
      left: [],
    });
    expect(settle('closed-days', lines, moveAll(2, 'wave-1', { launches: ['2026-06-08'] }))).toEqual({
      label: 'Change the owner of these 2 on 2026-07-01',
      left: [],
    });
    expect(settle('closed-days', lines, moveAll(2, 'wave-1', { launches: ['2026-06-22'] }))).toEqual({
      label: 'Launch Wave 1 on 2026-07-01',
      left: [],
    });
  });

  it('gives a seller with too much in a week a later wave for as few as it takes', () => {
    const fresh = { accounts: listAccounts(9, { customerSince: '2026-04-01' }), sellers };
    expect(settle('seller-overloaded', fresh, moveAll(9, 'wave-1'))).toEqual({
      label: 'Move 3 of Seller s1 to Wave 3',
      left: [],
    });
    const risky = { accounts: listAccounts(5, { strategic: true }), sellers };
    expect(settle('in-person-introductions', risky, moveAll(5, 'wave-2'))).toEqual({
      label: 'Move 2 of Seller s1 to Wave 3',
      left: [],
    });
    expect(settle('manager-overloaded', risky, moveAll(5, 'wave-2'))).toEqual({
      label: 'Move 1 of Seller boss to Wave 3',
      left: [],
    });
  });

  it('waits for a vacancy', () => {
    const vacancies = { v: { name: 'Vacancy', team: '', region: '', manager: '', fte: 1, startsOn: '2026-07-01' } };
    const decisions = { ...moveAll(1, 'wave-1', { tables: { vacancies } }), incoming: { a0: 'v' } };
    expect(settle('seller-not-started', { accounts: listAccounts(1), sellers }, decisions)).toEqual({
      label: 'Move 1 of Vacancy to Wave 2',
      left: [],
    });
  });

  it('spreads what the call centre cannot answer', () => {
    const policy = { callCentre: { ...DEFAULT_POLICY.callCentre, isOn: true, repliesPerDay: 1 } };
    const lines = { accounts: listAccounts(60), sellers };
    expect(settle('call-centre-overloaded', lines, moveAll(60, 'wave-1', { policy }))).toEqual({
      label: 'Move 10 customers to Wave 2',
      left: [],
    });
  });

  it('schedules what has no wave where the guidance misses it most, a persona at a time', () => {
    const core = { accounts: listAccounts(10), sellers };
    const { waveOf: _, ...unscheduled } = moveAll(10, 'wave-1');
    expect(settle('unscheduled-moves', core, unscheduled)).toEqual({
      label: 'Move 6 of Core to Wave 1',
      left: ['4 moves without a wave'],
    });
    const rest = Object.fromEntries(Array.from({ length: 6 }, (_unused, index) => [`a${index}`, 'wave-1']));
    expect(settle('unscheduled-moves', core, { ...unscheduled, waveOf: rest })).toEqual({
      label: 'Move these 4 to Wave 2',
      left: [],
    });
    const risky = { accounts: listAccounts(1, { strategic: true }), sellers };
    const { waveOf: _wave, ...one } = moveAll(1, 'wave-1');
    expect(settle('unscheduled-moves', risky, one)).toEqual({ label: 'Move Account a0 to Wave 3', left: [] });
    // Its customers have been told by the day of the plan.
    const launched = { ...unscheduled, launches: ['2026-05-04', ...LAUNCHES.slice(1)] };
    expect(settle('unscheduled-moves', core, launched).label).toBe('Move 4 of Core to Wave 2');
  });

  describe('hands over what a leaver keeps', () => {
    const staff = [
      { id: 'gone', leavesOn: '2026-05-31', team: 'North' },
      { id: 'near', team: 'North' },
      { id: 'far', team: 'South' },
    ];
    const hers = listAccounts(4, { owner: 'gone', segment: 'SMB', workload: 10 });
    const full = Array.from({ length: 4 }, (_, index) => ({ id: `f${index}`, owner: 'far', workload: 10 }));

    it('to a colleague of the same team who has room', () => {
      expect(settle('leaver-keeps-accounts', { accounts: [...hers, ...full], sellers: staff }, {})).toEqual({
        label: 'Move these 4 to Seller near',
        left: [],
      });
    });

    it('as many as fit, to another team where nobody near has room', () => {
      const near = Array.from({ length: 8 }, (_, index) => ({ id: `n${index}`, owner: 'near', workload: 10 }));
      expect(settle('leaver-keeps-accounts', { accounts: [...hers, ...near], sellers: staff }, {})).toEqual({
        label: 'Move these 4 to Seller far',
        left: [],
      });
      const both = [...near, ...Array.from({ length: 5 }, (_, at) => ({ id: `x${at}`, owner: 'far', workload: 10 }))];
      expect(settle('leaver-keeps-accounts', { accounts: [...hers, ...both], sellers: staff }, {})).toEqual({
        label: 'Move Account a0 to Seller near',
        left: ['3 accounts still with a seller who leaves'],
      });
    });

    it('to those only who may have them', () => {
      const eligibleBy = { region: true, segment: false, skill: false };
      const policy = { redesign: { ...DEFAULT_POLICY.redesign, eligibleBy } };
      const lines = {
        accounts: hers.map((line) => ({ ...line, region: 'South' })),
        sellers: staff.map((line) => ({ ...line, region: line.team })),
      };
      expect(settle('leaver-keeps-accounts', lines, { policy })).toEqual({
        label: 'Move these 4 to Seller far',
        left: [],
      });
    });

    it('and gives back what was planned for a leaver', () => {
      const lines = { accounts: [...listAccounts(2, { owner: 'far' }), { id: 'own', owner: 'near' }], sellers: staff };
      const decisions = { incoming: { a0: 'gone', a1: 'gone', own: 'gone' } };
      expect(settle('assigned-to-leaver', lines, decisions)).toEqual({
        label: 'Move 2 of these to Seller far',
        left: ['1 account given to a seller who leaves'],
      });
    });

    it('and finds somebody for customers without a seller', () => {
      expect(
        settle('unassigned-customers', { accounts: [{ id: 'a', workload: 10 }, ...full], sellers: staff }, {}),
      ).toEqual({
        label: 'Move Account a to Seller near',
        left: [],
      });
    });
  });

  it('launches before a hold ends', () => {
    const lines = {
      accounts: listAccounts(1),
      sellers,
      opportunities: [{ id: 'deal', account: 'a0', owner: 's1' }],
    };
    const holds = { deal: { outcome: 'keep', deadline: '2026-07-30', reason: '' } };
    expect(settle('hold-ends-before-wave', lines, moveAll(1, 'wave-3', { tables: { holds } }))).toEqual({
      label: 'Move Account a0 to Wave 2',
      left: [],
    });
  });
});

describe('every fix', () => {
  it('can be carried out as it is', () => {
    fc.assert(
      fc.property(fc.integer(), anyMoves, (seed, moves) => {
        const base = createRandomBase(seed, moves);
        const { findings, load } = computeFigures(base);
        for (const finding of findings) {
          const fix = proposeFix(base, load, finding);
          if (fix) expect([finding.rule, execute(base, fix.command)]).toMatchObject([finding.rule, { ok: true }]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
