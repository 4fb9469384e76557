import { readFile, stat, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../shared/files/plan-file.ts';
import { readCategory } from '../../shared/model/columns.ts';
import { formatIsoDay } from '../../shared/model/day.ts';
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
    ['an unknown table', '{"acounts": {}}', /no table or choice “acounts”. Did you mean “accounts”\?/],
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

  it('takes everything that was guessed otherwise, as the file of --map says', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write(
      'accounts.csv',
      'Exported by Zed\nKonto;Name;Betreuer;Umsatz;Seit;Art;Note\n1;Eins;Zed;$1.234;03/04/2024;Partner;A\n2;Zwei;Haus;€5;05/06/2024;Kunde;C\n',
    );
    const sellers = await folder.write('reps.csv', SELLERS);
    const deals = await folder.write(
      'deals.csv',
      'Opportunity ID,Account ID,Owner,Stage,Amount\n1,1,Nora Böhm,Signed,5\n2,1,Fiona Hughes,,7\n3,2,A. Böhm,Signed,9\n',
    );
    const map = await folder.write(
      'map.json',
      JSON.stringify({
        reading: { accounts: { headerRow: 2 } },
        accounts: {
          id: 'Konto',
          owner: 'Betreuer',
          arr: 'Umsatz',
          customerSince: 'Seit',
          lifecycle: 'Art',
          healthBand: 'Note',
        },
        dates: { accounts: { customerSince: 'day-first' } },
        numbers: { accounts: { arr: 'comma' } },
        stages: { Signed: 'won', '': 'late' },
        lifecycles: { Partner: 'former' },
        healthWords: { A: 'green', C: 'red' },
        owners: { Zed: 'create', Haus: 'unassigned', 'A. Böhm': { seller: 'S1' } },
        currency: 'EUR',
        rates: { USD: 0.5 },
      }),
    );
    const out = folder.at('p.baton');
    const report = folder.at('report.csv');
    const files = ['--accounts', accounts, '--sellers', sellers, '--opportunities', deals, '--map', map];
    const { code, printed, noted } = await runCaptured('import', ...files, '--out', out, '--report', report);
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    expect(printed).not.toContain('To settle');
    expect(printed).toContain('accounts.csv (cells parted by ;, headings on line 2)');
    const { facts } = await openPlan(out);
    expect([...facts.accounts.arr]).toEqual([61_700, 500]);
    expect(facts.currency).toBe('EUR');
    expect(formatIsoDay(facts.accounts.customerSince[0] as number)).toBe('2024-04-03');
    expect([0, 1].map((row) => readCategory(facts.accounts.lifecycle, row))).toEqual(['former', 'customer']);
    expect([0, 1].map((row) => readCategory(facts.accounts.healthBand, row))).toEqual(['green', 'red']);
    expect([0, 1, 2].map((row) => readCategory(facts.opportunities.stageClass, row))).toEqual(['won', 'late', 'won']);
    expect(facts.sellers.id).toEqual(['S1', 'S2', 'Zed']);
    expect([...facts.accounts.owner]).toEqual([2, -1]);
    expect([...facts.opportunities.owner]).toEqual([0, 1, 0]);
    expect(await readFile(report, 'utf8')).toMatch(/^\ufeffSeverity,Table,File,Row,Column,Value,Code,Message\r\n/);
  });

  it('says what was assumed, each with the answer that settles it', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write(
      'accounts.csv',
      'Account ID,Account Name,Owner,Customer Since\n1,One,Zed,03/04/2024\n2,Two,Zed,05/06/2024\n',
    );
    const sellers = await folder.write('reps.csv', SELLERS);
    const { printed } = await runCaptured(
      'import',
      '--accounts',
      accounts,
      '--sellers',
      sellers,
      '--out',
      folder.at('p.baton'),
    );
    expect(printed).toContain('To settle with --map');
    expect(printed).toMatch(/"Zed", the owner of 2 accounts and 0 opportunities:\s+\{"owners":\{"Zed":"create"\}\}/);
    expect(printed).toMatch(/so 03\/04\/2024 is 2024-03-04; if that is\s+wrong:\s+\{"dates":/);
  });

  it('writes every refused and doubtful row to the report, also where nothing is imported', async () => {
    const folder = await TestFolder.create();
    const accounts = await folder.write('accounts.csv', 'Account ID,ARR\nA,x\nA,1\n');
    const report = folder.at('r.csv');
    await runCaptured('import', '--accounts', accounts, '--out', folder.at('p.baton'), '--report', report);
    const lines = (await readFile(report, 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^error,accounts,accounts\.csv,3,Account ID,A,duplicate-id,/);
    const empty = await folder.write('empty.csv', '');
    const args = ['--accounts', empty, '--out', folder.at('q.baton'), '--report', report];
    expect((await runCaptured('import', ...args)).code).toBe(1);
    expect(await readFile(report, 'utf8')).toContain('empty-file');
    // Only a report gives way to a report.
    const other = await folder.write('mine.csv', 'a,b\n');
    for (const file of [other, accounts, folder.at('p.baton')]) {
      const result = await runCaptured(
        'import',
        '--accounts',
        accounts,
        '--out',
        folder.at('p.baton'),
        '--report',
        file,
      );
      expect(result.code).toBe(2);
    }
    expect(await readFile(other, 'utf8')).toBe('a,b\n');
  });

  it('reads one flat file as accounts, sellers and opportunities', async () => {
    const folder = await TestFolder.create();
    const flat = await folder.write(
      'flat.csv',
      'Account ID,Account Name,Account Owner,Opportunity ID,Stage,Amount\nA,Alpha,Ann,1,Proposal,5\nA,Alpha,Ann,2,Closed Won,6\nB,Beta,Bo,3,Discovery,7\n',
    );
    const files = ['accounts', 'sellers', 'opportunities'].flatMap((table) => [`--${table}`, flat]);
    const { code, printed } = await runCaptured('import', ...files, '--out', folder.at('p.baton'));
    expect(code).toBe(0);
    expect(printed).toContain('2 accounts · 2 sellers · 3 opportunities (2 open)');
    const alone = await runCaptured('import', '--accounts', flat, '--out', folder.at('q.baton'));
    expect(alone.printed).toContain('seems to hold opportunities as well');
  });

  it('explains the file of --map', async () => {
    const { code, printed } = await runCaptured('import', '--help');
    expect(code).toBe(0);
    for (const word of [
      'dates',
      'numbers',
      'stages',
      'lifecycles',
      'healthDirection',
      'ownerRule',
      'owners',
      'rates',
      'reading',
    ]) {
      expect(printed).toContain(`"${word}"`);
    }
  });

  it('prints nothing that a terminal would obey', async () => {
    const folder = await TestFolder.create();
    const rows = `A,\u001b]0;owned\u0007\n${'B,1\n'.repeat(200)}`;
    const accounts = await folder.write('accounts.csv', `Account ID,ARR,\u001b[31mRed\n${rows}`);
    const { code, printed } = await runCaptured('import', '--accounts', accounts, '--out', folder.at('p.baton'));
    expect(code).toBe(0);
    expect(printed).toContain('owned');
    expect(printed.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
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
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'import-refused', /picture/],
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
