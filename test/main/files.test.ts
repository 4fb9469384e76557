import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  lstatSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeDurably } from '../../main/files/durable-write.ts';
import { explainFileError } from '../../main/files/failures.ts';
import { FileHandles } from '../../main/files/file-handles.ts';
import { makeFileName } from '../../main/files/file-names.ts';
import { Files, type FileDialogs } from '../../main/files/files.ts';
import { readWholeFile } from '../../main/files/read-file.ts';
import { RecentFiles } from '../../main/files/recent-files.ts';
import type { Result } from '../../shared/ipc.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

function createFiles(chosen: { open?: string[]; save?: string; mayReplace?: boolean } = {}) {
  const folder = makeTemporaryFolder();
  const asked: string[] = [];
  const dialogs: FileDialogs = {
    chooseToOpen: async () => (chosen.open ?? []).map((name) => path.join(folder, name)),
    chooseToSave: async () => (chosen.save === undefined ? null : path.join(folder, chosen.save)),
    confirmReplacing: async (file) => {
      asked.push(path.basename(file));
      return chosen.mayReplace ?? true;
    },
  };
  const recent = new RecentFiles(path.join(folder, 'recent.json'));
  const used: string[] = [];
  const files = new Files({
    dialogs,
    handles: new FileHandles(),
    recent,
    now: () => new Date('2027-01-11T09:00:00.000Z'),
    onPlanUsed: (file) => used.push(path.basename(file)),
  });
  const write = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  return { files, folder, recent, asked, used, write };
}

describe('writing durably', () => {
  it('creates and replaces, and leaves nothing else behind', async () => {
    const folder = makeTemporaryFolder();
    const file = path.join(folder, 'a.baton');
    await writeDurably(file, bytesOf('one'));
    await writeDurably(file, bytesOf('two'));
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['a.baton']);
  });

  it('keeps the mode of the file, and the link to it', async () => {
    const folder = makeTemporaryFolder();
    const file = path.join(folder, 'real.baton');
    const link = path.join(folder, 'link.baton');
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    symlinkSync(file, link);
    await writeDurably(link, bytesOf('new'));
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it('changes nothing where it cannot write', async () => {
    const folder = makeTemporaryFolder();
    mkdirSync(path.join(folder, 'taken.baton'));
    writeFileSync(path.join(folder, 'taken.baton', 'inside'), 'x');
    await expect(writeDurably(path.join(folder, 'taken.baton'), bytesOf('x'))).rejects.toThrow(/EISDIR/);
    await expect(writeDurably(path.join(folder, 'no', 'a.baton'), bytesOf('x'))).rejects.toThrow(/ENOENT/);
    expect(readdirSync(folder)).toEqual(['taken.baton']);
  });
});

describe('reading', () => {
  it('says why a file cannot be read', async () => {
    const folder = makeTemporaryFolder();
    expect(await readWholeFile(path.join(folder, 'none.csv'))).toEqual({
      ok: false,
      code: 'not-found',
      message: '“none.csv” is not there. It may have been moved, renamed or deleted.',
    });
    mkdirSync(path.join(folder, 'folder.csv'));
    expect(await readWholeFile(path.join(folder, 'folder.csv'))).toEqual({
      ok: false,
      code: 'not-readable',
      message: '“folder.csv” is a folder, not a file.',
    });
    writeFileSync(path.join(folder, 'big.csv'), '');
    truncateSync(path.join(folder, 'big.csv'), 300 * 1024 * 1024);
    expect(await readWholeFile(path.join(folder, 'big.csv'))).toEqual({
      ok: false,
      code: 'too-large',
      message: '“big.csv” has 300 MB; Baton handles files of up to 256 MB.',
    });
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    const pipe = path.join(makeTemporaryFolder(), 'pipe.csv');
    const makePipe = 'mkfifo';
    execFileSync(makePipe, [pipe]);
    expect(await readWholeFile(pipe)).toMatchObject({ ok: false, code: 'not-readable' });
  });

  it.each([
    ['is written to', (file: string) => writeFileSync(file, 'x'.repeat(100_000))],
    ['grows', (file: string) => appendFileSync(file, 'one line more')],
    ['shrinks', (file: string) => truncateSync(file, 10)],
    ['is emptied', (file: string) => truncateSync(file, 0)],
  ])('refuses a file that %s meanwhile', async (_, change) => {
    const file = path.join(makeTemporaryFolder(), 'live.csv');
    writeFileSync(file, 'y'.repeat(100_000));
    utimesSync(file, 0, 0);
    let pieces = 0;
    const result = await readWholeFile(file, undefined, async (handle, bytes, from) => {
      if (pieces++ === 1) change(file);
      const { bytesRead } = await handle.read(bytes, from, Math.min(40_000, bytes.length - from), from);
      return bytesRead;
    });
    expect(result).toEqual({
      ok: false,
      code: 'not-readable',
      message:
        '“live.csv” changed while it was being read. Wait until the program that writes it is done, and choose it again.',
    });
  });

  it.each([
    ['EACCES', 'not-readable', '“x.csv” could not be read (you are not allowed to).'],
    ['EBUSY', 'not-readable', '“x.csv” could not be read (another program is using it).'],
    ['EISDIR', 'not-readable', '“x.csv” is a folder, not a file.'],
  ])('says what %s means', (cause, code, message) => {
    const error = Object.assign(new Error(cause), { code: cause });
    expect(explainFileError(error, 'read', 'x.csv')).toEqual({ ok: false, code, message });
  });

  it('takes empty files as they are', async () => {
    const file = path.join(makeTemporaryFolder(), 'empty.csv');
    writeFileSync(file, '');
    expect(await readWholeFile(file)).toEqual({ ok: true, value: new Uint8Array() });
  });
});

describe('files of the user', () => {
  it('opens what was chosen', async () => {
    const { files, write } = createFiles({ open: ['a.csv', 'b.csv'] });
    write('a.csv', 'one');
    write('b.csv', 'two');
    const opened = valueOf(await files.chooseAndOpen('table', true));
    expect(opened.map((file) => [file.handle.name, Buffer.from(file.bytes).toString()])).toEqual([
      ['a.csv', 'one'],
      ['b.csv', 'two'],
    ]);
  });

  it('opens nothing where one of them cannot be opened, or nothing was chosen', async () => {
    const some = createFiles({ open: ['a.csv', 'missing.csv'] });
    some.write('a.csv', 'one');
    expect(await some.files.chooseAndOpen('table', true)).toMatchObject({ ok: false, code: 'not-found' });
    expect(await createFiles().files.chooseAndOpen('plan', false)).toMatchObject({ code: 'cancelled' });
    expect(await createFiles().files.saveAs('plan', 'x', bytesOf(''))).toMatchObject({ code: 'cancelled' });
  });

  it('saves to the plan that was opened', async () => {
    const { files, write, used } = createFiles();
    const file = write('spring.baton', 'old');
    const { handle } = valueOf(await files.open(file));
    expect(valueOf(await files.save(handle.id, bytesOf('new')))).toEqual(handle);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(used).toEqual(['spring.baton', 'spring.baton']);
  });

  it('never saves over a table it only read, nor to a handle it did not give', async () => {
    const { files, write } = createFiles();
    const file = write('accounts.csv', 'id\n1\n');
    const { handle } = valueOf(await files.open(file));
    for (const id of [handle.id, 'made-up', file]) {
      expect(await files.save(id, bytesOf('x'))).toMatchObject({ ok: false, code: 'not-found' });
    }
    expect(readFileSync(file, 'utf8')).toBe('id\n1\n');
  });

  it('completes the name, and asks where that names a file that is there', async () => {
    const fresh = createFiles({ save: 'spring' });
    const handle = valueOf(await fresh.files.saveAs('plan', 'Spring', bytesOf('plan')));
    expect(handle.name).toBe('spring.baton');
    expect(fresh.asked).toEqual(['spring.baton']);
    expect(await fresh.files.save(handle.id, bytesOf('again'))).toMatchObject({ ok: true });

    const declined = createFiles({ save: 'spring', mayReplace: false });
    declined.write('spring.baton', 'old');
    expect(await declined.files.saveAs('plan', 'Spring', bytesOf('new'))).toMatchObject({ code: 'cancelled' });
    expect(readFileSync(path.join(declined.folder, 'spring.baton'), 'utf8')).toBe('old');
  });

  it('says where it cannot write', async () => {
    const { files } = createFiles({ save: 'gone/spring.baton' });
    const answer = await files.saveAs('plan', 'Spring', bytesOf('x'));
    expect(answer).toEqual({
      ok: false,
      code: 'not-found',
      message: 'The folder for “spring.baton” is not there any more. Choose another one.',
    });
  });

  it('lists plans it opened and saved, and forgets those that are gone', async () => {
    const { files, write, folder } = createFiles({ save: 'b.baton' });
    const first = write('a.baton', 'a');
    write('t.csv', 't');
    await files.open(first);
    await files.open(path.join(folder, 't.csv'));
    await files.saveAs('plan', 'b', bytesOf('b'));
    expect(files.listRecent().map((entry) => entry.name)).toEqual(['b.baton', 'a.baton']);

    const [, entry] = files.listRecent();
    expect(await files.openRecent(entry?.id ?? '')).toMatchObject({ ok: true });
    rmSync(first);
    expect(await files.openRecent(entry?.id ?? '')).toMatchObject({ ok: false, code: 'not-found' });
    expect(files.listRecent().map((other) => other.name)).toEqual(['b.baton']);
    expect(await files.openRecent(first)).toMatchObject({ ok: false, code: 'not-found' });
  });
});

describe('recent files', () => {
  it('survive a restart, newest first, each once, a dozen at most', () => {
    const file = path.join(makeTemporaryFolder(), 'recent.json');
    const recent = new RecentFiles(file);
    for (let day = 1; day <= 20; day++) {
      recent.add(`/plans/${day}.baton`, new Date(Date.UTC(2027, 0, day)));
    }
    recent.add('/plans/15.baton', new Date(Date.UTC(2027, 1, 1)));
    const again = new RecentFiles(file).list();
    expect(again).toEqual(recent.list());
    expect(again.map((entry) => entry.name).slice(0, 3)).toEqual(['15.baton', '20.baton', '19.baton']);
    expect(again).toHaveLength(12);
    expect(again[0]?.openedAt).toBe('2027-02-01T00:00:00.000Z');
  });

  it.each(['', '{', '[1]', '{"path":"x"}', '[{"path":"","openedAt":"now"}]'])('start anew from %j', (content) => {
    const file = path.join(makeTemporaryFolder(), 'recent.json');
    writeFileSync(file, content);
    expect(new RecentFiles(file).list()).toEqual([]);
  });
});

describe('suggested names', () => {
  it.each([
    ['Spring 2027', 'Spring 2027.baton'],
    ['Spring.baton', 'Spring.baton'],
    ['../../etc/passwd', 'etc passwd.baton'],
    ['C:\\Windows\\system.ini', 'C Windows system.ini.baton'],
    ['a/b: c*?', 'a b c.baton'],
    ['CON', 'CON_.baton'],
    ['...', 'Plan.baton'],
    ['', 'Plan.baton'],
    ['Übergabe “Süd” 東京', 'Übergabe “Süd” 東京.baton'],
    ['line\nbreak\u0000', 'line break.baton'],
    ['x'.repeat(300), `${'x'.repeat(60)}.baton`],
  ])('%j becomes %j', (suggested, expected) => {
    expect(makeFileName(suggested, 'plan')).toBe(expected);
  });
});
