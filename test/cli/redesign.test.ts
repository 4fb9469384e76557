import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { readPolicy, readScenarioTable } from '../../shared/model/plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import { isLeaving } from '../../shared/model/roster.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import type { RedesignReport } from '../../shared/overview/redesign-report.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { runCaptured, TestFolder } from './run-captured.ts';

const sample = generateSample({ today: '2027-01-11', accounts: 120, sellers: 5 });
const bytes = writePlanFile({ ...sample, journal: [], appVersion: '0.0.0' });

async function writeSample() {
  const folder = await TestFolder.create();
  return { folder, plan: await folder.write('plan.baton', bytes), out: folder.at('new.baton') };
}

async function openPlan(file: string) {
  const result = readPlanFile(new Uint8Array(await readFile(file)));
  if (!result.ok) throw new Error(result.message);
  return result.plan;
}

/** The sample's plan, in which 100 km count so many points. */
function askForDistance(distanceWeight: number): PlanDocument {
  const { id, tables } = sample.document;
  const policy = new Map(tables.get('policy'));
  policy.set('redesign', { ...readPolicy(sample.document, 'redesign'), distanceWeight });
  return { id, tables: new Map([...tables, ['policy', policy]]) };
}

type Printed = RedesignReport & { ok: boolean; label: string; scenario: { id: string; name: string } };

describe('baton redesign', { timeout: 60_000 }, () => {
  it('adopts its proposal as one step that undo takes back', async () => {
    const { plan, out } = await writeSample();
    const { code, printed, noted } = await runCaptured('redesign', plan, '--out', out, '--json');
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    const report = JSON.parse(printed) as Printed;
    expect(report.label).toMatch(/^Adopt \d+ moves \(\d+ accounts\) of a redesign$/);
    expect(report.scenario.id).toBe(FIRST_SCENARIO);
    expect(report.quality.words).toMatch(/Within [\d.]+% of the best/);
    expect(report.quality.bound as number).toBeLessThanOrEqual(report.quality.value as number);
    const { document, journal } = await openPlan(out);
    expect(journal).toHaveLength(1);
    const edit = journal[0]!.edit;
    expect(edit).toMatchObject({ kind: 'do', label: report.label, scenario: FIRST_SCENARIO });
    const incoming = readScenarioTable(document, FIRST_SCENARIO, 'incoming');
    const wanted = report.moves.flatMap(({ accounts, to }) => accounts.map((id) => [id, to] as const));
    const owner = (id: string): string => {
      const row = sample.facts.accounts.id.indexOf(id);
      return incoming.get(id) ?? (sample.facts.sellers.id[sample.facts.accounts.owner[row] as number] as string);
    };
    for (const [id, to] of wanted) expect(owner(id)).toBe(to);
    applyPatch(document, invertPatch(edit.patch));
    expect(document.tables).toEqual(readPlanTables(bytes));
  });

  it('counts the way to the sellers where asked, and says how it changes', async () => {
    const { plan, out } = await writeSample();
    const { code, printed } = await runCaptured('redesign', plan, '--out', out, '--distance', '2', '--json');
    expect(code).toBe(0);
    const { distance } = JSON.parse(printed) as Printed;
    expect(distance?.proposed.total).toBeLessThan(distance?.scenario.total ?? 0);
    const { printed: words } = await runCaptured('redesign', plan, '--out', out, '--distance', '0.5');
    expect(words).toMatch(/^Distance to the sellers’ bases, scenario → proposed\n {2}[\d,]+ → [\d,]+ km in all/m);
    const inPlan = writePlanFile({ ...sample, document: askForDistance(2), journal: [], appVersion: '0.0.0' });
    await writeFile(plan, inPlan);
    const { printed: own } = await runCaptured('redesign', plan, '--out', out, '--json');
    expect((JSON.parse(own) as Printed).distance).toEqual(distance);
    const refused = await runCaptured('redesign', plan, '--out', out, '--distance', 'far');
    expect(refused).toMatchObject({ code: 2, noted: expect.stringContaining('“far” is none') });
  });

  it('the same seed gives the same file; today gets a scenario of its own', async () => {
    const { plan, out, folder } = await writeSample();
    const run = async (file: string) =>
      runCaptured('redesign', plan, '--out', file, '--scenario', 'today', '--measure', 'arr', '--seed', '7');
    const { printed } = await run(out);
    expect(printed).toMatch(/Adopted \d+ moves?( \(\d+ accounts\))? of a redesign into Redesign\./);
    expect(printed).not.toMatch(/NaN|undefined|Infinity/);
    await run(folder.at('again.baton'));
    expect(await readFile(folder.at('again.baton'))).toEqual(await readFile(out));
    const { journal, document } = await openPlan(out);
    expect(journal).toHaveLength(1);
    expect(document.tables.get('plan')?.get('activeScenario')).toBe('redesign');
  });

  it('keeps the pairs of a file, and says which line is wrong', async () => {
    const { plan, out, folder } = await writeSample();
    const [account = '', other = ''] = sample.facts.accounts.id;
    const { roster } = buildPlanBase(sample.facts, sample.document, FIRST_SCENARIO);
    const seller = roster.ids.find((_, row) => (roster.fte[row] as number) > 0 && !isLeaving(roster, row));
    const lines = `account,kind,other\n${account},required,${seller}\n${account},apart,${other}\n`;
    const good = await folder.write('pairs.csv', lines);
    const { code } = await runCaptured('redesign', plan, '--out', out, '--pairs', good, '--measure', 'arr');
    expect(code).toBe(0);
    const adopted = buildPlanBase(sample.facts, (await openPlan(out)).document, FIRST_SCENARIO);
    const sellerOf = (id: string): string | undefined =>
      roster.ids[adopted.assignment.incoming[adopted.accountRow.get(id) as number] as number];
    expect(sellerOf(account)).toBe(seller);
    expect(sellerOf(other)).not.toBe(seller);
    const bad = await folder.write('bad.csv', `${lines}${account},near,${other}\n`);
    const refused = await runCaptured('redesign', plan, '--out', out, '--pairs', bad);
    expect(refused).toMatchObject({ code: 1, noted: expect.stringContaining('line 4: “near” is no kind of pair') });
  });

  it('reads costs by pair, and says which line is wrong', async () => {
    const { plan, out, folder } = await writeSample();
    const [account] = sample.facts.accounts.id;
    const [seller] = sample.facts.sellers.id;
    const good = await folder.write('costs.csv', `account,seller,cost\n${account},${seller},50\n`);
    expect((await runCaptured('redesign', plan, '--out', out, '--costs', good, '--measure', 'arr')).code).toBe(0);
    const bad = await folder.write('bad.csv', `account,seller,cost\n${account},${seller},1\n${account},nobody,1\n`);
    const { code, noted } = await runCaptured('redesign', plan, '--out', out, '--costs', bad);
    expect({ code, noted }).toEqual({
      code: 1,
      noted: expect.stringContaining('line 3: There is no seller “nobody”.') as string,
    });
  });

  it.each([
    [['--measure', 'ar'], '--measure knows no “ar”. Did you mean “arr”?'],
    [['--tolerance', '15'], '--tolerance takes a share from 0 to 1'],
    [['--tolerance', 'pipeline=0.1'], '--tolerance names “pipeline”, which is not balanced.'],
    [['--eligible', 'planet'], '--eligible knows no “planet”.'],
    [['--max-moved-share', 'x'], '--max-moved-share takes a share'],
  ])('refuses %j', async (more, message) => {
    const { plan, out } = await writeSample();
    const { code, noted } = await runCaptured('redesign', plan, '--out', out, ...more);
    expect(code).toBe(2);
    expect(noted).toContain(message);
  });

  it('prints the frontier and writes nothing', async () => {
    const { plan, out } = await writeSample();
    const { code, printed } = await runCaptured('redesign', plan, '--frontier', '--json');
    expect(code).toBe(0);
    const { points, suggested } = JSON.parse(printed) as {
      points: { imbalance: number; disruption: number }[];
      suggested: number | null;
    };
    expect(points.length).toBeGreaterThanOrEqual(3);
    for (const [index, point] of points.entries()) {
      const before = points[index - 1];
      if (before) expect(point.disruption).toBeGreaterThanOrEqual(before.disruption - 1e-6);
    }
    expect(suggested === null || suggested < points.length).toBe(true);
    const text = await runCaptured('redesign', plan, '--frontier');
    expect(text.printed).toMatch(/^Balance against disruption\n/);
    expect(text.printed).not.toMatch(/NaN|undefined|Infinity/);
    expect(await runCaptured('redesign', plan, '--frontier', '--out', out)).toMatchObject({ code: 2 });
    expect(await runCaptured('redesign', plan)).toMatchObject({ code: 2 });
  });
});

function readPlanTables(content: Uint8Array) {
  const result = readPlanFile(content);
  if (!result.ok) throw new Error(result.message);
  return result.plan.document.tables;
}
