import { describe, expect, it } from 'vitest';
import { writePlanFile } from '../../shared/files/plan-file.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { scenarioTableKey } from '../../shared/model/plan.ts';
import type { DiffReport } from '../../shared/review/diff-report.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { runCaptured, TestFolder } from './run-captured.ts';

const sample = generateSample({ today: '2027-01-11', accounts: 120, sellers: 5 });

async function writePair() {
  const folder = await TestFolder.create();
  const first = await folder.write('a.baton', writePlanFile({ ...sample, journal: [], appVersion: '0.0.0' }));
  const tables = new Map([...sample.document.tables].map(([key, rows]) => [key, new Map(rows)]));
  const incoming = tables.get(scenarioTableKey(FIRST_SCENARIO, 'incoming')) as Map<string, string>;
  const [dropped] = [...incoming.keys()];
  incoming.delete(dropped as string);
  const document = { id: sample.document.id, tables };
  const second = await folder.write(
    'b.baton',
    writePlanFile({ ...sample, document, journal: [], appVersion: '0.0.0' }),
  );
  return { first, second, dropped };
}

describe('baton diff', { timeout: 60_000 }, () => {
  it('finds nothing between a plan and itself', async () => {
    const { first } = await writePair();
    const { code, printed } = await runCaptured('diff', first, first, '--json');
    const report = JSON.parse(printed) as DiffReport;
    expect(code).toBe(0);
    expect(report.counts).toEqual({ added: 0, dropped: 0, seller: 0, wave: 0 });
    expect(report.differences).toEqual([]);
    expect(report.first).toEqual(report.second);
    expect((await runCaptured('diff', first, first)).printed).not.toContain('Moves\n');
  });

  it('names every move that is not alike, with both scorecards', async () => {
    const { first, second, dropped } = await writePair();
    const report = JSON.parse((await runCaptured('diff', first, second, '--json')).printed) as DiffReport;
    expect(report.counts).toEqual({ added: 0, dropped: 1, seller: 0, wave: 0 });
    expect(report.differences).toMatchObject([
      { account: dropped, kind: 'dropped', first: { moves: true }, second: { moves: false } },
    ]);
    const { printed } = await runCaptured('diff', first, second);
    expect(printed).toContain('0 moves added, 1 dropped');
    expect(printed).toContain('Scorecards');
    expect(printed).toContain('stays');
  });

  it('compares scenarios by name', async () => {
    const { first } = await writePair();
    const report = JSON.parse(
      (await runCaptured('diff', first, first, '--scenario', 'Today', '--with', 'Plan A', '--json')).printed,
    ) as DiffReport;
    expect(report.first.scenario.id).toBe('baseline');
    const { transfer, succession, assignment, release } = report.second.moves;
    expect(report.counts.added).toBe(transfer + succession + assignment + release);
    expect(report.counts.dropped).toBe(0);
  });

  it('says what is missing', async () => {
    const { first } = await writePair();
    expect(await runCaptured('diff', first)).toMatchObject({
      code: 2,
      noted: expect.stringContaining('With which plan? Name both files: baton diff FIRST SECOND.') as string,
    });
    expect((await runCaptured('diff', first, first, first)).noted).toContain('takes two files');
    expect((await runCaptured('diff', first, 'nothing.baton')).code).toBe(1);
  });
});
