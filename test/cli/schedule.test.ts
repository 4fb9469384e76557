import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { listWaves, readScenarioTable } from '../../shared/model/plan.ts';
import type { ScheduleReport } from '../../shared/overview/schedule-report.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { runCaptured, TestFolder } from './run-captured.ts';

const sample = generateSample({ today: '2027-01-11', accounts: 120, sellers: 5 });
const bytes = writePlanFile({ ...sample, journal: [], appVersion: '0.0.0' });

async function writeSample() {
  const folder = await TestFolder.create();
  return { folder, plan: await folder.write('plan.baton', bytes), out: folder.at('new.baton') };
}

function openPlan(content: Uint8Array) {
  const result = readPlanFile(content);
  if (!result.ok) throw new Error(result.message);
  return result.plan;
}

type Printed = ScheduleReport & { label: string; skipped: unknown[] };

describe('baton schedule', { timeout: 120_000 }, () => {
  it('adopts its proposal as one step that undo takes back, and every account says why', async () => {
    const { plan, out } = await writeSample();
    const argv = ['--waves', '4', '--start', '2027-02-15', '--out', out, '--json'];
    const { code, printed, noted } = await runCaptured('schedule', plan, ...argv);
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    const report = JSON.parse(printed) as Printed;
    expect(report.label).toMatch(/^Adopt a schedule of \d+ moves in 4 waves$/);
    expect(report.quality.bound as number).toBeLessThanOrEqual(report.quality.value as number);
    expect(report.waves.map(({ launch }) => launch)).toEqual(['2027-02-15', '2027-03-08', '2027-04-01', '2027-04-22']);
    expect(report.moves.every(({ why }) => why !== '')).toBe(true);
    const { document, journal } = openPlan(new Uint8Array(await readFile(out)));
    expect(journal).toHaveLength(1);
    expect(listWaves(document, FIRST_SCENARIO).map(({ wave }) => wave.launch)).toEqual(
      report.waves.map(({ launch }) => launch),
    );
    const waveOf = readScenarioTable(document, FIRST_SCENARIO, 'waveOf');
    for (const { account, wave } of report.moves) {
      expect(waveOf.get(account)).toBe(wave === null ? undefined : `wave-${wave}`);
    }
    applyPatch(document, invertPatch(journal[0]!.edit.patch));
    expect(document.tables).toEqual(openPlan(bytes).document.tables);
  });

  it('leaves no error of capacity for check, and the same seed gives the same file', async () => {
    const { plan, out, folder } = await writeSample();
    const { printed } = await runCaptured('schedule', plan, '--out', out, '--seed', '7');
    expect(printed).not.toMatch(/NaN|undefined|Infinity/);
    await runCaptured('schedule', plan, '--out', folder.at('again.baton'), '--seed', '7');
    expect(await readFile(folder.at('again.baton'))).toEqual(await readFile(out));
    const check = await runCaptured('check', out);
    expect(check.printed).not.toMatch(/error .*(capacity|vacanc|at once)/);
  });

  it('is done at once where everything is scheduled already and stays', async () => {
    const { plan, out, folder } = await writeSample();
    await runCaptured('schedule', plan, '--out', out);
    const again = await runCaptured('schedule', out, '--keep', '--out', folder.at('again.baton'));
    expect(again.code).toBe(0);
    expect(again.printed).toContain('pinned, or told already');
  });

  it.each([
    [['--waves', '1'], 1, 'One wave is a big bang'],
    [['--waves', '99'], 2, '--waves takes a whole number from 1 to 12'],
    [['--start', 'soon'], 2, '--start takes a day'],
    [['--gap', '0'], 2, '--gap takes a whole number from 1 to 365'],
    [['--scenario', 'today'], 1, 'This is today, the baseline.'],
  ])('refuses %j', async (more, expected, message) => {
    const { plan, out } = await writeSample();
    const { code, noted } = await runCaptured('schedule', plan, '--out', out, ...more);
    expect(code).toBe(expected);
    expect(noted).toContain(message);
  });
});
