import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { computeCallCentre } from '../../shared/waves/call-centre.ts';
import type { FindingRule } from '../../shared/waves/findings.ts';
import { formatIsoDay } from '../../shared/model/day.ts';
import { createBase } from './facts-fixture.ts';
import type { AccountLine, Decisions, FactsLines } from './facts-fixture.ts';

/** What a rule finds, as `severity title | evidence`, with the ids of its accounts. */
function find(rule: FindingRule, lines: FactsLines, decisions: Decisions = {}) {
  const base = createBase(lines, decisions);
  return computeFigures(base)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, title, evidence, accounts }) => ({
      text: `${severity} ${title} | ${evidence}`,
      accounts: [...accounts].map((row) => base.facts.accounts.id[row] as string),
    }));
}

const sellers = [{ id: 's1' }, { id: 's2' }];

function listAccounts(count: number, fields: Partial<AccountLine> = {}, prefix = 'a'): AccountLine[] {
  return Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}`, owner: 's1', ...fields }));
}

/** The same value for `a0` to `a<count − 1>`. */
function forFirst<T>(count: number, value: T, prefix = 'a', from = 0): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${from + index}`, value]));
}

const LAUNCHES = ['2026-07-01', '2026-07-22', '2026-08-12'];

describe('“Wave 1 is for most of your core customers and select new customers”', () => {
  const lines = { accounts: [...listAccounts(20), ...listAccounts(5, { strategic: true }, 'r')], sellers };
  const incoming = { ...forFirst(20, 's2'), ...forFirst(5, 's2', 'r') };

  it('accepts the mix that practice advises, whole accounts as they are', () => {
    const waveOf = {
      ...forFirst(12, 'wave-1'),
      ...forFirst(8, 'wave-2', 'a', 12),
      ...forFirst(2, 'wave-2', 'r'),
      ...forFirst(3, 'wave-3', 'r', 2),
    };
    expect(find('persona-quota', lines, { incoming, waveOf })).toEqual([]);
  });

  it('says which persona is spread otherwise, by how much, and whose accounts are too many', () => {
    const waveOf = {
      ...forFirst(12, 'wave-1'),
      ...forFirst(8, 'wave-2', 'a', 12),
      ...forFirst(5, 'wave-2', 'r'),
    };
    expect(find('persona-quota', lines, { incoming, waveOf })).toEqual([
      {
        text: 'warning High-risk relationship: not spread over the waves as advised | Wave 2 100% (guidance 35%), Wave 3 0% (guidance 65%) of its moves; within 10 points.',
        accounts: ['r0', 'r1', 'r2', 'r3', 'r4'],
      },
    ]);
  });

  it('speaks of too few only once all have a wave', () => {
    expect(find('persona-quota', lines, { incoming, waveOf: forFirst(2, 'wave-2', 'r') })).toEqual([]);
    expect(find('persona-quota', lines, { incoming, waveOf: forFirst(5, 'wave-2', 'r') })).toMatchObject([
      { text: expect.stringContaining('Wave 2 100% (guidance 35%)') },
    ]);
  });
});

describe('“Launch messages and learn from the incoming customer feedback”', () => {
  const lines = { accounts: listAccounts(4), sellers };
  const planned = {
    incoming: forFirst(4, 's2'),
    waveOf: { a0: 'wave-1', a1: 'wave-1', a2: 'wave-2', a3: 'wave-2' },
    launches: LAUNCHES,
  };

  it('leaves time between the waves', () => {
    expect(find('waves-too-close', lines, planned)).toEqual([]);
    expect(find('waves-too-close', lines, { ...planned, launches: ['2026-07-01', '2026-07-10'] })).toEqual([
      {
        text: 'warning No time to learn between Wave 1 and Wave 2 | Wave 1 is launched on 2026-07-01, Wave 2 on 2026-07-10, 9 days later; at least 14 days, so that its feedback is in and the messages are reviewed.',
        accounts: ['a2', 'a3'],
      },
    ]);
    expect(find('waves-too-close', lines, { ...planned, launches: ['2026-07-10', '2026-07-01'] })).toMatchObject([
      { text: expect.stringContaining('error Wave 2 is not launched after Wave 1') },
    ]);
    const patient = { learning: { ...DEFAULT_POLICY.learning, minimumDaysBetweenWaves: 22 } };
    expect(find('waves-too-close', lines, { ...planned, policy: patient })).toHaveLength(1);
  });

  const said = (on: string, needsRevision = true) => ({
    f1: { wave: 'wave-1', account: 'a1', on, tone: 'worry', text: 'Who is Kim?', needsRevision },
  });
  const reviewed = (on: string) => ({ 'wave-2/messages': { by: 'Ann', on, note: '' } });

  it('revises the messages after the feedback of the wave before', () => {
    const with_ = (feedback: object, gates: object = {}): Decisions => ({
      ...planned,
      tables: { feedback: feedback as never, gates: gates as never },
    });
    expect(find('messages-not-revised', lines, planned)).toEqual([]);
    expect(find('messages-not-revised', lines, with_(said('2026-07-03', false)))).toEqual([]);
    expect(find('messages-not-revised', lines, with_(said('2026-07-03'), reviewed('2026-07-06')))).toEqual([]);
    expect(find('messages-not-revised', lines, with_(said('2026-07-03'), reviewed('2026-07-02')))).toEqual([
      {
        text: 'warning Wave 2: messages not revised after the feedback of Wave 1 | 1 customer of Wave 1 asked for it, the last on 2026-07-03; nobody has gone over the messages since.',
        accounts: ['a1'],
      },
    ]);
  });

  it('passes a gate before each launch', () => {
    const soon = { ...planned, launches: ['2026-05-06', '2026-06-01'] };
    // Today is 4 May: the messages were due on 1 May, the sellers are due on the 5th.
    expect(find('gate-overdue', lines, planned)).toEqual([]);
    expect(find('gate-overdue', lines, soon)).toEqual([
      {
        text: 'warning Wave 1: the gate is not passed | Not confirmed: messages reviewed (due 2026-05-01). Wave 1 is launched on 2026-05-06.',
        accounts: [],
      },
    ]);
    const gates = { 'wave-1/messages': { by: 'Ann', on: '2026-04-30', note: '' } };
    expect(find('gate-overdue', lines, { ...soon, tables: { gates } })).toEqual([]);
  });
});

describe('closed days', () => {
  const lines = { accounts: listAccounts(2), sellers };
  const decide = (launch: string, policy: object = {}): Decisions => ({
    incoming: forFirst(2, 's2'),
    waveOf: forFirst(2, 'wave-1'),
    launches: [launch],
    policy: policy as never,
  });

  it('leaves customers alone at the end of a fiscal quarter', () => {
    expect(find('closed-days', lines, decide('2026-07-01'))).toEqual([]);
    expect(find('closed-days', lines, decide('2026-06-22'))).toMatchObject([
      {
        text: 'warning Wave 1: 2 accounts at the end of a quarter | 2 accounts told or introduced in the last 10 working days of a fiscal quarter: Account a0 (told or introduced 2026-06-22), Account a1 (told or introduced 2026-06-22).',
        accounts: ['a0', 'a1'],
      },
    ]);
    // Told and introduced before the last ten days, handed over inside them.
    expect(find('closed-days', lines, decide('2026-06-08'))[0]?.text).toContain('2 owner changes in the last 10');
    const february = { calendar: { ...DEFAULT_POLICY.calendar, fiscalYearStartMonth: 2 } };
    expect(find('closed-days', lines, decide('2026-06-22', february))).toEqual([]);
  });

  it('leaves them alone in a blackout', () => {
    const blackouts = [{ name: 'Summer fair', from: '2026-07-07', to: '2026-07-09' }];
    const policy = { closedDays: { ...DEFAULT_POLICY.closedDays, blackouts } };
    expect(find('closed-days', lines, decide('2026-07-13', policy))).toEqual([]);
    expect(find('closed-days', lines, decide('2026-07-01', policy))[0]?.text).toContain(
      'inside a blackout (Summer fair)',
    );
  });

  it('launches on a working day', () => {
    expect(find('launch-not-worked', lines, decide('2026-07-03'))).toEqual([]);
    expect(find('launch-not-worked', lines, decide('2026-07-04'))).toMatchObject([
      { text: expect.stringContaining('info Wave 1 is launched on a day off | Nobody works on 2026-07-04') },
    ]);
  });
});

describe('“A big-bang approach may overwhelm call centers and sellers”', () => {
  const lines = { accounts: [...listAccounts(20), ...listAccounts(10, { strategic: true }, 'r')], sellers };
  const decide = (callCentre: object, waveOf: Record<string, string> = {}): Decisions => ({
    incoming: { ...forFirst(20, 's2'), ...forFirst(10, 's2', 'r') },
    waveOf: { ...forFirst(20, 'wave-1'), ...forFirst(10, 'wave-1', 'r'), ...waveOf },
    launches: LAUNCHES,
    policy: { callCentre: { ...DEFAULT_POLICY.callCentre, ...callCentre } },
  });

  it('counts who is told and who is expected to call back, over five working days', () => {
    const base = createBase(lines, decide({}));
    const { firstDay, contacts, replies, days } = computeCallCentre(base, computeFigures(base).load.handovers);
    const [first] = contacts;
    // 10% of 20 core and 25% of 10 high-risk customers: 4.5 replies, from Wednesday to the Tuesday after.
    expect([formatIsoDay(firstDay), first, days]).toEqual(['2026-07-01', 30, 7]);
    expect([...replies].map((count) => Math.round(count * 10) / 10)).toEqual([0.9, 0.9, 0.9, 0, 0, 0.9, 0.9]);
  });

  it('speaks where a call centre is given and cannot answer them', () => {
    const rule = 'call-centre-overloaded';
    expect(find(rule, lines, decide({ repliesPerDay: 0 }))).toEqual([]);
    expect(find(rule, lines, decide({ isOn: true, repliesPerDay: 1 }))).toEqual([]);
    expect(find(rule, lines, decide({ isOn: true, repliesPerDay: 0 }, { a0: 'wave-2' }))).toMatchObject([
      {
        text: expect.stringContaining('overloaded on 10 days | On 2026-07-01 1 reply is expected; it can answer 0'),
      },
    ]);
  });
});

describe('“The incumbent seller should be given a deadline on when the deals must be closed”', () => {
  const lines = {
    accounts: listAccounts(1),
    sellers,
    opportunities: [{ id: 'deal', name: 'Renewal plus', account: 'a0', owner: 's1' }],
  };
  const decide = (deadline: string): Decisions => ({
    incoming: { a0: 's2' },
    waveOf: { a0: 'wave-2' },
    launches: LAUNCHES,
    tables: { holds: { deal: { outcome: 'keep', deadline, reason: '' } } },
  });

  it('that does not pass before the customer’s wave', () => {
    expect(find('hold-ends-before-wave', lines, decide('2026-07-22'))).toEqual([]);
    expect(find('hold-ends-before-wave', lines, decide('2026-07-10'))).toEqual([
      {
        text: 'warning 1 hold ends before the customer’s wave | Renewal plus (2026-07-10, launch 2026-07-22): the deadline passes before anybody can take the deal over.',
        accounts: ['a0'],
      },
    ]);
  });
});

describe('“Give the customer plenty of warning”', () => {
  it('counts the notice up to the day on which the owner changes in fact', () => {
    const decide = (effective: string): Decisions => ({
      incoming: { a0: 's2' },
      waveOf: { a0: 'wave-1' },
      launches: LAUNCHES,
      tables: { accountDates: { a0: { effective, reason: 'Asked for it' } } },
    });
    const lines = { accounts: listAccounts(1), sellers };
    expect(find('notice-too-short', lines, decide('2026-07-15'))).toEqual([]);
    expect(find('notice-too-short', lines, decide('2026-07-14'))).toMatchObject([
      { text: expect.stringContaining('13 days by the playbook "Core"; at least 14'), accounts: ['a0'] },
    ]);
  });
});
