import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../shared/files/plan-file.ts';
import { createUndo, stackEdits } from '../../shared/history/history.ts';
import { readSetting } from '../../shared/model/plan.ts';
import { runCaptured, TestFolder } from './run-captured.ts';

const SELLERS = 'Id,Name\nS1,Nora Böhm\nS2,Fiona Hughes\n';
const DEALS = 'Opportunity ID,Account ID,Opportunity Owner,Stage,Amount\nO1,001,S1,Negotiation,900\n';
const ACCOUNTS = 'Account ID,Account Name,Account Owner,ARR\n001,Bärenbrunn,S1,1000\n002,Oakbridge,S1,2000\n';
const LATER = 'Account ID,Account Name,Account Owner,ARR\n001,Bärenbrunn,S2,1500\n003,Ekmark,S2,500\n';

async function openPlan(file: string) {
  const read = readPlanFile(new Uint8Array(await readFile(file)));
  if (!read.ok) throw new Error(read.message);
  return read.plan;
}

async function createPlan() {
  const folder = await TestFolder.create();
  const accounts = await folder.write('accounts.csv', ACCOUNTS);
  const sellers = await folder.write('sellers.csv', SELLERS);
  const deals = await folder.write('deals.csv', DEALS);
  const plan = folder.at('plan.baton');
  const files = ['--sellers', sellers, '--opportunities', deals];
  await runCaptured('import', '--accounts', accounts, ...files, '--out', plan, '--today', '2026-05-04');
  const later = await folder.write('later.csv', LATER);
  return { folder, plan, later, out: folder.at('new.baton') };
}

describe('baton import --into', () => {
  it('refreshes the facts of a plan as one step that can be undone, and leaves the as-of day', async () => {
    const { plan, later, out } = await createPlan();
    const before = await readFile(plan);
    const { code, printed, noted } = await runCaptured('import', '--accounts', later, '--into', plan, '--out', out);
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    expect(printed).toMatch(/accounts +2 +2 +1 +1 +1/);
    expect(printed).toContain('Kept as they were, since no file was given: sellers, opportunities.');
    expect(printed).toContain('1 × ARR of accounts, such as Bärenbrunn: 1,000 → 1,500');
    expect(printed).toContain('1 × Incumbent of accounts, such as Bärenbrunn: Nora Böhm → Fiona Hughes');
    expect(printed).toContain('Decisions of Plan A: all kept');
    expect(printed).toContain(`Wrote ${out}`);
    const opened = await openPlan(out);
    expect(opened.facts.accounts.id).toEqual(['001', '003']);
    expect(opened.facts.opportunities.id).toEqual(['O1']);
    expect(readSetting(opened.document, 'asOf')).toBe('2026-05-04');
    expect(opened.journal.map(({ edit }) => edit.label)).toEqual(['Refresh the facts']);
    const undo = createUndo(stackEdits(opened.journal.map(({ edit }) => edit)), { at: '', by: '' });
    expect(undo?.patch).toEqual({ plan: { facts: { from: opened.facts.id, to: opened.extraFacts[0]?.id } } });
    expect(await readFile(plan)).toEqual(before);
  });

  it('moves the as-of day where it is told to, and prints the summary for scripts', async () => {
    const { plan, later, out } = await createPlan();
    const argv = [
      '--accounts',
      later,
      '--into',
      plan,
      '--out',
      out,
      '--today',
      '2026-09-01',
      '--drop-missing',
      '--json',
    ];
    const { code, printed } = await runCaptured('import', ...argv);
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({
      ok: true,
      out,
      into: plan,
      asOf: '2026-09-01',
      missing: ['sellers', 'opportunities'],
      carried: [],
      summary: {
        isSame: false,
        tables: [
          {
            table: 'accounts',
            added: { count: 1, examples: [{ id: '003' }] },
            gone: { count: 1, examples: [{ id: '002' }] },
          },
          { table: 'sellers', gone: { count: 1 } },
          { table: 'opportunities', gone: { count: 1 } },
          {},
        ],
      },
      report: { tables: [{ table: 'accounts', rows: 2, taken: 2 }] },
    });
    expect(readSetting((await openPlan(out)).document, 'asOf')).toBe('2026-09-01');
  });

  it('refuses what is no plan, and to write over the plan it reads', async () => {
    const { folder, plan, later, out } = await createPlan();
    const text = await folder.write('text.baton', 'no plan');
    expect(await runCaptured('import', '--accounts', later, '--into', text, '--out', out)).toMatchObject({ code: 1 });
    expect(await runCaptured('import', '--accounts', later, '--into', plan, '--out', plan)).toMatchObject({ code: 2 });
    expect(await runCaptured('import', '--accounts', later, '--drop-missing', '--out', out)).toMatchObject({ code: 2 });
    expect(await folder.list()).not.toContain('new.baton');
  });
});
