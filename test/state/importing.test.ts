import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModuleWorker } from './module-worker.ts';
import { World } from './app-world.ts';

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
  const importing = await import('../../renderer/state/importing.ts');
  return { app, world, ...importing, read: () => importing.importingStore.getState() };
}

describe('an import', () => {
  it('goes from files to a plan', async () => {
    const { app, read, ...flow } = await start();
    expect(await flow.addImportFile('accounts', 'accounts.csv', toBytes(ACCOUNTS))).toEqual({ ok: true, value: null });
    await flow.addImportFile('sellers', 'sellers.csv', toBytes(SELLERS));
    const file = read().files.accounts;
    expect(file).toMatchObject({ status: 'ready', rowCount: 3, missing: [], fileName: 'accounts.csv' });
    expect(file?.samples[1]).toEqual(['2', 'Bolt', 'Ben', '2000', 'y']);
    expect(file?.mapping?.fields['name']).toMatchObject({ column: 1 });

    const run = flow.runImport();
    expect(read()).toMatchObject({ status: 'running', progress: 'Reading 5 rows' });
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
    expect(read()).toMatchObject({ files: {}, status: 'choosing', facts: null });
  });

  it('says why a file cannot be read, and stores nothing', async () => {
    const { app, read, ...flow } = await start();
    expect(await flow.addImportFile('accounts', 'accounts.csv', toBytes(''))).toMatchObject({ ok: false });
    expect(read().files.accounts).toMatchObject({ status: 'failed', error: expect.stringMatching(/empty/i) });
    await flow.runImport();
    expect(read()).toMatchObject({ status: 'choosing', facts: null });
    expect(await flow.acceptImport()).toMatchObject({ ok: false });
    expect(await app.listStoredPlans()).toEqual([]);
  });

  it('refuses files without what is required', async () => {
    const { read, ...flow } = await start();
    await flow.addImportFile('accounts', 'accounts.csv', toBytes('Colour,Size\nred,1\n'));
    expect(read().files.accounts?.missing).toHaveLength(1);
    await flow.runImport();
    expect(read().status).toBe('refused');
    expect(read().errors[0]).toMatchObject({ severity: 'error', table: 'accounts' });
  });

  it('remembers a mapping that was made by hand', async () => {
    const { read, ...flow } = await start();
    const bytes = toBytes(ACCOUNTS);
    await flow.addImportFile('accounts', 'accounts.csv', bytes);
    flow.changeMapping('accounts', 'industry', 4);
    expect(read().files.accounts?.mapping?.fields['industry']).toEqual({ column: 4, confidence: 'chosen' });
    await flow.runImport();
    await flow.acceptImport();
    await flow.addImportFile('accounts', 'later.csv', toBytes(`${ACCOUNTS}4,Dyne,Ann,1,x\n`));
    expect(read().files.accounts?.mapping?.fields['industry']).toEqual({ column: 4, confidence: 'chosen' });
    flow.changeMapping('accounts', 'industry', null);
    expect(read().files.accounts?.mapping?.fields['industry']).toBeUndefined();
  });

  it('can be cancelled, with files and mappings kept', async () => {
    const { read, ...flow } = await start();
    await flow.addImportFile('accounts', 'accounts.csv', toBytes(ACCOUNTS));
    const run = flow.runImport();
    flow.cancelImport();
    await run;
    expect(read()).toMatchObject({ status: 'choosing', progress: null, facts: null });
    expect(read().files.accounts?.status).toBe('ready');
    await flow.runImport();
    expect(read().status).toBe('done');
  });

  it('knows one flat file chosen for several tables', async () => {
    const { read, ...flow } = await start();
    await flow.addImportFile('accounts', 'flat.csv', toBytes(ACCOUNTS));
    await flow.addImportFile('sellers', 'flat.csv', toBytes(ACCOUNTS));
    await flow.runImport();
    const request = ModuleWorker.started[0]?.received.find(({ name }) => name === 'run');
    const input = request?.input as
      { files: { accounts: { bytes: unknown }; sellers: { bytes: unknown } } } | undefined;
    expect(input?.files.accounts.bytes).toBeInstanceOf(Uint8Array);
    expect(input?.files.accounts.bytes).toBe(input?.files.sellers.bytes);
    flow.removeImportFile('sellers');
    expect(read()).toMatchObject({ status: 'choosing', report: null });
    expect(Object.keys(read().files)).toEqual(['accounts']);
  });

  it('asks for files and saves the report through main', async () => {
    const { world, read, ...flow } = await start();
    expect(await flow.chooseImportFile('accounts')).toMatchObject({ ok: false, code: 'cancelled' });
    world.main.chosen = { handle: { id: 'f', name: 'crm.csv', path: '/crm.csv' }, bytes: toBytes(ACCOUNTS) };
    await flow.chooseImportFile('accounts');
    expect(read().files.accounts?.fileName).toBe('crm.csv');
    await flow.runImport();
    expect(await flow.saveImportReport()).toMatchObject({ ok: true });
    const saved = new TextDecoder().decode(world.main.files.get('import report.csv'));
    expect(saved).toContain('Severity');
  });
});
