import { readFile, stat, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../shared/files/plan-file.ts';
import { readCategory } from '../../shared/model/columns.ts';
import { readSetting } from '../../shared/model/plan.ts';
import { runCaptured, TestFolder } from './run-captured.ts';

const ACCOUNTS = [
  'Account ID;Account Name;Account Owner;ARR;Customer Since;Revenue;Note',
  '001;Bärenbrunn GmbH;Nora Böhm;1.234,50;31.12.2024;9000000;key',
  '002;Oakbridge plc;Fiona Hughes;20.000,00;15.01.2026;8000000;',
  '003;Ekmark AB;;500,00;soon;7000000;',
  '',
].join('\n');
const SELLERS = 'Id,Name,Region\nS1,Nora Böhm,DACH\nS2,Fiona Hughes,UK\n';
const DEALS =
  'Opportunity ID,Account ID,Opportunity Owner,Stage,Amount,Close Date\nO1,003,Nora Böhm,Negotiation,900,2027-02-01\nO2,001,Nora Böhm,Closed Won,900,2026-02-01\n';

async function openPlan(file: string) {
  const read = readPlanFile(new Uint8Array(await readFile(file)));
  if (!read.ok) throw new Error(read.message);
  return read.plan;
}

describe('baton import', () => {
  it('makes a plan of three files and reports what it took', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write('kunden.csv', ACCOUNTS);
    const sellers = await folder.write('reps.csv', SELLERS);
    const deals = await folder.write('deals.csv', DEALS);
    const out = folder.at('Herbst.baton');
    const { code, printed, noted } = await runCaptured(
      'import',
      `--accounts=${accounts}`,
      `--sellers=${sellers}`,
      `--opportunities=${deals}`,
      `--out=${out}`,
    );
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    expect(printed).toContain('3 accounts · 2 sellers · 2 opportunities (1 open)');
    expect(printed).toMatch(/kunden\.csv +accounts +3 +3 +1 +0/);
    expect(printed).toMatch(/Owners +2 named in the file, 1 unassigned/);
    expect(printed).toMatch(/kunden\.csv, row 4, Customer Since: .*soon/);
    expect(printed).toContain('kept as they are: Revenue, Note');
    expect(printed).toContain(`Wrote ${out}`);
    const { facts, document } = await openPlan(out);
    expect(readSetting(document, 'name')).toBe('Herbst');
    expect(readSetting(document, 'asOf')).toBe('2027-01-11');
    expect([...facts.accounts.arr]).toEqual([123_450, 2_000_000, 50_000]);
    expect(await folder.list()).toEqual(['Herbst.baton', 'deals.csv', 'kunden.csv', 'reps.csv']);
  });

  it('says which column may hold what, and how to choose it', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write('accounts.csv', 'Account ID,Account Name,Annual Revenue\n1,One,5\n');
    const { printed } = await runCaptured('import', '--accounts', accounts, '--out', folder.at('p.baton'));
    expect(printed).toMatch(/"Annual Revenue" may be the ARR and was not taken/);
    expect(printed).toContain('--map FILE');
  });

  it('takes sellers from the owners where there is no file of them', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write('accounts.csv', ACCOUNTS);
    const { printed } = await runCaptured('import', '--accounts', accounts, '--out', folder.at('p.baton'));
    expect(printed).toContain('3 accounts · 2 sellers · 0 opportunities');
    expect(printed).toContain('from the owners, since there is no file of sellers');
  });

  it('prints the whole report as JSON', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write('accounts.csv', ACCOUNTS);
    const out = folder.at('p.baton');
    const { printed } = await runCaptured(
      'import',
      '--accounts',
      accounts,
      '--out',
      out,
      '--today',
      '2027-05-03',
      '--json',
    );
    expect(JSON.parse(printed)).toMatchObject({
      ok: true,
      out,
      asOf: '2027-05-03',
      report: {
        tables: [{ table: 'accounts', fileName: 'accounts.csv', rows: 3, taken: 3, refused: 0 }],
        sellersFrom: 'owners',
        owners: { file: 2, unassigned: 1 },
      },
    });
  });

  it('maps columns by hand', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write('accounts.csv', ACCOUNTS);
    const map = await folder.write(
      'map.json',
      '{"accounts": {"arr": "Revenue", "segment": "Note", "customerSince": null}}',
    );
    const out = folder.at('p.baton');
    expect(await runCaptured('import', '--accounts', accounts, '--map', map, '--out', out)).toMatchObject({ code: 0 });
    const { facts } = await openPlan(out);
    expect(facts.accounts.arr[0]).toBe(900_000_000);
    expect(readCategory(facts.accounts.segment, 0)).toBe('key');
  });

  it.each([
    ['no JSON', '{', /map\.json: This is not JSON/],
    ['a list', '[]', /map\.json: It holds no object/],
    ['an unknown table', '{"acounts": {}}', /no table “acounts”. Did you mean “accounts”\?/],
    ['a table without fields', '{"accounts": "arr"}', /“accounts” must hold fields/],
    ['a heading that is none', '{"accounts": {"arr": 7}}', /“accounts”, “arr” must be a heading/],
    ['a heading that is not there', '{"accounts": {"arr": "Umsatz"}}', /no column "Umsatz"/],
    ['a field that is not there', '{"accounts": {"arrr": "Revenue"}}', /"arrr" is no field/],
  ])('refuses a mapping with %s', async (_, content, message) => {
    const folder = await TestFolder.create();
    const accounts = await folder.write('accounts.csv', ACCOUNTS);
    const map = await folder.write('map.json', content);
    const { code, printed, noted } = await runCaptured(
      'import',
      '--accounts',
      accounts,
      '--map',
      map,
      '--out',
      folder.at('p.baton'),
    );
    expect({ code, printed }).toEqual({ code: 1, printed: '' });
    expect(noted).toMatch(message);
    expect(await folder.list()).toEqual(['accounts.csv', 'map.json']);
  });

  it('leaves a column unmapped where two come into question', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write('accounts.csv', 'Account ID,Account Name,Segment,segment\n1,One,SMB,Large\n');
    const out = folder.at('p.baton');
    const { code, printed } = await runCaptured('import', '--accounts', accounts, '--out', out);
    expect(code).toBe(0);
    expect(printed).toContain('ambiguous-column');
    const { facts } = await openPlan(out);
    expect(readCategory(facts.accounts.segment, 0)).toBe('');
  });
});

describe('baton import refuses', () => {
  it.each<[string, string | Uint8Array | null, string, RegExp]>([
    ['a file that is not there', null, 'not-found', /accounts\.csv. is not there/],
    ['an empty file', '', 'import-refused', /accounts\.csv.*empty/],
    ['a file with only a header', 'Account ID,Account Name,ARR\n', 'import-refused', /^accounts\.csv: .*no rows/],
    [
      'a file without a required column',
      'City,ARR\nKöln,3\n',
      'import-refused',
      /accounts\.csv.*Account ID or Account Name.*--map FILE/s,
    ],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      'import-refused',
      /not a CSV/,
    ],
    ['random bytes', Uint8Array.from({ length: 500 }, (_, at) => (at * 197 + 11) % 256), 'import-refused', /not a CSV/],
  ])('%s, and writes nothing', async (_, content, expectedCode, message) => {
    const folder = await TestFolder.create();
    const accounts = folder.at('accounts.csv');
    if (content !== null) await folder.write('accounts.csv', content);
    const before = await folder.list();
    const { code, printed, noted } = await runCaptured('import', '--accounts', accounts, '--out', folder.at('p.baton'));
    expect({ code, printed }).toEqual({ code: 1, printed: '' });
    expect(noted).toMatch(message);
    expect(noted).not.toMatch(/\n\s+at /);
    const json = await runCaptured('import', '--accounts', accounts, '--out', folder.at('p.baton'), '--json');
    expect(JSON.parse(json.printed)).toMatchObject({
      ok: false,
      code: expectedCode,
      message: expect.stringMatching(message),
    });
    expect(await folder.list()).toEqual(before);
  });

  it('a folder', async () => {
    const folder = await TestFolder.create();
    const { code, noted } = await runCaptured('import', '--accounts', folder.path, '--out', folder.at('p.baton'));
    expect(code).toBe(1);
    expect(noted).toContain('is a folder, not a file');
    expect(await folder.list()).toEqual([]);
  });

  it('to write over a file it reads, also by another name', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write('accounts.csv', ACCOUNTS);
    await symlink(accounts, folder.at('link.csv'));
    for (const out of [
      accounts,
      folder.at('link.csv'),
      folder.at('../' + folder.path.split('/').at(-1) + '/accounts.csv'),
    ]) {
      const { code, noted } = await runCaptured('import', '--accounts', accounts, '--out', out);
      expect(code).toBe(2);
      expect(noted).toContain('is the file that is read');
    }
    expect(await readFile(accounts, 'utf8')).toBe(ACCOUNTS);
    expect((await stat(accounts)).size).toBe(Buffer.byteLength(ACCOUNTS));
  });

  it('one bad file among good ones: the plan that was there stays', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write('accounts.csv', ACCOUNTS);
    const out = folder.at('p.baton');
    await runCaptured('import', '--accounts', accounts, '--out', out);
    const before = await readFile(out);
    const empty = await folder.write('sellers.csv', '');
    const { code, noted } = await runCaptured('import', '--accounts', accounts, '--sellers', empty, '--out', out);
    expect(code).toBe(1);
    expect(noted).toMatch(/sellers\.csv.*empty/);
    expect(noted).toContain('nothing written');
    expect(await readFile(out)).toEqual(before);
  });
});
