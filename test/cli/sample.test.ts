import { readFile, stat } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../shared/files/plan-file.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { runCaptured, TestFolder } from './run-captured.ts';

describe('baton sample', () => {
  it('writes the plan that the generator makes, and says what is in it', async () => {
    const folder = await TestFolder.create();
    const out = folder.at('sample.baton');
    const { code, printed, noted } = await runCaptured('sample', '--out', out);
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    expect(printed).toContain('Sample: Halyard Software, as of 2027-01-11');
    expect(printed).toContain('1,200 accounts · 24 sellers (1 leaving) · 4 managers · 2 vacancies · 300 opportunities');
    expect(printed).toContain(`Wrote ${out}`);
    const read = readPlanFile(new Uint8Array(await readFile(out)));
    if (!read.ok) throw new Error(read.message);
    const { facts, document } = generateSample({ today: '2027-01-11' });
    expect(read.plan.facts).toEqual(facts);
    expect(read.plan.document).toEqual(document);
    expect(await folder.list()).toEqual(['sample.baton']);
  });

  it('writes the same bytes for the same options, others for another seed', async () => {
    const folder = await TestFolder.create();
    const make = async (name: string, ...more: string[]): Promise<Buffer> => {
      const out = folder.at(name);
      await runCaptured('sample', '--out', out, '--accounts', '60', '--sellers', '3', ...more);
      return readFile(out);
    };
    const first = await make('1.baton', '--seed', '5');
    expect(await make('2.baton', '--seed', '5')).toEqual(first);
    expect(await make('3.baton', '--seed', '6')).not.toEqual(first);
    expect(await make('4.baton', '--seed', '5', '--today', '2027-05-03')).not.toEqual(first);
  });

  it('prints JSON for scripts', async () => {
    const folder = await TestFolder.create();
    const out = folder.at('small.baton');
    const { printed } = await runCaptured('sample', '--out', out, '--accounts', '40', '--sellers', '3', '--json');
    expect(JSON.parse(printed)).toEqual({
      ok: true,
      out,
      name: 'Sample: Halyard Software',
      asOf: '2027-01-11',
      accounts: 40,
      sellers: 3,
      leaving: 1,
      managers: 4,
      vacancies: 2,
      opportunities: 10,
      contacts: expect.any(Number),
      bytes: (await stat(out)).size,
    });
  });

  it('replaces a plan, but no other file', async () => {
    const folder = await TestFolder.create();
    const out = folder.at('plan.baton');
    for (const seed of ['1', '2']) {
      expect(await runCaptured('sample', '--out', out, '--accounts', '20', '--seed', seed)).toMatchObject({ code: 0 });
    }
    const other = await folder.write('accounts.csv', 'id,name\n1,One\n');
    const { code, noted } = await runCaptured('sample', '--out', other);
    expect(code).toBe(2);
    expect(noted).toContain("exists and is no plan of Baton's");
    expect(await readFile(other, 'utf8')).toBe('id,name\n1,One\n');
    const archive = await folder.write('photos.zip', zipSync({ 'one.txt': strToU8('one') }));
    expect(await runCaptured('sample', '--out', archive)).toMatchObject({ code: 2 });
    expect(await folder.list()).toEqual(['accounts.csv', 'photos.zip', 'plan.baton']);
  });

  it('never replaces a device', async () => {
    expect(await runCaptured('sample', '--out', '/dev/null', '--accounts', '20')).toMatchObject({
      code: 2,
      noted: expect.stringContaining('is no ordinary file'),
    });
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('says where it cannot write, and leaves nothing behind', async () => {
    const folder = await TestFolder.create();
    const missing = await runCaptured('sample', '--out', folder.at('no/such/plan.baton'), '--accounts', '20');
    expect(missing.code).toBe(1);
    expect(missing.noted).toContain('plan.baton');
    const onFolder = await runCaptured('sample', '--out', folder.path, '--accounts', '20', '--json');
    expect(onFolder.code).toBe(1);
    expect(JSON.parse(onFolder.printed)).toMatchObject({ ok: false, code: 'not-writable', file: folder.path });
    expect(await folder.list()).toEqual([]);
  });
});
