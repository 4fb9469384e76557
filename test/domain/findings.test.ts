import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import type { FindingRule } from '../../shared/waves/findings.ts';
import { createBase } from './facts-fixture.ts';
import type { AccountLine, Decisions, FactsLines, SellerLine } from './facts-fixture.ts';

interface Found {
  readonly id: string;
  readonly severity: string;
  readonly text: string;
  readonly accounts: readonly string[];
  readonly sellers: readonly string[];
}

function find(rule: FindingRule, lines: FactsLines, decisions: Decisions = {}): Found[] {
  const base = createBase(lines, decisions);
  return computeFigures(base)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ id, severity, title, evidence, accounts, sellers }) => ({
      id,
      severity,
      text: `${title} | ${evidence}`,
      accounts: [...accounts].map((row) => base.facts.accounts.id[row] as string),
      sellers: sellers.map((row) => base.roster.ids[row] as string),
    }));
}

/** `count` accounts `a0`, `a1` … of `owner`. */
function listAccounts(count: number, owner = 's1', fields: Partial<AccountLine> = {}): AccountLine[] {
  return Array.from({ length: count }, (_, index) => ({ id: `a${index}`, owner, ...fields }));
}

/** The same value for the first `count` of those accounts. */
function forFirst<T>(count: number, value: T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, value]));
}

const sellers: SellerLine[] = [{ id: 's1' }, { id: 's2' }];

describe('balance and disruption', () => {
  it('says who is out of tolerance, by how much, and how it is today', () => {
    const lines = { accounts: listAccounts(10, 's1', { arr: 1000_00 }), sellers };
    expect(find('out-of-tolerance', lines, { incoming: forFirst(3, 's2') })).toContainEqual({
      id: 'out-of-tolerance:arr',
      severity: 'warning',
      text: 'ARR: 2 sellers out of tolerance | Seller s1 +40%, Seller s2 −40%; tolerance ±15%. Today 2 are.',
      accounts: [],
      sellers: ['s1', 's2'],
    });
    expect(find('out-of-tolerance', lines, { incoming: forFirst(5, 's2') })).toEqual([]);
  });

  it('counts what moves against the limits, transfers only', () => {
    const lines = { accounts: listAccounts(10, 's1', { arr: 1000_00 }), sellers };
    expect(find('too-many-accounts-moved', lines, { incoming: forFirst(2, 's2') })).toEqual([]);
    expect(find('too-much-arr-moved', lines, { incoming: forFirst(1, 's2') })).toEqual([]);
    const [accounts] = find('too-many-accounts-moved', lines, { incoming: forFirst(3, 's2') });
    const [arr] = find('too-much-arr-moved', lines, { incoming: forFirst(2, 's2') });
    expect([accounts?.text, accounts?.accounts]).toEqual([
      '30% of the accounts change their seller | 3 of 10 accounts, at most 20%. Accounts of sellers who leave are not counted.',
      ['a0', 'a1', 'a2'],
    ]);
    expect(arr?.text).toBe(
      '20% of the ARR changes its seller | EUR 2,000, at most 15% of all ARR. Accounts of sellers who leave are not counted.',
    );
    const leaving = { ...lines, sellers: [{ id: 's1', leavesOn: '2026-06-30' }, { id: 's2' }] };
    expect(find('too-many-accounts-moved', leaving, { incoming: forFirst(10, 's2') })).toEqual([]);
  });

  it('leaves every seller 65% of the ARR', () => {
    const lines = { accounts: listAccounts(100, 's1', { arr: 1000_00 }), sellers };
    expect(find('seller-keeps-too-little', lines, { incoming: forFirst(35, 's2') })).toEqual([]);
    const [thin] = find('seller-keeps-too-little', lines, { incoming: forFirst(36, 's2') });
    expect([thin?.text, thin?.sellers, thin?.accounts.length]).toEqual([
      "1 seller keeps too little of the own book | Seller s1 keeps 64% of today's ARR; at least 65%.",
      ['s1'],
      36,
    ]);
  });

  it('notices accounts that are moved again within a year', () => {
    const lines = { accounts: listAccounts(3, 's1', { ownerSince: '2025-09-01' }), sellers };
    expect(find('moved-again', lines, { incoming: { a1: 's2' } })).toMatchObject([
      { severity: 'warning', accounts: ['a1'], text: expect.stringContaining('Account a1 got its seller less than') },
    ]);
    expect(find('moved-again', lines)).toEqual([]);
  });
});

describe('accounts in the wrong place', () => {
  const leaving: SellerLine[] = [...sellers, { id: 'gone', leavesOn: '2026-06-30' }];

  it('notices accounts of a leaver that nobody takes over', () => {
    const lines = { accounts: listAccounts(2, 'gone'), sellers: leaving };
    expect(find('leaver-keeps-accounts', lines, { incoming: { a0: 's1' } })).toMatchObject([
      { severity: 'error', accounts: ['a1'], sellers: ['gone'] },
    ]);
    expect(find('leaver-keeps-accounts', lines, { incoming: { a0: 's1', a1: 's1' } })).toEqual([]);
  });

  it('notices accounts given to a leaver, unlike those a leaver still has', () => {
    const lines = { accounts: listAccounts(2), sellers: leaving };
    expect(find('assigned-to-leaver', lines, { incoming: { a0: 'gone' } })).toMatchObject([
      { severity: 'error', accounts: ['a0'], sellers: ['gone'] },
    ]);
    expect(find('assigned-to-leaver', { ...lines, accounts: listAccounts(2, 'gone') })).toEqual([]);
  });

  it('notices locked accounts that would move, and none whose lock was taken off', () => {
    const lines = { accounts: listAccounts(2, 's1', { locked: true }), sellers };
    expect(find('locked-account-moved', lines, { incoming: { a0: 's2' } })).toMatchObject([
      { severity: 'error', accounts: ['a0'] },
    ]);
    const unlocked = { incoming: { a0: 's2' }, tables: { locks: { a0: { isLocked: false, reason: 'agreed' } } } };
    expect(find('locked-account-moved', lines, unlocked)).toEqual([]);
  });

  it('notices customers without a seller; prospects may wait', () => {
    const lines = { accounts: [{ id: 'a' }, { id: 'b', lifecycle: 'prospect' }, { id: 'c', owner: 's1' }], sellers };
    expect(find('unassigned-customers', lines, { incoming: { c: '' } })).toMatchObject([
      { severity: 'warning', accounts: ['a', 'c'] },
    ]);
    expect(find('unassigned-customers', lines, { incoming: { a: 's1' } })).toEqual([]);
  });
});

describe('families', () => {
  const lines = {
    accounts: [
      { id: 'top', owner: 's1' },
      { id: 'child', owner: 's1', parent: 'top' },
      { id: 'elsewhere', owner: 's2', parent: 'top' },
      { id: 'alone', owner: 's1' },
    ],
    sellers,
  };

  it('notices a family taken apart between sellers, not one that is apart today', () => {
    expect(find('family-split-sellers', lines, { incoming: { alone: 's2' } })).toEqual([]);
    expect(find('family-split-sellers', lines, { incoming: { top: 's2', child: 's2' } })).toEqual([]);
    expect(find('family-split-sellers', lines, { incoming: { top: 's2' } })).toMatchObject([
      {
        severity: 'warning',
        accounts: ['top', 'child', 'elsewhere'],
        text: '1 family split between sellers | The family of Account top: one customer would hear it from different sellers.',
      },
    ]);
  });

  it('notices a family that moves in different waves', () => {
    const incoming = { top: 's2', child: 's2' };
    expect(find('family-split-waves', lines, { incoming, waveOf: { top: 'wave-1', child: 'wave-1' } })).toEqual([]);
    expect(find('family-split-waves', lines, { incoming, waveOf: { top: 'wave-1', elsewhere: 'wave-2' } })).toEqual([]);
    expect(find('family-split-waves', lines, { incoming, waveOf: { top: 'wave-1', child: 'wave-2' } })).toMatchObject([
      { severity: 'warning', accounts: ['top', 'child', 'elsewhere'] },
    ]);
  });
});

describe('the first wave', () => {
  const accounts = [
    ...listAccounts(20, 's1', { arr: 100_00 }),
    { id: 'risky', owner: 's1', strategic: true, arr: 100_00 },
    { id: 'big', owner: 's1', arr: 900_00 },
  ];
  const lines = { accounts, sellers };
  const incoming = { ...forFirst(10, 's2'), risky: 's2', big: 's2' };

  it('has no high-risk relationships and no account of the top tenth', () => {
    const later = { incoming, waveOf: { ...forFirst(4, 'wave-1'), risky: 'wave-2', big: 'wave-3' } };
    expect(find('first-wave-persona', lines, later)).toEqual([]);
    expect(find('first-wave-large-account', lines, later)).toEqual([]);
    const first = { incoming, waveOf: { ...forFirst(4, 'wave-1'), risky: 'wave-1', big: 'wave-1' } };
    expect(find('first-wave-persona', lines, first)).toMatchObject([
      { id: 'first-wave-persona:high-risk', severity: 'warning', accounts: ['risky'] },
    ]);
    expect(find('first-wave-large-account', lines, first)).toMatchObject([
      { severity: 'warning', accounts: ['big'], text: expect.stringContaining('Account big in Wave 1') },
    ]);
  });

  it('holds at most half of the moves and a quarter of the moved ARR', () => {
    const small = { incoming, waveOf: forFirst(4, 'wave-1') };
    expect(find('first-wave-too-big', lines, small)).toEqual([]);
    expect(find('first-wave-arr', lines, small)).toEqual([]);
    const big = { incoming, waveOf: forFirst(7, 'wave-1') };
    expect(find('first-wave-too-big', lines, big)).toMatchObject([
      { text: 'The first wave is too big | Wave 1 holds 7 of 12 moves (58.3%); at most 50%.' },
    ]);
    expect(find('first-wave-arr', lines, big)).toMatchObject([
      { text: 'The first wave moves too much ARR | Wave 1 moves EUR 700 of EUR 2,000 (35%); at most 25%.' },
    ]);
  });

  it('is not the only one', () => {
    expect(
      find('big-bang', lines, {
        incoming,
        waveOf: Object.fromEntries(Object.keys(incoming).map((id) => [id, 'wave-1'])),
      }),
    ).toMatchObject([{ severity: 'error', accounts: { length: 12 } }]);
    expect(find('big-bang', lines, { incoming, waveOf: forFirst(10, 'wave-1') })).toEqual([]);
    expect(find('big-bang', lines, { incoming: { a0: 's2' }, waveOf: { a0: 'wave-1' } })).toEqual([]);
  });
});

describe('dates', () => {
  const lines = { accounts: listAccounts(4, 's1', { renewal: '2026-06-20' }), sellers };
  const incoming = forFirst(2, 's2');

  it('notices moves without a wave; those that stay need none', () => {
    expect(find('unscheduled-moves', lines, { incoming, waveOf: { a0: 'wave-1' } })).toMatchObject([
      {
        severity: 'warning',
        accounts: ['a1'],
        text: '1 move without a wave | 1 of 2 moves to be handed over has no wave yet.',
      },
    ]);
    expect(find('unscheduled-moves', lines, { incoming, waveOf: forFirst(2, 'wave-1') })).toEqual([]);
  });

  it('notices waves with moves and without a date', () => {
    const waveOf = { a0: 'wave-1', a1: 'wave-2' };
    expect(find('undated-wave', lines, { incoming, waveOf, launches: ['2026-06-01'] })).toMatchObject([
      { id: 'undated-wave:wave-2', accounts: ['a1'], text: expect.stringContaining('launched on 2026-06-22') },
    ]);
    expect(find('undated-wave', lines, { incoming, waveOf, launches: ['2026-06-01', '2026-06-22'] })).toEqual([]);
  });

  it('notices renewals between the first notice and the last step', () => {
    const during = (launch: string): Found[] =>
      find('renewal-in-handover', lines, { incoming, waveOf: { a0: 'wave-1' }, launches: [launch] });
    expect(during('2026-06-01')).toMatchObject([
      { accounts: ['a0'], text: expect.stringContaining('Account a0 (2026-06-20)') },
    ]);
    expect(during('2026-06-22')).toEqual([]);
    expect(during('2026-05-04')).toEqual([]);
  });

  it('notices too short a notice; where the incumbent leaves it only says so', () => {
    const quick = { ...DEFAULT_POLICY.calendar, workingWeekdays: [1, 2, 3, 4, 5, 6, 7] };
    const decisions = { incoming, waveOf: { a0: 'wave-1' }, launches: ['2026-06-01'] };
    expect(find('notice-too-short', lines, decisions)).toEqual([]);
    expect(find('notice-too-short', lines, { ...decisions, policy: { calendar: quick } })).toMatchObject([
      {
        severity: 'warning',
        accounts: ['a0'],
        text: expect.stringContaining('10 days by the playbook "Core"; at least 14'),
      },
    ]);
    const leaving = { ...lines, sellers: [{ id: 's1', leavesOn: '2026-06-05' }, { id: 's2' }] };
    expect(find('notice-too-short', leaving, decisions)).toMatchObject([{ severity: 'info', accounts: ['a0'] }]);
  });
});

describe('capacity', () => {
  /** One new customer costs 2.25 hours an account in the worst week of either side. */
  const scheduled = (count: number): [FactsLines, Decisions] => [
    { accounts: listAccounts(count, 's1', { customerSince: '2026-04-01' }), sellers: [...sellers, { id: 's3' }] },
    { incoming: forFirst(count, 's2'), waveOf: forFirst(count, 'wave-1'), launches: ['2026-06-01'] },
  ];

  it('turns from nothing to a warning to an error with the hours of a seller’s week', () => {
    const severities = [6, 7, 8, 9].map((count) =>
      find('seller-overloaded', ...scheduled(count)).map(({ severity }) => severity),
    );
    expect(severities).toEqual([[], ['warning'], ['warning'], ['error']]);
    const [over] = find('seller-overloaded', ...scheduled(9));
    expect([over?.sellers, over?.accounts.length, over?.text]).toEqual([
      ['s1', 's2'],
      9,
      '2 sellers far above the handover capacity | Seller s1 in the week of 2026-05-18 9 h, Seller s2 in the week of 2026-05-18 9 h; at most 8 h a week for a full-time seller.',
    ]);
  });

  it('measures part-time sellers by their FTE', () => {
    const [lines, decisions] = scheduled(4);
    const partTime = { ...lines, sellers: [{ id: 's1' }, { id: 's2', fte: 0.5 }] };
    expect(find('seller-overloaded', partTime, decisions)).toMatchObject([
      {
        severity: 'warning',
        sellers: ['s2'],
        text: expect.stringContaining('4 h (at most 3 h at 50%); at most 6 h a week for a full-time seller.'),
      },
    ]);
  });

  it('notices work before a vacancy is ready', () => {
    const vacancy = (startsOn: string): Decisions => ({
      incoming: { a0: 'v' },
      waveOf: { a0: 'wave-1' },
      launches: ['2026-06-01'],
      tables: { vacancies: { v: { name: 'Vacancy', team: '', region: '', manager: '', fte: 1, startsOn } } },
    });
    const lines = { accounts: listAccounts(1), sellers };
    expect(find('seller-not-started', lines, vacancy('2026-06-01'))).toMatchObject([
      { severity: 'error', sellers: ['v'] },
    ]);
    expect(find('seller-not-started', lines, vacancy(''))).toMatchObject([{ severity: 'error', sellers: ['v'] }]);
    expect(find('seller-not-started', lines, vacancy('2026-05-04'))).toEqual([]);
  });

  it('notices managers with more than four hours and sellers with more than three visits a week', () => {
    const managed = [
      { id: 's1', manager: 'boss' },
      { id: 's2', manager: 'boss' },
      { id: 'boss', kind: 'manager' },
    ];
    const risky = (count: number): [FactsLines, Decisions] => [
      { accounts: listAccounts(count, 's1', { strategic: true }), sellers: managed },
      { incoming: forFirst(count, 's2'), waveOf: forFirst(count, 'wave-2'), launches: ['', '2026-06-01'] },
    ];
    expect(find('manager-overloaded', ...risky(4))).toEqual([]);
    expect(find('manager-overloaded', ...risky(5))).toMatchObject([
      { severity: 'warning', sellers: ['boss'], accounts: { length: 5 } },
    ]);
    expect(find('in-person-introductions', ...risky(3))).toEqual([]);
    expect(find('in-person-introductions', ...risky(4))).toMatchObject([
      { severity: 'warning', sellers: ['s1', 's2'] },
    ]);
  });
});

describe('what the data can say', () => {
  it('notices when more than a fifth of the moves are high-risk', () => {
    const accounts = [
      ...listAccounts(8),
      { id: 'r1', owner: 's1', strategic: true },
      { id: 'r2', owner: 's1', strategic: true },
    ];
    const lines = { accounts, sellers };
    expect(find('high-risk-share', lines, { incoming: { ...forFirst(8, 's2'), r1: 's2', r2: 's2' } })).toEqual([]);
    expect(find('high-risk-share', lines, { incoming: { ...forFirst(7, 's2'), r1: 's2', r2: 's2' } })).toMatchObject([
      { severity: 'warning', accounts: ['r1', 'r2'] },
    ]);
  });

  it('says for how many customers a fact is known', () => {
    const accounts = [...listAccounts(1799), { id: 'p', lifecycle: 'prospect' }];
    expect(find('coverage', { accounts, sellers }).find(({ id }) => id === 'coverage:health')).toMatchObject({
      severity: 'info',
      text: 'Health is known for 0 of 1,800 accounts | Nobody can be “High-risk relationship” by their health (rule 1).',
    });
    const known = listAccounts(2, 's1', { health: 5, ownerSince: '2020-01-01' });
    expect(find('coverage', { accounts: known, sellers }).map(({ id }) => id)).toEqual([
      'coverage:risk flag',
      'coverage:deals',
      'coverage:tenure',
      'coverage:arr',
      'coverage:renewal',
    ]);
  });

  it('puts errors first, then warnings, then infos, each with an id of its own', () => {
    const base = createBase(
      {
        accounts: [...listAccounts(30, 's1', { strategic: true }), { id: 'left', owner: 'gone' }],
        sellers: [...sellers, { id: 'gone', leavesOn: '2026-06-30' }],
      },
      { incoming: forFirst(30, 's2'), waveOf: forFirst(20, 'wave-1') },
    );
    const { findings } = computeFigures(base);
    const ranks = findings.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
    expect(ranks).toEqual(ranks.toSorted((left, right) => left - right));
    expect(new Set(ranks)).toEqual(new Set([0, 1, 2]));
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });
});
