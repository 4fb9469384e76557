import { describe, expect, test } from 'vitest';
import { readCategory } from '../../shared/model/columns.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import type { ImportInputs } from '../../shared/files/open-sources.ts';
import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import { createPlanDocument } from '../../shared/model/create-plan.ts';
import { realInput, withRealData } from './real-data.ts';

function load(inputs: ImportInputs): Extract<ReturnType<typeof importTables>, { ok: true }> {
  const result = importTables(inputs, { today: '2026-07-01', factsId: 'facts-1' });
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result;
}

function countClasses(codes: Int32Array, values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[values[code] ?? ''] = (counts[values[code] ?? ''] ?? 0) + 1;
  return counts;
}

withRealData('complyflow', () => {
  describe('complyflow: accounts without owners', () => {
    const base = {
      accounts: realInput('complyflow/accounts.csv'),
      sellers: realInput('complyflow/sales_reps.csv'),
      opportunities: realInput('complyflow/opportunities.csv'),
    };
    const { facts, report } = load(base);

    test('everything is mapped and taken without a hand', () => {
      expect(report.tables).toEqual([
        {
          table: 'accounts',
          fileName: 'accounts.csv',
          rows: 1800,
          taken: 1800,
          doubtful: 828,
          refused: 0,
          records: 1800,
        },
        { table: 'sellers', fileName: 'sales_reps.csv', rows: 40, taken: 40, doubtful: 0, refused: 0, records: 40 },
        {
          table: 'opportunities',
          fileName: 'opportunities.csv',
          rows: 2784,
          taken: 2784,
          doubtful: 0,
          refused: 0,
          records: 2784,
        },
      ]);
      expect(facts.accounts.count).toBe(1800);
      expect(facts.sellers.count).toBe(40);
      expect(facts.opportunities.count).toBe(2784);
      const total = facts.accounts.arr.reduce((sum, arr) => sum + arr, 0);
      expect(Number.isInteger(total) && total > 0).toBe(true);
      expect(facts.accounts.arr[0]).toBe(4_134_192);
    });

    test('71 opportunities are open or late', () => {
      const { stageClass } = facts.opportunities;
      expect(countClasses(stageClass.codes, stageClass.values)).toEqual({ lost: 1926, won: 787, open: 20, late: 51 });
    });

    test('owners come from the opportunities, as the report says', () => {
      expect(report.ownersFrom).toBe('opportunities');
      const { latestOpenOpportunity, latestOpportunity, unassigned } = report.owners;
      expect(latestOpenOpportunity + latestOpportunity).toBe(1391);
      expect(unassigned).toBe(409);
      expect([...facts.accounts.owner].filter((owner) => owner === NO_ROW)).toHaveLength(409);
    });

    test('an account is a customer if it ever won a deal', () => {
      const won = new Set<number>();
      for (let row = 0; row < facts.opportunities.count; row++) {
        if (readCategory(facts.opportunities.stageClass, row) === 'won')
          won.add(facts.opportunities.account[row] as number);
      }
      const { lifecycle } = facts.accounts;
      expect(countClasses(lifecycle.codes, lifecycle.values)).toEqual({
        customer: won.size,
        prospect: 1800 - won.size,
      });
    });

    test('health and subscriptions join by account', () => {
      const more = load({
        ...base,
        health: realInput('complyflow/customer_health_scores.csv'),
        subscriptions: realInput('complyflow/subscriptions.csv'),
      });
      const { healthBand, health, renewal, lifecycle } = more.facts.accounts;
      const bands = countClasses(healthBand.codes, healthBand.values);
      expect([bands.red, bands.amber, bands.green].every((count) => (count ?? 0) > 0)).toBe(true);
      expect([...health].filter((score) => score >= 0 && score <= 100).length).toBe(1800 - (bands[''] ?? 0));
      expect([...renewal].filter((day) => day > 0).length).toBe(1800 - (bands[''] ?? 0));
      expect(countClasses(lifecycle.codes, lifecycle.values).former).toBeGreaterThan(0);
      expect(more.report.tables.every(({ refused }) => refused === 0)).toBe(true);
    });

    test('the plan of it is written and read back', () => {
      const document = createPlanDocument({
        id: 'plan-1',
        name: 'complyflow',
        facts: 'facts-1',
        asOf: '2026-07-01',
        createdAt: '2026-07-01T00:00:00.000Z',
      });
      const result = readPlanFile(writePlanFile({ document, facts, journal: [], appVersion: 'Baton' }));
      expect(result.ok && result.plan.facts).toEqual(facts);
    });
  });
});
