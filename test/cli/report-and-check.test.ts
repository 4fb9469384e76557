import { readFile, writeFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writePlanFile } from '../../shared/files/plan-file.ts';
import { BASELINE, FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { findWhereabouts, reportDistances } from '../../shared/overview/distances.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { createReport } from '../../shared/overview/report.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { GAZETTEER } from '../places/gazetteer-fixture.ts';
import { runCaptured, TestFolder } from './run-captured.ts';

const TODAY = '2027-01-11';
const sample = generateSample({ today: TODAY, accounts: 200, sellers: 6 });
const bytes = writePlanFile({ ...sample, journal: [], appVersion: '0.0.0' });

async function writeSample() {
  const folder = await TestFolder.create();
  return { folder, plan: await folder.write('plan.baton', bytes) };
}

describe('baton report', () => {
  it('prints the figures of the active scenario as JSON', async () => {
    const { plan, folder } = await writeSample();
    const { code, printed, noted } = await runCaptured('report', plan, '--json');
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    const base = buildPlanBase(sample.facts, sample.document, FIRST_SCENARIO);
    const distance = reportDistances(base, findWhereabouts(base, GAZETTEER));
    const report = createReport(base, computeFigures(base), distance);
    expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(report)));
    expect(Object.keys(report)).toEqual(
      expect.arrayContaining(['books', 'distance', 'personas', 'scorecard', 'waves', 'findings']),
    );
    expect(await folder.list()).toEqual(['plan.baton']);
    expect(await readFile(plan)).toEqual(Buffer.from(bytes));
  });

  it('prints them for people', async () => {
    const { plan } = await writeSample();
    const { printed } = await runCaptured('report', plan);
    expect(printed).toContain(`Sample: Halyard Software · Plan A · as of ${TODAY}`);
    for (const heading of ['Balance', 'Disruption', 'Books', 'Distance', 'Personas', 'Waves', 'Findings']) {
      expect(printed).toMatch(new RegExp(`^${heading}`, 'm'));
    }
    expect(printed).not.toMatch(/NaN|undefined|Infinity/);
  });

  it.each([[BASELINE], ['today'], ['Today']])('takes the scenario %s by id or name', async (scenario) => {
    const { plan } = await writeSample();
    const { printed } = await runCaptured('report', plan, '--json', '--scenario', scenario);
    const report = JSON.parse(printed) as { scenario: { id: string }; moves: Record<string, number> };
    expect(report.scenario.id).toBe(BASELINE);
    expect(Object.values(report.moves).every((count) => count === 0)).toBe(true);
  });

  it('refuses a scenario that is not there', async () => {
    const { plan } = await writeSample();
    expect(await runCaptured('report', plan, '--scenario', 'Plan B')).toMatchObject({
      code: 2,
      noted: expect.stringContaining('The plan has no scenario “Plan B”. Did you mean “Plan A”?'),
    });
    expect((await runCaptured('report', plan, '--scenario', 'zz')).noted).toContain('It has Today, Plan A.');
  });

  it('looks at the data from another day without changing the plan', async () => {
    const { plan } = await writeSample();
    const { printed } = await runCaptured('report', plan, '--json', '--today', '2027-06-01');
    expect(JSON.parse(printed)).toMatchObject({ plan: { asOf: '2027-06-01' } });
    expect(await readFile(plan)).toEqual(Buffer.from(bytes));
  });
});

describe('baton check', () => {
  it('ends with 1 where a finding is an error', async () => {
    const { plan } = await writeSample();
    const { code, printed } = await runCaptured('check', plan);
    expect(code).toBe(1);
    expect(printed).toMatch(/\d+ errors? · \d+ warnings? · \d+ notes?/);
    expect(printed).toContain('accounts still with a seller who leaves');
    const json = await runCaptured('check', plan, '--json');
    const result = JSON.parse(json.printed) as { counts: { errors: number }; findings: { severity: string }[] };
    expect(json.code).toBe(1);
    expect(result.findings.filter(({ severity }) => severity === 'error')).toHaveLength(result.counts.errors);
  });

  it('ends with 0 where none is', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write(
      'accounts.csv',
      'Account ID,Account Name,Account Owner\n1,One,Nora\n2,Two,Jan\n',
    );
    const plan = folder.at('plan.baton');
    await runCaptured('import', '--accounts', accounts, '--out', plan);
    const { code, printed } = await runCaptured('check', plan);
    expect(code).toBe(0);
    expect(printed).toContain('0 errors');
  });
});

describe.each(['report', 'check'])('baton %s refuses', (command) => {
  it.each<[string, (folder: TestFolder) => Promise<string>, string, RegExp]>([
    ['a file that is not there', async (folder) => folder.at('plan.baton'), 'not-found', /“plan\.baton” is not there/],
    ['a folder', async (folder) => folder.path, 'not-readable', /is a folder, not a file/],
    ['an empty file', async (folder) => folder.write('plan.baton', ''), 'not-a-plan', /plan\.baton/],
    ['a table', async (folder) => folder.write('plan.baton', 'id,name\n1,One\n'), 'not-a-plan', /plan\.baton/],
    [
      'a plan cut in half',
      async (folder) => folder.write('plan.baton', bytes.subarray(0, bytes.length / 2)),
      'damaged',
      /plan\.baton/,
    ],
    ['a plan of a newer version', writeNewer, 'newer', /newer/],
  ])('%s', async (_, create, expectedCode, message) => {
    const folder = await TestFolder.create();
    const file = await create(folder);
    const before = await folder.list();
    const { code, printed, noted } = await runCaptured(command, file);
    expect({ code, printed }).toEqual({ code: 1, printed: '' });
    expect(noted).toMatch(message);
    expect(noted).not.toMatch(/\n\s+at /);
    const json = JSON.parse((await runCaptured(command, file, '--json')).printed) as { code: string };
    expect(json).toMatchObject({ ok: false, code: expectedCode, file });
    expect(await folder.list()).toEqual(before);
  });
});

async function writeNewer(folder: TestFolder): Promise<string> {
  const entries = unzipSync(bytes);
  const manifest = JSON.parse(strFromU8(entries['manifest.json'] as Uint8Array)) as { version: number };
  entries['manifest.json'] = strToU8(JSON.stringify({ ...manifest, version: manifest.version + 1 }));
  const file = folder.at('plan.baton');
  await writeFile(file, zipSync(entries));
  return file;
}
