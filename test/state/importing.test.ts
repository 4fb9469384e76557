import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModuleWorker } from './module-worker.ts';
import { World } from './app-world.ts';
import type { ImportFile, ImportTable } from '../../renderer/state/importing-store.ts';

const ACCOUNTS = 'Account ID,Account Name,Owner,ARR,Who cares\n1,Acme,Ann,1000,x\n2,Bolt,Ben,2000,y\n3,Crux,,3000,z\n';
const SELLERS = 'User ID,Full Name\nu1,Ann\nu2,Ben\n';
const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

beforeEach(() => {
  ModuleWorker.started.length = 0;
  vi.stubGlobal('Worker', ModuleWorker);
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function start(world = new World()) {
  const app = await world.start();
  const [store, files, reading, run] = await Promise.all([
    import('../../renderer/state/importing-store.ts'),
    import('../../renderer/state/import-files.ts'),
    import('../../renderer/state/import-reading.ts'),
    import('../../renderer/state/import-run.ts'),
  ]);
  const read = () => store.importingStore.getState();
  const fileOf = (table: ImportTable) => store.findFileOf(read().files, table);
  const add = (table: ImportTable, fileName: string, text: string) =>
    files.addImportFiles([{ fileName, bytes: toBytes(text) }], table);
  const missingOf = (file: ImportFile | undefined, table: ImportTable) => {
    const mapped = file?.mappings[table];
    return mapped && store.listMissing(read().files, mapped);
  };
  return { app, world, ...store, ...files, ...reading, ...run, read, fileOf, missingOf, add };
}

const fieldOf = (file: ImportFile | undefined, field: string) => file?.mappings.accounts?.mapping.fields[field];

describe('an import', () => {
  it('goes from files to a plan', async () => {
    const { app, read, fileOf, missingOf, add, ...flow } = await start();
    await add('accounts', 'accounts.csv', ACCOUNTS);
    await add('sellers', 'sellers.csv', SELLERS);
    const file = fileOf('accounts');
    expect(file).toMatchObject({ status: 'ready', rowCount: 3, fileName: 'accounts.csv', error: null });
    expect(file?.cells[1]).toEqual(['Acme', 'Bolt', 'Crux']);
    expect(missingOf(file, 'accounts')).toEqual([]);
    expect(fieldOf(file, 'name')).toMatchObject({ column: 1 });

    const run = flow.runImport();
    expect(read()).toMatchObject({ status: 'running', report: null });
    await run;
    expect(read()).toMatchObject({ status: 'done', progress: null, errors: [] });
    expect(read().report?.tables.map(({ table, taken }) => [table, taken])).toEqual([
      ['accounts', 3],
      ['sellers', 2],
    ]);
    flow.setImportName('Spring');
    expect(await flow.acceptImport()).toEqual({ ok: true, value: null });
    await app.settled();
    expect(app.getPlan()).toMatchObject({ status: 'open', name: 'Spring', saving: 'saved' });
    expect(app.getPlan().base?.facts.accounts.name).toEqual(['Acme', 'Bolt', 'Crux']);
    expect(read()).toMatchObject({ files: [], status: 'choosing', facts: null });
  });

  it('says why a file cannot be read, and stores nothing', async () => {
    const { app, read, fileOf, add, ...flow } = await start();
    await add('accounts', 'accounts.csv', '');
    expect(fileOf('accounts')).toMatchObject({ status: 'failed', error: expect.stringMatching(/empty/i) });
    await flow.runImport();
    expect(read()).toMatchObject({ status: 'choosing', facts: null });
    expect(await flow.acceptImport()).toMatchObject({ ok: false });
    expect(await app.listStoredPlans()).toEqual([]);
  });

  it('refuses files without what is required', async () => {
    const { read, fileOf, missingOf, add, ...flow } = await start();
    await add('accounts', 'accounts.csv', 'Colour,Size\nred,1\n');
    expect(missingOf(fileOf('accounts'), 'accounts')).toHaveLength(1);
    await flow.runImport();
    expect(read().status).toBe('refused');
    expect(read().errors[0]).toMatchObject({ severity: 'error', table: 'accounts' });
  });

  it('reads a file again the way people say it is written, and as detected again', async () => {
    const { fileOf, add, ...flow } = await start();
    await add('accounts', 'accounts.csv', `Report\n${ACCOUNTS}Grand Totals,,,6000,\n`);
    const id = fileOf('accounts')?.id ?? '';
    expect(fileOf('accounts')?.dialect).toMatchObject({ headerLine: 2, preambleRows: 1, footerRows: 1 });
    expect(fileOf('accounts')?.edges.head.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6]);
    await flow.correctReading(id, { skipFooter: 0 });
    await flow.correctReading(id, { delimiter: ';' });
    expect(fileOf('accounts')).toMatchObject({ corrections: { skipFooter: 0, delimiter: ';' } });
    expect(fileOf('accounts')?.names).toHaveLength(1);
    await flow.correctReading(id, { delimiter: undefined });
    flow.changeMapping(id, 'accounts', 'industry', 4);
    expect(fileOf('accounts')).toMatchObject({ corrections: { skipFooter: 0 }, rowCount: 4 });
    await flow.detectAgain(id);
    expect(fileOf('accounts')).toMatchObject({ corrections: {}, rowCount: 3 });
    expect(fieldOf(fileOf('accounts'), 'industry')).toEqual({ column: 4, confidence: 'chosen' });
    expect(await flow.readFileLines(id, 4, 1)).toMatchObject([
      { line: 3, cells: ['1', 'Acme', 'Ann', '1000', 'x'] },
      { line: 4 },
      { line: 5 },
    ]);
  });

  it('remembers what was settled for files with the same headings, until it is reset', async () => {
    const { read, fileOf, add, ...flow } = await start();
    await add('accounts', 'accounts.csv', ACCOUNTS);
    flow.changeMapping(fileOf('accounts')?.id ?? '', 'accounts', 'industry', 4);
    expect(fieldOf(fileOf('accounts'), 'industry')).toEqual({ column: 4, confidence: 'chosen' });
    flow.changeChoices(() => ({ currency: 'CHF' }));
    await vi.waitFor(() => expect(read().status).toBe('done'));
    await flow.acceptImport();
    await add('accounts', 'later.csv', `${ACCOUNTS}4,Dyne,Ann,1,x\n`);
    const later = fileOf('accounts');
    expect(fieldOf(later, 'industry')).toEqual({ column: 4, confidence: 'chosen' });
    expect(later?.mappings.accounts).toMatchObject({ recalledFrom: '2027-01-04', isChanged: true });
    expect(read().choices).toMatchObject({ currency: 'CHF' });
    flow.resetMapping(later?.id ?? '', 'accounts');
    expect(fieldOf(fileOf('accounts'), 'industry')).toBeUndefined();
    expect(fileOf('accounts')?.mappings.accounts).toMatchObject({ recalledFrom: null, isChanged: false });
  });

  it('reads the files again with every choice, the last one counting', async () => {
    const { read, add, ...flow } = await start();
    await add('accounts', 'accounts.csv', ACCOUNTS);
    await add('sellers', 'sellers.csv', 'User ID,Full Name\nu1,Ann\n');
    await flow.runImport();
    expect(read().report?.unresolvedOwners).toMatchObject([{ value: 'Ben', choice: null, accounts: 1 }]);
    flow.changeChoices(({ owners }) => ({ owners: { ...owners, Ben: { seller: 'u1' } } }));
    expect(read()).toMatchObject({ status: 'running', report: expect.anything() });
    flow.changeChoices(({ owners }) => ({ owners: { ...owners, Ben: 'create' } }));
    await vi.waitFor(() => expect(read().status).toBe('done'));
    expect(read().facts?.sellers.name).toEqual(['Ann', 'Ben']);
    expect(read().facts?.accounts.owner).toEqual(Int32Array.of(0, 1, -1));
  });

  it('ends the reading of a file that is removed, and reads the others', async () => {
    const { read, fileOf, ...flow } = await start();
    const added = flow.addImportFiles([
      { fileName: 'a.csv', bytes: toBytes(ACCOUNTS) },
      { fileName: 'sellers.csv', bytes: toBytes(SELLERS) },
    ]);
    await vi.waitFor(() => expect(ModuleWorker.started).toHaveLength(1), { interval: 1 });
    flow.removeImportFile(read().files[0]?.id ?? '');
    expect(ModuleWorker.started[0]?.isTerminated).toBe(true);
    await added;
    await vi.waitFor(() => expect(fileOf('sellers')).toMatchObject({ status: 'ready', rowCount: 2 }), 20_000);
    expect(read().files).toHaveLength(1);
  });

  it('can be cancelled, with files and mappings kept', async () => {
    const { read, fileOf, add, ...flow } = await start();
    await add('accounts', 'accounts.csv', ACCOUNTS);
    const run = flow.runImport();
    flow.cancelImport();
    await run;
    expect(read()).toMatchObject({ status: 'choosing', progress: null, facts: null });
    expect(fileOf('accounts')?.status).toBe('ready');
    await flow.runImport();
    expect(read().status).toBe('done');
  });

  it('reads one flat file as several tables', async () => {
    const { read, fileOf, add, ...flow } = await start();
    const flat = 'Account Name,Owner,Opportunity Name,Stage,Amount,Close Date\nAcme,Ann,Fleet,Won,100,2026-01-31\n';
    await add('accounts', 'flat.csv', flat);
    const file = fileOf('accounts');
    expect(file?.alsoHolds).toEqual(['opportunities']);
    flow.setFileTables(file?.id ?? '', ['accounts', ...(file?.alsoHolds ?? [])]);
    await flow.runImport();
    const request = ModuleWorker.started[0]?.received.find(({ name }) => name === 'run');
    const input = request?.input as
      { files: { accounts: { bytes: unknown }; opportunities: { bytes: unknown } } } | undefined;
    expect(input?.files.accounts.bytes).toBeInstanceOf(Uint8Array);
    expect(input?.files.accounts.bytes).toBe(input?.files.opportunities.bytes);
    expect(read().facts?.opportunities.name).toEqual(['Fleet']);
    flow.releaseTable('opportunities');
    expect(read()).toMatchObject({ status: 'choosing', report: null });
    expect(read().files.map(({ tables }) => tables)).toEqual([['accounts']]);
    flow.releaseTable('accounts');
    expect(read().files).toEqual([]);
  });

  it('takes dropped files for what they look like, and the same file again for a newer one', async () => {
    const { read, fileOf, ...flow } = await start();
    const drop = (...names: string[]) =>
      flow.addImportFiles(names.map((fileName) => ({ fileName, bytes: toBytes(ACCOUNTS) })));
    await drop('a.csv', 'b.csv');
    await flow.addPastedTable(SELLERS.replaceAll(',', '\t'));
    expect(fileOf('accounts')?.fileName).toBe('a.csv');
    expect(read().files.find(({ fileName }) => fileName === 'b.csv')?.tables).toEqual([]);
    expect(fileOf('sellers')).toMatchObject({ fileName: 'Pasted table', dialect: { delimiter: '\t' } });
    await drop('a.csv');
    expect(read().files.filter(({ fileName }) => fileName === 'a.csv')).toHaveLength(1);
    const other = read().files.find(({ tables }) => tables.length === 0);
    flow.setFileTables(other?.id ?? '', ['accounts']);
    expect(fileOf('accounts')?.fileName).toBe('b.csv');
    expect(read().files.find(({ fileName }) => fileName === 'a.csv')?.tables).toEqual([]);
  });

  it('asks for files and saves the report through main', async () => {
    const { world, fileOf, ...flow } = await start();
    expect(await flow.chooseImportFiles('accounts')).toMatchObject({ ok: false, code: 'cancelled' });
    world.main.chosen = { handle: { id: 'f', name: 'crm.csv', path: '/crm.csv' }, bytes: toBytes(ACCOUNTS) };
    await flow.chooseImportFiles();
    expect(fileOf('accounts')?.fileName).toBe('crm.csv');
    await flow.runImport();
    expect(await flow.saveImportReport()).toMatchObject({ ok: true });
    const saved = new TextDecoder().decode(world.main.files.get('import report.csv'));
    expect(saved).toContain('Severity');
  });

  it('takes a table that is opened from outside, and shows the import', async () => {
    const { app, read, fileOf } = await start();
    const events = await import('../../renderer/state/window-events.ts');
    const handle = { id: 'a', name: 'accounts.csv', path: '/accounts.csv' };
    await events.receiveFiles([{ ok: true, value: { handle, bytes: toBytes(ACCOUNTS) } }]);
    expect(read()).toMatchObject({ isShown: true, isRefresh: false });
    expect(fileOf('accounts')?.rowCount).toBe(3);
    expect(app.sessionStore.getState().dialog).toBeNull();
  });
});

describe('an import into an open plan', () => {
  it('refreshes its facts in one step, with every decision kept', async () => {
    const { app, read, add, ...flow } = await start();
    await add('accounts', 'accounts.csv', ACCOUNTS);
    await add('sellers', 'sellers.csv', SELLERS);
    await flow.runImport();
    await flow.acceptImport();
    app.dispatch({ kind: 'moveAccounts', accounts: ['1'], to: 'u2' });
    app.dispatch({ kind: 'moveAccounts', accounts: ['2'], to: 'u1' });

    flow.showImport(true);
    expect(read().isRefresh).toBe(true);
    await add('accounts', 'accounts.csv', ACCOUNTS.replace('2,Bolt,Ben,2000,y\n', '').replace('1000', '1500'));
    await flow.runImport();
    const { refresh } = read();
    expect(refresh?.missing).toEqual(['sellers']);
    expect(refresh?.summary.tables.find(({ table }) => table === 'accounts')).toMatchObject({
      before: 3,
      after: 2,
      changed: 1,
    });
    expect(refresh?.summary.scenarios[0]?.aside).toMatchObject([{ id: '2', decisions: ['move'] }]);
    flow.chooseTarget(false);
    expect(read()).toMatchObject({ isRefresh: false, refresh: null });
    flow.chooseTarget(true);
    expect(read()).toMatchObject({ isComparing: true, refresh: null });
    await vi.waitFor(() => expect(read()).toMatchObject({ isComparing: false, isRefresh: true }));
    expect(await flow.acceptImport()).toEqual({ ok: true, value: null });
    await app.settled();
    expect(app.getPlan().base?.facts.accounts.id).toEqual(['1', '3']);
    expect(app.getLive().document.tables.get('plan')?.get('facts')).toBe(app.getPlan().base?.facts.id);
    app.undo();
    expect(app.getPlan().base?.facts.accounts.id).toEqual(['1', '2', '3']);
  });
});
