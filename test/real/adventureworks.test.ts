import { describe, expect, test } from 'vitest';
import { readCategory } from '../../shared/model/columns.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import { realInput, withRealData } from './real-data.ts';

withRealData('adventureworks', () => {
  describe('adventureworks: resellers with their salespersons', () => {
    const result = importTables(
      {
        accounts: realInput('adventureworks/accounts.csv'),
        sellers: realInput('adventureworks/sellers.csv'),
      },
      { today: '2026-07-01', factsId: 'facts-1' },
    );
    if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
    const { facts, report } = result;

    test('701 accounts and 18 sellers, none lost, 69 unassigned', () => {
      expect(report.tables).toEqual([
        { table: 'accounts', fileName: 'accounts.csv', rows: 701, taken: 701, doubtful: 0, refused: 0, records: 701 },
        { table: 'sellers', fileName: 'sellers.csv', rows: 18, taken: 18, doubtful: 0, refused: 0, records: 18 },
      ]);
      expect(facts.accounts.count).toBe(701);
      expect(facts.sellers.count).toBe(18);
      expect([...facts.accounts.owner].filter((owner) => owner === NO_ROW)).toHaveLength(69);
      expect(report.owners).toMatchObject({
        file: 632,
        latestOpenOpportunity: 0,
        latestOpportunity: 0,
        unassigned: 69,
      });
    });

    test('columns are mapped without a hand; revenue is offered as ARR, not taken', () => {
      const mapped = report.columns.filter(({ table, field }) => table === 'accounts' && field !== '');
      expect(Object.fromEntries(mapped.map(({ field, column }) => [field, column]))).toEqual({
        id: 'Account ID',
        name: 'Account Name',
        ownerId: 'Account Owner ID',
        segment: 'Business Type',
        region: 'Sales Region',
        country: 'Country',
        state: 'State/Province',
        city: 'City',
        customerSince: 'Customer Since',
        lastActivity: 'Last Order Date',
      });
      expect(facts.accounts.arr.every(Number.isNaN)).toBe(true);
      const suggested = report.findings.filter(({ code }) => code === 'suggested-column');
      expect(suggested.map(({ value }) => value)).toEqual(['Revenue Last 12 Months', 'Total Revenue']);
    });

    test('revenue becomes ARR when chosen by hand', () => {
      const chosen = importTables(
        { accounts: realInput('adventureworks/accounts.csv') },
        {
          today: '2026-07-01',
          factsId: 'facts-1',
          choices: { columns: { accounts: { arr: 'Revenue Last 12 Months' } } },
        },
      );
      expect(chosen.ok && [...chosen.facts.accounts.arr].filter((arr) => arr >= 0).length).toBe(632);
    });

    test('who leads and owns nothing is a manager; names keep their letters', () => {
      const kinds = facts.sellers.name.map((name, row) => [name, readCategory(facts.sellers.kind, row)] as const);
      expect(kinds.filter(([, kind]) => kind === 'manager').map(([name]) => name)).toContain('Brian Welcker');
      expect(facts.sellers.name).toContain('José Saraiva');
      const { owner } = facts.accounts;
      for (const [row, [, kind]] of kinds.entries()) if (kind === 'manager') expect(owner.includes(row)).toBe(false);
    });
  });
});
