import { expect, test } from 'vitest';
import { formatIsoDay } from '../../shared/model/day.ts';
import { readCategory } from '../../shared/model/columns.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import type { ImportInputs } from '../../shared/files/open-sources.ts';
import { realInput, withRealData } from './real-data.ts';

function load(inputs: ImportInputs): Extract<ReturnType<typeof importTables>, { ok: true }> {
  const result = importTables(inputs, { today: '2026-07-01', factsId: 'facts-1' });
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result;
}

withRealData('salesforce-export', () => {
  test("Salesforce's own export: Windows-1252, capitals, 18-character ids, one owner for all", () => {
    const { facts, report } = load({
      accounts: realInput('salesforce-export/accountData.csv'),
      opportunities: realInput('salesforce-export/opportunityData.csv'),
    });
    expect(report.tables.map(({ rows, taken, refused }) => [rows, taken, refused])).toEqual([
      [423, 423, 0],
      [38, 38, 0],
    ]);
    expect(facts.accounts.name.some((name) => name.includes('é'))).toBe(true);
    expect(facts.sellers.count).toBe(1);
    expect(new Set(facts.opportunities.account).size).toBeGreaterThan(1);
    expect(facts.accounts.arr.every(Number.isNaN)).toBe(true);
  });
});

withRealData('ravenstack', () => {
  test('ravenstack: BOM, day-first dates, ARR from 5,000 subscriptions', () => {
    const { facts, report } = load({
      accounts: realInput('ravenstack/ravenstack_accounts.csv'),
      subscriptions: realInput('ravenstack/ravenstack_subscriptions.csv'),
    });
    expect(facts.accounts.count).toBe(500);
    expect(report.columns.find(({ field }) => field === 'customerSince')?.reading).toBe('D-M-YYYY');
    expect(formatIsoDay(facts.accounts.customerSince[0] as number)).toBe('2024-10-16');
    expect(facts.accounts.arr.some((arr) => arr > 0)).toBe(true);
    expect(report.owners.unassigned).toBe(500);
  });
});

withRealData('northwind', () => {
  test('northwind: NULL is unknown, leading zeros stay, employees report to employees', () => {
    const { facts } = load({
      accounts: realInput('northwind/customers.csv'),
      sellers: realInput('northwind/employees.csv'),
    });
    expect([facts.accounts.count, facts.sellers.count]).toEqual([91, 9]);
    expect(facts.accounts.region.values).not.toContain('NULL');
    expect(facts.accounts.postalCode.values).toContain('05021');
    expect(facts.sellers.name[0]).toBe('Nancy Davolio');
    expect([...facts.sellers.manager].filter((row) => row >= 0)).toHaveLength(8);
    expect(facts.sellers.name.map((_, row) => readCategory(facts.sellers.kind, row))).toContain('manager');
  });
});
