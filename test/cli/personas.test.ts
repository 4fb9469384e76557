import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import type { RuleSet } from '../../shared/persona/rule-set.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { listPersonas } from '../../shared/model/plan.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { runCaptured, TestFolder } from './run-captured.ts';

const sample = generateSample({ today: '2027-01-11', accounts: 150, sellers: 6 });
const bytes = writePlanFile({ ...sample, journal: [], appVersion: '0.0.0' });

interface Printed {
  readonly changed: number;
  readonly handedOver: number;
  readonly personas: readonly { readonly id: string; readonly decides: number }[];
}

async function writeSample() {
  const folder = await TestFolder.create();
  const plan = await folder.write('plan.baton', bytes);
  return { folder, plan, rules: folder.at('rules.json'), out: folder.at('new.baton') };
}

/** Exports the rules and has strategic accounts only as the first persona. */
async function writeNarrowRules(plan: string, rules: string): Promise<void> {
  await runCaptured('personas', plan, '--export', rules);
  const file = JSON.parse(await readFile(rules, 'utf8')) as RuleSet;
  const [first, ...rest] = file.personas;
  const rule = { match: 'all', conditions: [{ column: 'strategic', operator: 'is', value: true }] };
  await writeFile(rules, JSON.stringify({ ...file, name: 'Narrow', personas: [{ ...first, rule }, ...rest] }));
}

describe('baton personas', { timeout: 30_000 }, () => {
  it('shows who has which persona, and the rules', async () => {
    const { plan } = await writeSample();
    const { code, printed, noted } = await runCaptured('personas', plan);
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    expect(printed).toMatch(/1 High-risk relationship +\d+ +\d+/);
    expect(printed).toContain('4 Core: Every other customer.');
  });

  it('exports rules that change nothing where they came from', async () => {
    const { plan, rules, out } = await writeSample();
    expect((await runCaptured('personas', plan, '--export', rules)).code).toBe(0);
    const { code, printed } = await runCaptured('personas', plan, '--import', rules, '--out', out, '--json');
    expect(code).toBe(0);
    expect((JSON.parse(printed) as Printed).changed).toBe(0);
    const result = readPlanFile(new Uint8Array(await readFile(out)));
    expect(result.ok && result.plan.journal).toEqual([]);
    // An earlier export is replaced; anything else is not.
    expect((await runCaptured('personas', plan, '--export', rules)).code).toBe(0);
    expect((await runCaptured('personas', plan, '--export', plan)).code).toBe(2);
  });

  it('shows what imported rules would change, and takes them over as one step', async () => {
    const { folder, plan, rules, out } = await writeSample();
    await writeNarrowRules(plan, rules);
    const preview = await runCaptured('personas', plan, '--import', rules);
    expect(preview.printed).toMatch(/With the rules of Narrow, \d+ of \d+ accounts would change persona/);
    expect(await folder.list()).toEqual(['plan.baton', 'rules.json']);
    const { printed } = await runCaptured('personas', plan, '--import', rules, '--out', out, '--json');
    const report = JSON.parse(printed) as Printed;
    expect(report.changed).toBeGreaterThan(0);
    const again = JSON.parse((await runCaptured('personas', out, '--json')).printed) as Printed;
    expect(again.personas.map(({ decides }) => decides)).toEqual(report.personas.map(({ decides }) => decides));
    const opened = readPlanFile(new Uint8Array(await readFile(out)));
    if (!opened.ok) throw new Error(opened.message);
    const { document, journal } = opened.plan;
    expect(journal.map(({ edit }) => edit.label)).toEqual(['Import the rules of Narrow']);
    applyPatch(document, invertPatch(journal[0]!.edit.patch));
    expect(listPersonas(document)).toEqual(listPersonas(sample.document));
  });

  it('says which columns the rules ask about and the data does not have', async () => {
    const { plan, rules } = await writeSample();
    await runCaptured('personas', plan, '--export', rules);
    const file = JSON.parse(await readFile(rules, 'utf8')) as RuleSet;
    const [first, ...rest] = file.personas;
    const rule = {
      match: 'any',
      conditions: [{ customField: 'Tier', reading: 'text', operator: 'is', value: 'Gold' }],
    };
    await writeFile(rules, JSON.stringify({ ...file, personas: [{ ...first, rule }, ...rest] }));
    const { printed } = await runCaptured('personas', plan, '--import', rules);
    expect(printed).toContain('The data has no column “Tier”: what the rules ask about it is unknown.');
    expect(JSON.parse((await runCaptured('personas', plan, '--import', rules, '--json')).printed)).toMatchObject({
      missing: ['Tier'],
    });
  });

  it('refuses rules that do not fit, and wrong usage', async () => {
    const { folder, plan, rules, out } = await writeSample();
    await writeFile(rules, '{"format":"baton-rules","version":1}');
    const { code, noted } = await runCaptured('personas', plan, '--import', rules, '--out', out);
    expect({ code, noted }).toEqual({ code: 1, noted: expect.stringContaining('The rules are damaged') });
    expect(await folder.list()).toEqual(['plan.baton', 'rules.json']);
    expect((await runCaptured('personas', plan, '--out', out)).code).toBe(2);
    expect((await runCaptured('personas', plan, '--export', rules, '--import', rules)).code).toBe(2);
  });
});
