import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { scenarioTableKey } from '../../shared/model/plan.ts';
import type { ScheduleReport } from '../../shared/overview/schedule-report.ts';
import { runCaptured, TestFolder } from '../cli/run-captured.ts';
import { realPath, withRealData } from './real-data.ts';

interface Checked {
  readonly findings: readonly { readonly severity: string; readonly rule: string; readonly title: string }[];
}

async function run(...argv: string[]): Promise<string> {
  const { code, printed, noted } = await runCaptured(...argv);
  expect({ code, noted }).toEqual({ code: 0, noted: '' });
  return printed;
}

/** Schedules a plan from 1 June 2026 in three waves and looks at what `check` says about it. */
async function scheduleAndCheck(folder: TestFolder, plan: string) {
  const out = folder.at('scheduled.baton');
  const printed = await run('schedule', plan, '--waves', '3', '--start', '2026-06-01', '--out', out, '--json');
  const check = JSON.parse(await run('check', out, '--json')) as Checked;
  return {
    report: JSON.parse(printed) as ScheduleReport,
    errors: check.findings.filter((one) => one.severity === 'error'),
  };
}

/** The rules of the first wave hold; quotas hold, or the report says by how much they cannot, and why. */
function expectGuidance({ personas, missedQuotas, overruns, moves, status }: ScheduleReport): void {
  for (const { persona, waves, moves: total, name } of personas) {
    if (persona === 'high-risk' || persona === 'later-stage') expect(waves[0]?.moves ?? 0).toBe(0);
    waves.forEach(({ moves: own, quota }, wave) => {
      const isWithin = quota === null || Math.abs(own - quota * total) <= Math.max(0.1 * total, 1) + 1e-9;
      const isExplained = missedQuotas.some((words) => words.startsWith(`${name}, Wave ${wave + 1}: ${own} of `));
      expect(isWithin || isExplained).toBe(true);
    });
  }
  const without = moves.filter(({ wave }) => wave === null);
  expect(status === 'incomplete').toBe(without.length > 0);
  for (const { why } of without) expect(why).toMatch(/Fits no wave\. .*Not Wave/);
  if (missedQuotas.length > 0) expect(overruns.length + without.length).toBeGreaterThan(0);
}

withRealData('complyflow', () => {
  describe('complyflow: redesigned, then scheduled in three waves', { timeout: 120_000 }, () => {
    const file = (name: string): string => realPath(`complyflow/${name}.csv`);
    const tables = [
      ['--accounts', file('accounts')],
      ['--sellers', file('sales_reps')],
      ['--opportunities', file('opportunities')],
      ['--health', file('customer_health_scores')],
      ['--subscriptions', file('subscriptions')],
    ].flat();

    test('no error; what moves in silence needs no wave', async () => {
      const folder = await TestFolder.create();
      await run('import', ...tables, '--today', '2026-05-04', '--out', folder.at('plan.baton'));
      await run('redesign', folder.at('plan.baton'), '--out', folder.at('fair.baton'));
      const { report, errors } = await scheduleAndCheck(folder, folder.at('fair.baton'));
      expect(errors).toEqual([]);
      expectGuidance(report);
      expect(report.waves.map(({ launch }) => launch)).toEqual(['2026-06-01', '2026-07-01', '2026-07-22']);
      expect(report.silentMoves).toBeGreaterThan(0);
      expect(report.silent.prospects + report.silent.formerCustomers).toBe(report.silentMoves);
      expect(report.outside.map(({ kind, words }) => [kind, words])).toEqual([
        [
          'nothing',
          expect.stringMatching(/^Nothing is to be scheduled\. \d+ of 1,800 accounts are customers, and none/),
        ],
      ]);
    });

    test('with a fifth of the sellers gone their customers move, and no week holds too much', async () => {
      const folder = await TestFolder.create();
      await run('import', ...tables, '--today', '2026-05-04', '--out', folder.at('plan.baton'));
      const result = readPlanFile(new Uint8Array(await readFile(folder.at('plan.baton'))));
      if (!result.ok) throw new Error(result.message);
      const { document, facts } = result.plan;
      const changes = document.tables.get(scenarioTableKey(FIRST_SCENARIO, 'sellerChanges'));
      facts.sellers.id.forEach((id, row) => {
        if (row % 5 === 0) changes?.set(id, { leavesOn: '2026-08-28', reason: 'The office closes' });
      });
      const bytes = writePlanFile({ document, facts, journal: [], appVersion: '0.0.0' });
      const shrunk = await folder.write('shrunk.baton', bytes);
      await run('redesign', shrunk, '--out', folder.at('fair.baton'));
      const { report, errors } = await scheduleAndCheck(folder, folder.at('fair.baton'));
      expect(errors).toEqual([]);
      expectGuidance(report);
      expect(report.moves.length).toBeGreaterThan(50);
    });
  });
});
