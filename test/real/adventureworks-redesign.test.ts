import { describe, expect, test } from 'vitest';
import { importTables } from '../../shared/files/import-plan.ts';
import { createPlanDocument, FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { createRedesignInput, createRedesignSettings } from '../../shared/overview/redesign-input.ts';
import { createRedesignReport } from '../../shared/overview/redesign-report.ts';
import { finishSearch } from '../../shared/territory/redesign/drive.ts';
import { diagnoseRedesign } from '../../shared/territory/redesign/infeasible.ts';
import { proposeRedesign } from '../../shared/territory/redesign/solve.ts';
import { realInput, withRealData } from './real-data.ts';

withRealData('adventureworks', () => {
  describe('adventureworks: revenue of the last 12 months within 15 % of the share', () => {
    const result = importTables(
      {
        accounts: realInput('adventureworks/accounts.csv'),
        sellers: realInput('adventureworks/sellers.csv'),
      },
      {
        today: '2026-07-01',
        factsId: 'facts-1',
        choices: { columns: { accounts: { arr: 'Revenue Last 12 Months' } } },
      },
    );
    if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
    const document = createPlanDocument({
      id: 'plan-1',
      name: 'AdventureWorks',
      facts: 'facts-1',
      asOf: '2026-07-01',
      createdAt: '2026-07-01T08:00:00.000Z',
    });
    const base = buildPlanBase(result.facts, document, FIRST_SCENARIO);

    test.each([
      ['anybody may have anything', []],
      ['by region', ['region']],
    ] as const)('%s: everybody is, or the finding says what prevents it', (_, rules) => {
      const input = createRedesignInput(base, rules);
      const settings = createRedesignSettings(base, ['arr']);
      const free = { ...settings, maximumMovedAccounts: 1, maximumMovedArr: 1, minimumKeptArr: 0 };
      for (const asked of [settings, free]) {
        const proposal = finishSearch(proposeRedesign(input, asked));
        expect(proposal.status).not.toBe('clash');
        const [outcome] = proposal.outcomes;
        expect(outcome?.tolerance).toBe(0.15);
        const diagnosis = finishSearch(diagnoseRedesign(input, asked, proposal));
        const explained = new Set(diagnosis.bars.map(({ seller }) => seller));
        for (let seller = 0; seller < base.roster.count; seller++) {
          const target = outcome?.target[seller] as number;
          if (target <= 0) continue;
          const deviation = Math.abs((outcome?.proposed[seller] as number) / target - 1);
          expect(deviation <= 0.15 + 1e-9 || explained.has(seller)).toBe(true);
        }
        // Where enough may move, everybody is within tolerance.
        if (asked === free) expect(proposal.status).toBe('within');
        if (proposal.status === 'outside') expect(diagnosis.relaxations.length).toBeGreaterThan(0);
        const report = createRedesignReport(base, input, asked, proposal, diagnosis);
        expect(report.moves.every(({ why }) => why !== '')).toBe(true);
      }
    });
  });
});
