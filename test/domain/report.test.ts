import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatReport } from '../../shared/overview/format-report.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { readBalanceRules } from '../../shared/territory/balance.ts';
import { computeSegmentScorecards } from '../../shared/territory/segments.ts';
import { createReport } from '../../shared/overview/report.ts';
import type { PlanReport } from '../../shared/overview/report.ts';
import { createBase } from './facts-fixture.ts';
import { anyMoves, createRandomBase } from './random-base.ts';

const base = createBase(
  {
    accounts: [
      { id: 'a1', owner: 's1', arr: 300_000_00, segment: 'Enterprise' },
      { id: 'a2', owner: 's1', arr: 100_000_00, segment: 'SMB', strategic: true },
      { id: 'a3', owner: 'gone', arr: 200_000_00, segment: 'SMB' },
      { id: 'a4', lifecycle: 'prospect' },
    ],
    sellers: [
      { id: 's1', name: 'Ada Ortiz', team: 'North' },
      { id: 's2', name: 'Bo Chen', fte: 0.5 },
      { id: 'gone', name: 'Cy Diallo', leavesOn: '2026-06-30' },
    ],
    opportunities: [
      { id: 'o1', account: 'a1', amount: 5_000_00, stageClass: 'late', closeOn: '2026-06-01' },
      { id: 'o2', account: 'a1', stageClass: 'won', closeOn: '2020-01-01' },
    ],
  },
  { incoming: { a2: 's2', a3: 's2', a4: 's1' }, waveOf: { a2: 'wave-2' }, launches: ['', '2026-06-22'] },
);
const report = createReport(base, computeFigures(base));

describe('the report', () => {
  it('names the plan and counts what is in it', () => {
    expect([report.plan, report.scenario, report.counts, report.moves, report.unscheduledMoves]).toEqual([
      { name: 'Test plan', asOf: '2026-05-04', facts: 'facts-1', currency: 'EUR' },
      { id: 'plan-a', name: 'Plan A' },
      {
        accounts: 4,
        sellers: 3,
        managers: 0,
        vacancies: 0,
        opportunities: 2,
        openOpportunities: 1,
        contacts: 0,
        unassigned: 0,
      },
      { transfer: 1, succession: 1, assignment: 1, release: 0 },
      1,
    ]);
  });

  it('gives each book before and after, by id and name', () => {
    expect(report.books[1]).toEqual({
      id: 's2',
      name: 'Bo Chen',
      kind: 'seller',
      team: '',
      region: '',
      fte: 0.5,
      leavesOn: null,
      isLeaving: false,
      before: { accounts: 0, arr: 0, workload: 0, pipeline: 0, potential: 0 },
      after: { accounts: 2, arr: 300_000_00, workload: 24, pipeline: 0, potential: 0 },
      target: {
        accounts: expect.closeTo(4 / 3, 8),
        arr: expect.closeTo(200_000_00, 4),
        workload: expect.closeTo(104 / 3, 8),
        pipeline: expect.closeTo(5_000_00 / 3, 4),
        potential: 0,
      },
      index: {
        accounts: expect.closeTo(150, 8),
        arr: expect.closeTo(150, 8),
        workload: expect.closeTo(100 * (24 / (104 / 3)), 8),
        pipeline: 0,
        potential: null,
      },
      status: { accounts: 'out', arr: 'out', workload: 'out', pipeline: 'none', potential: 'none' },
      utilisation: 24 / 750,
      churn: 1,
      keptArr: null,
    });
    expect(report.books[2]).toMatchObject({ name: 'Cy Diallo', isLeaving: true, leavesOn: '2026-06-30', fte: 0 });
    expect(report.unassigned).toMatchObject({ before: { accounts: 1 }, after: { accounts: 0 } });
  });

  it('gives personas, waves and segments', () => {
    expect(
      report.personas.map(({ id, accounts, moves, movesByWave, unscheduledMoves }) => [
        id,
        accounts,
        moves,
        movesByWave['wave-2'],
        unscheduledMoves,
      ]),
    ).toEqual([
      ['high-risk', 1, 1, 1, 0],
      ['later-stage', 1, 0, 0, 0],
      ['new', 0, 0, 0, 0],
      ['core', 1, 1, 0, 1],
    ]);
    expect(report.withoutPersona).toEqual({ accounts: 1, moves: 1 });
    expect(report.waves.map(({ id, launch, assumedLaunch, moves }) => [id, launch, assumedLaunch, moves])).toEqual([
      ['wave-1', null, '2026-05-11', 0],
      ['wave-2', '2026-06-22', null, 1],
      ['wave-3', null, '2026-07-13', 0],
    ]);
    expect(
      report.segments.map(({ name, before, bySeller }) => [
        name,
        before.accounts,
        bySeller.map(({ seller }) => seller),
      ]),
    ).toEqual([
      ['Enterprise', 1, ['s1']],
      ['SMB', 2, ['s2']],
      ['', 1, ['s1']],
    ]);
  });

  it('judges each segment, and all measures weighed together, as the scorecard does', () => {
    const { balance, combined } = computeFigures(base).scorecard;
    expect(report.scorecard.combined).toEqual({
      measures: ['accounts', 'arr', 'workload'],
      tolerance: combined.after.tolerance,
      before: expect.objectContaining({ out: combined.before.out, cv: combined.before.cv }),
      after: expect.objectContaining({ out: combined.after.out, gini: combined.after.gini }),
    });
    const segments = computeSegmentScorecards(
      base.measures,
      base.sharing,
      base.assignment,
      readBalanceRules(base.document),
    );
    expect(report.segments.map(({ name, combined: own }) => [name, own.after.out, own.after.cv])).toEqual(
      segments.map(({ name, combined: own }) => [name, own.after.out, own.after.cv]),
    );
    const parts = report.segments.map((segment) => segment.balance.arr.after.total);
    expect(parts.reduce((sum, total) => sum + total, 0)).toBe(balance[1]?.after.total);
  });

  it('names accounts, sellers and waves of findings by id', () => {
    const undated = report.findings.find(({ rule }) => rule === 'unscheduled-moves');
    expect(undated).toMatchObject({ accounts: ['a3'], sellers: [], wave: null });
    expect(report.findings.find(({ id }) => id === 'out-of-tolerance:arr')?.sellers).toContain('s2');
  });

  it('is plain JSON, the same each time', () => {
    fc.assert(
      fc.property(fc.integer(), anyMoves, (seed, moves) => {
        const create = (): PlanReport => {
          const random = createRandomBase(seed, moves);
          return createReport(random, computeFigures(random));
        };
        const one = create();
        expect(JSON.parse(JSON.stringify(one))).toEqual(one);
        expect(JSON.stringify(create())).toBe(JSON.stringify(one));
        expect(formatReport(one)).not.toMatch(/NaN|Infinity|undefined|null/);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the report for people', () => {
  const lines = formatReport(report).split('\n');
  const table = (title: string): string[] => {
    const start = lines.findIndex((line) => line.startsWith(title)) + 1;
    return lines.slice(start, lines.indexOf('', start));
  };

  it('begins with what it is about', () => {
    expect(lines.slice(0, 3)).toEqual([
      'Test plan · Plan A · as of 2026-05-04',
      '4 accounts · 3 sellers · 2 opportunities (1 open) · 0 unassigned',
      '3 moves: 1 transfers, 1 successions, 1 assignments, 0 releases',
    ]);
  });

  it('aligns columns', () => {
    expect(table('Waves')).toEqual([
      '                launch  accounts  moves          ARR  incumbent h  incoming h  manager h  capacity h',
      '  Wave 1  (2026-05-11)         0      0        EUR 0            0           0          0           0',
      '  Wave 2    2026-06-22         1      1  EUR 100,000          7.5           8          2       136.8',
      '  Wave 3  (2026-07-13)         0      0        EUR 0            0           0          0           0',
    ]);
    expect(table('Books').map((line) => line.slice(0, 52).trimEnd())).toEqual([
      '                                  FTE  accounts  →',
      '  Ada Ortiz                      1.00         2  2',
      '  Bo Chen                        0.50         0  2',
      '  Cy Diallo   leaves 2026-06-30  0.00         1  0',
      '  Unassigned                                  1  0',
    ]);
  });

  it('weighs the measures together, in all and in each segment', () => {
    const starts = (title: string): string[] => table(title).map((line) => line.slice(0, 38).trimEnd());
    expect(starts('Balance, today')).toEqual(expect.arrayContaining(['  Weighted together']));
    expect(starts('Balance by segment').map((line) => line.replace(/ {2,}/g, '  ').trim())).toEqual([
      '',
      'Enterprise  Accounts',
      'ARR',
      'Workload, h',
      'Weighted together',
      'SMB  Accounts',
      'ARR',
      'Workload, h',
      'Weighted together',
      'Without a segment  Accounts',
      'ARR',
      'Workload, h',
      'Weighted together',
    ]);
  });

  it('ends with a line break and says where there is nothing to find', () => {
    expect(formatReport(report).endsWith('\n')).toBe(true);
    expect(formatReport({ ...report, findings: [] })).toContain('Findings\n  none\n');
  });
});
