import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../shared/files/plan-file.ts';
import type { PlanReport } from '../../shared/overview/report.ts';
import { runCaptured, TestFolder } from '../cli/run-captured.ts';
import { hasRealData, REAL_DATA } from './real-data.ts';

async function importPlan(out: string, ...files: readonly [option: string, file: string][]) {
  const argv = files.flatMap(([option, file]) => [`--${option}`, REAL_DATA + file]);
  return runCaptured('import', ...argv, '--out', out, '--today', '2026-07-09');
}

async function readReport(plan: string): Promise<PlanReport> {
  const { code, printed } = await runCaptured('report', plan, '--json');
  expect(code).toBe(0);
  return JSON.parse(printed) as PlanReport;
}

it(hasRealData ? 'the real data is there' : `NOT TESTED on real data: ${REAL_DATA} is missing`, () => {
  expect(existsSync(REAL_DATA)).toBe(hasRealData);
});

describe.runIf(hasRealData)('baton import, report and check on complyflow', () => {
  const files = [
    ['accounts', 'complyflow/accounts.csv'],
    ['sellers', 'complyflow/sales_reps.csv'],
    ['opportunities', 'complyflow/opportunities.csv'],
  ] as const;

  it('reports 1,800 accounts, 40 sellers, 2,784 opportunities (71 open), the owners from the opportunities', async () => {
    const folder = await TestFolder.create();
    const out = folder.at('c.baton');
    const { code, printed, noted } = await importPlan(out, ...files.map(([...file]) => file));
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    expect(printed).toContain('1,800 accounts · 40 sellers · 2,784 opportunities (71 open)');
    expect(printed).toMatch(/accounts\.csv +accounts +1,800 +1,800 +\d+ +0/);
    expect(printed).toMatch(
      /Owners +69 from the latest open opportunity, 1,322 from the latest opportunity, 409 unassigned/,
    );
    expect((await runCaptured('check', out)).printed).toContain('c · Plan A · as of 2026-07-09');
  });

  it('gives books, personas and a scorecard that add up', async () => {
    const folder = await TestFolder.create();
    const out = folder.at('c.baton');
    await importPlan(out, ...files.map(([...file]) => file));
    const report = await readReport(out);
    expect(report.counts).toMatchObject({
      accounts: 1800,
      sellers: 40,
      opportunities: 2784,
      openOpportunities: 71,
      contacts: 0,
      unassigned: 409,
    });
    expect(report.books).toHaveLength(40);
    const inBooks = report.books.reduce((sum, { after }) => sum + after.accounts, 0);
    expect(inBooks + report.unassigned.after.accounts).toBe(1800);
    const withPersona = report.personas.reduce((sum, { accounts }) => sum + accounts, 0);
    expect(withPersona + report.withoutPersona.accounts).toBe(1800);
    expect(report.scorecard.disruption).toMatchObject({ movedAccounts: 0, continuity: 1 });
    expect(Object.keys(report.scorecard.balance)).toEqual(['accounts', 'arr', 'workload', 'pipeline', 'potential']);
  });

  it('makes a plan file that opens with everything in it', async () => {
    const folder = await TestFolder.create();
    const out = folder.at('c.baton');
    await importPlan(
      out,
      ...files.map(([...file]) => file),
      ['health', 'complyflow/customer_health_scores.csv'],
      ['subscriptions', 'complyflow/subscriptions.csv'],
    );
    const read = readPlanFile(new Uint8Array(await readFile(out)));
    if (!read.ok) throw new Error(read.message);
    const { accounts } = read.plan.facts;
    expect(accounts.count).toBe(1800);
    expect(accounts.health.filter((score) => !Number.isNaN(score))).toHaveLength(615);
    expect(await folder.list()).toEqual(['c.baton']);
  });
});

describe.runIf(hasRealData)('baton import and report on adventureworks', () => {
  it('reports 701 accounts, 18 sellers, 69 accounts unassigned, none lost', async () => {
    const folder = await TestFolder.create();
    const out = folder.at('a.baton');
    const { code, printed } = await importPlan(
      out,
      ['accounts', 'adventureworks/accounts.csv'],
      ['sellers', 'adventureworks/sellers.csv'],
    );
    expect(code).toBe(0);
    expect(printed).toContain('701 accounts · 18 sellers · 0 opportunities');
    expect(printed).toContain('632 named in the file, 69 unassigned');
    const report = await readReport(out);
    expect(report.counts).toMatchObject({ accounts: 701, sellers: 18, unassigned: 69 });
    const inBooks = report.books.reduce((sum, { after }) => sum + after.accounts, 0);
    expect(inBooks + report.unassigned.after.accounts).toBe(701);
  });
});
