import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../shared/files/plan-file.ts';
import type { PlanReport } from '../../shared/overview/report.ts';
import { TestFolder, runCaptured } from '../cli/run-captured.ts';
import { TODAY, importReal, readCounts } from './import-command.ts';
import { listReal, realPath, withRealData } from './real-data.ts';

async function readReport(plan: string): Promise<PlanReport> {
  const { code, printed } = await runCaptured('report', plan, '--json');
  expect(code).toBe(0);
  return JSON.parse(printed) as PlanReport;
}

withRealData('complyflow', () => {
  const files = {
    accounts: 'complyflow/accounts.csv',
    sellers: 'complyflow/sales_reps.csv',
    opportunities: 'complyflow/opportunities.csv',
  };
  const more = {
    health: 'complyflow/customer_health_scores.csv',
    subscriptions: 'complyflow/subscriptions.csv',
  };

  describe('complyflow', () => {
    it('imports 1,800 accounts, 40 sellers, 2,784 opportunities (71 open), the owners from the opportunities', async () => {
      const folder = await TestFolder.create();
      const argv = Object.entries(files).flatMap(([table, file]) => [`--${table}`, realPath(file)]);
      const out = folder.at('c.baton');
      const { code, printed, noted } = await runCaptured('import', ...argv, '--out', out, '--today', TODAY);
      expect({ code, noted }).toEqual({ code: 0, noted: '' });
      expect(printed).toContain('1,800 accounts · 40 sellers · 2,784 opportunities (71 open)');
      expect(printed).toMatch(/accounts\.csv +accounts +1,800 +1,800 +828 +0/);
      expect(printed).toMatch(
        /Owners +69 from the latest open opportunity, 1,322 from the latest opportunity, 409 unassigned/,
      );
      expect(printed).toMatch(/Lifecycle +1,800 by won deals/);
      expect((await runCaptured('check', out)).printed).toContain('c · Plan A · as of 2026-07-09');
    });

    it('imports health and subscriptions beside them without a mapping', async () => {
      const { report, out } = await importReal({ ...files, ...more });
      expect(readCounts(report)).toEqual({
        accounts: [1800, 1800, 828, 0],
        sellers: [40, 40, 0, 0],
        opportunities: [2784, 2784, 0, 0],
        health: [787, 787, 0, 0],
        subscriptions: [787, 787, 0, 0],
      });
      expect(report.severalOwners).toEqual({ rule: 'latest open deal', accounts: 828 });
      expect(report.healthScale).toMatchObject({ direction: 'higher-is-better', basis: 'bands', known: 615 });
      const read = readPlanFile(new Uint8Array(await readFile(out)));
      if (!read.ok) throw new Error(read.message);
      const { accounts, customFields } = read.plan.facts;
      expect(accounts.health.filter((score) => !Number.isNaN(score))).toHaveLength(615);
      expect(customFields.map(({ name }) => name)).toContain('usage_score');
    });

    it.each([
      ['most revenue', 'mostRevenue'],
      ['most deals', 'mostDeals'],
    ] as const)('gives several owners another rule: %s', async (ownerRule, count) => {
      const { report } = await importReal(files, { ownerRule });
      expect(report.owners).toMatchObject({ file: 0, [count]: 1391, unassigned: 409 });
    });

    it('gives books, personas and a scorecard that add up', async () => {
      const { out } = await importReal(files);
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
  });
});

withRealData('adventureworks', () => {
  describe('adventureworks', () => {
    const files = { accounts: 'adventureworks/accounts.csv', sellers: 'adventureworks/sellers.csv' };

    it('imports 701 accounts and 18 sellers, 69 accounts unassigned, none lost', async () => {
      const { report: imported, out } = await importReal(files);
      expect(readCounts(imported)).toEqual({ accounts: [701, 701, 0, 0], sellers: [18, 18, 0, 0] });
      expect(imported.owners).toMatchObject({ file: 632, unassigned: 69 });
      const report = await readReport(out);
      expect(report.counts).toMatchObject({ accounts: 701, sellers: 18, unassigned: 69 });
      const inBooks = report.books.reduce((sum, { after }) => sum + after.accounts, 0);
      expect(inBooks + report.unassigned.after.accounts).toBe(701);
    });

    it('takes the one ambiguous column by hand: which revenue is the ARR', async () => {
      const { report } = await importReal(files, { accounts: { arr: 'Revenue Last 12 Months' } });
      expect(report.columns.find(({ field }) => field === 'arr')).toMatchObject({ confidence: 'chosen' });
      expect(report.counts).toEqual([]);
    });
  });
});

withRealData('crm-seeds', () => {
  describe('tables of three CRMs as a connector delivers them', () => {
    it('Salesforce: most records lie in the recycle bin; every one is accounted for', async () => {
      const { report } = await importReal(
        {
          accounts: 'crm-seeds/salesforce/sf_account_data.csv',
          sellers: 'crm-seeds/salesforce/sf_user_data.csv',
          opportunities: 'crm-seeds/salesforce/sf_opportunity_data.csv',
          contacts: 'crm-seeds/salesforce/sf_contact_data.csv',
        },
        // Of the two columns that may be the team.
        { sellers: { team: 'department' } },
      );
      expect(readCounts(report)).toEqual({
        accounts: [10, 1, 1, 9],
        sellers: [10, 5, 5, 5],
        opportunities: [10, 0, 0, 10],
        contacts: [4, 0, 0, 4],
      });
      expect(report.sources.every(({ source }) => source === 'salesforce')).toBe(true);
    });

    it('Salesforce: with the recycle bin, opportunities and accounts still do not meet', async () => {
      const { report } = await importReal(
        {
          accounts: 'crm-seeds/salesforce/sf_account_data.csv',
          opportunities: 'crm-seeds/salesforce/sf_opportunity_data.csv',
        },
        { accounts: { deleted: null }, opportunities: { deleted: null } },
      );
      const { accounts, opportunities } = readCounts(report);
      expect(accounts?.slice(0, 2)).toEqual([10, 10]);
      expect(opportunities?.[0]).toBe(10);
    });

    it('HubSpot: 24 companies and 100 owners without a mapping', async () => {
      const { report } = await importReal({
        accounts: 'crm-seeds/hubspot/company_data.csv',
        sellers: 'crm-seeds/hubspot/owner_data.csv',
      });
      expect(readCounts(report)).toEqual({ accounts: [24, 24, 0, 0], sellers: [100, 100, 0, 0] });
      expect(report.sources).toEqual([
        { table: 'accounts', source: 'hubspot' },
        { table: 'sellers', source: 'hubspot' },
      ]);
    });

    it('HubSpot: deals without their companies are refused with what is missing', async () => {
      const folder = await TestFolder.create();
      const { code, noted } = await runCaptured(
        'import',
        '--accounts',
        realPath('crm-seeds/hubspot/company_data.csv'),
        '--opportunities',
        realPath('crm-seeds/hubspot/deal_data.csv'),
        '--out',
        folder.at('p.baton'),
      );
      expect(code).toBe(1);
      expect(noted).toContain('deal_data.csv has no column for Account ID or Account Name');
      expect(await folder.list()).toEqual([]);
    });

    it('HubSpot: the file that says which company a deal belongs to knows none of these; each row says why', async () => {
      const { report } = await importReal({
        accounts: 'crm-seeds/hubspot/company_data.csv',
        sellers: 'crm-seeds/hubspot/owner_data.csv',
        opportunities: 'crm-seeds/hubspot/deal_data.csv',
        associations: 'crm-seeds/hubspot/deal_company_data.csv',
      });
      expect(readCounts(report)).toEqual({
        accounts: [24, 24, 0, 0],
        sellers: [100, 100, 0, 0],
        opportunities: [44, 0, 0, 44],
        associations: [2, 0, 0, 2],
      });
      const codes = report.counts.filter(({ severity }) => severity === 'error');
      expect(codes.map(({ table, code, count }) => [table, code, count])).toEqual([
        ['associations', 'unknown-account', 2],
        ['opportunities', 'no-account', 44],
      ]);
    });

    it('HubSpot: where the associations name its companies and deals, the deals are theirs', async () => {
      const companies = readFileSync(realPath('crm-seeds/hubspot/company_data.csv'), 'utf8').split('\n');
      const deals = readFileSync(realPath('crm-seeds/hubspot/deal_data.csv'), 'utf8').split('\n');
      const idOf = (line: string | undefined): string => line?.split(',')[0] ?? '';
      const folder = await TestFolder.create();
      const rows = deals.slice(1, 45).map((deal, at) => `${idOf(companies[1 + (at % 24)])},${idOf(deal)},5`);
      const file = await folder.write('deal_company.csv', `company_id,deal_id,type_id\n${rows.join('\n')}\n`);
      const { report } = await importReal({
        accounts: 'crm-seeds/hubspot/company_data.csv',
        opportunities: 'crm-seeds/hubspot/deal_data.csv',
        associations: file,
      });
      const { opportunities, associations } = readCounts(report);
      expect(opportunities?.[0]).toBe(44);
      expect(opportunities?.[3]).toBe(report.counts.find(({ code }) => code === 'deleted-record')?.count ?? 0);
      expect(associations).toEqual([44, 44, 0, 0]);
    });

    it('Dynamics 365: what the columns are called is up to the one who maps them', async () => {
      const { report } = await importReal(
        {
          accounts: 'crm-seeds/dynamics/account_data.csv',
          sellers: 'crm-seeds/dynamics/systemuser_data.csv',
          opportunities: 'crm-seeds/dynamics/opportunity_data.csv',
        },
        {
          accounts: { name: 'name03' },
          sellers: { name: 'name01' },
          opportunities: { account: 'name01', stage: 'name02' },
        },
      );
      expect(readCounts(report)).toEqual({
        accounts: [1, 1, 0, 0],
        sellers: [1, 1, 0, 0],
        opportunities: [1, 0, 0, 1],
      });
      expect(report.findings.map(({ code, value }) => [code, value])).toContainEqual(['unknown-account', '18']);
    });
  });
});

withRealData('northwind', () => {
  it('northwind: customers with their contacts, employees, and orders as deals that were won', async () => {
    const { report, out } = await importReal(
      {
        accounts: 'northwind/customers.csv',
        sellers: 'northwind/employees.csv',
        opportunities: 'northwind/orders.csv',
        contacts: 'northwind/customers.csv',
      },
      { stages: { '': 'won' }, ownerRule: 'most deals' },
    );
    expect(readCounts(report)).toEqual({
      accounts: [91, 91, 88, 0],
      sellers: [9, 9, 0, 0],
      opportunities: [830, 830, 0, 0],
      contacts: [91, 91, 0, 0],
    });
    expect(report.owners).toMatchObject({ mostDeals: 89, unassigned: 2 });
    expect(report.stages).toEqual([{ stage: '', stageClass: 'won', count: 830, basis: 'chosen' }]);
    expect((await readReport(out)).counts).toMatchObject({ accounts: 91, sellers: 9, contacts: 91 });
  });
});

withRealData('ravenstack', () => {
  it('ravenstack: 500 accounts, their ARR from 5,000 subscriptions', async () => {
    const { report } = await importReal({
      accounts: 'ravenstack/ravenstack_accounts.csv',
      subscriptions: 'ravenstack/ravenstack_subscriptions.csv',
    });
    expect(readCounts(report)).toEqual({ accounts: [500, 500, 0, 0], subscriptions: [5000, 5000, 0, 0] });
    expect(report.columns.find(({ field }) => field === 'customerSince')).toMatchObject({
      reading: 'D-M-YYYY',
      date: { order: 'day-first', basis: 'values' },
    });
    expect(report.owners.unassigned).toBe(500);
  });
});

withRealData('salesforce-export', () => {
  it("salesforce-export: Salesforce's own samples, 423 accounts and 38 opportunities without a mapping", async () => {
    const { report } = await importReal({
      accounts: 'salesforce-export/accountData.csv',
      opportunities: 'salesforce-export/opportunityData.csv',
    });
    expect(readCounts(report)).toEqual({ accounts: [423, 423, 0, 0], opportunities: [38, 38, 0, 0] });
    expect(report.sources[0]?.source).toBe('salesforce');
    expect(report.sellersFrom).toBe('owners');
  });
});

withRealData('csv-cases', () => {
  describe('csv-cases: whatever is a table can be read as accounts named by its first column', () => {
    const cases = listReal('csv-cases').filter((path) => /\.(csv|tsv|txt)$/.test(path) && !path.includes('SOURCE'));

    it.each(cases)('%s', async (path) => {
      const folder = await TestFolder.create();
      const file = realPath(`csv-cases/${path}`);
      const out = folder.at('p.baton');
      const first = await runCaptured('import', '--accounts', file, '--out', out, '--json');
      if (first.code === 0) return;
      // Refused for want of a name: take the first column for it.
      const { errors } = JSON.parse(first.printed) as { errors: { code: string; message: string }[] };
      expect(errors.every(({ message }) => /[.]$/.test(message))).toBe(true);
      const heading = /Its columns are: (.*?)(?:, |\. Map one)/s.exec(errors[0]?.message ?? '')?.[1];
      if (errors[0]?.code !== 'missing-column' || heading === undefined) return;
      const map = await folder.write('map.json', JSON.stringify({ accounts: { name: heading } }));
      const second = await runCaptured('import', '--accounts', file, '--map', map, '--out', out, '--json');
      const result = JSON.parse(second.printed) as {
        ok: boolean;
        report?: { tables: { rows: number; taken: number; refused: number }[] };
        message?: string;
      };
      if (result.ok) {
        const { rows, taken, refused } = result.report?.tables[0] ?? { rows: 0, taken: 0, refused: 0 };
        expect(rows).toBe(taken + refused);
        expect(taken).toBeGreaterThan(0);
      } else expect(result.message).toMatch(/[.]/);
    });

    it('uk-500: 498 companies, two of whose names stand there twice', async () => {
      const { report } = await importReal({ accounts: 'csv-cases/univocity/issues/uk-500.csv' });
      expect(readCounts(report)).toEqual({ accounts: [500, 498, 0, 2] });
      expect(report.findings.map(({ code }) => code)).toEqual(['name-as-id', 'duplicate-id', 'duplicate-id']);
    });
  });
});
