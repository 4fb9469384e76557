import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findCommandLine, findFilesToOpen } from '../../main/start/launch-arguments.ts';
import { chooseUserDataFolder, prepareSessionFolder } from '../../main/start/user-data.ts';
import { Closing } from '../../main/window/closing.ts';
import { WaitingFiles } from '../../main/window/waiting-files.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const workingDirectory = path.resolve('/users/ada/plans');
const packaged = { workingDirectory, appPath: path.resolve('/opt/Baton/resources/app.asar') };
const developed = { workingDirectory: path.resolve('/src/baton'), appPath: path.resolve('/src/baton') };

describe('files among the arguments', () => {
  it('are paths and file URIs, each once', () => {
    const spring = path.join(workingDirectory, 'Spring 2027 ä#.baton');
    const argv = ['/opt/Baton/baton', spring, 'b.BATON', pathToFileURL(spring).href, './accounts.csv', 'deals.XLSX'];
    expect(findFilesToOpen(argv, packaged)).toEqual([
      spring,
      path.join(workingDirectory, 'b.BATON'),
      path.join(workingDirectory, 'accounts.csv'),
      path.join(workingDirectory, 'deals.XLSX'),
    ]);
  });

  it('are not switches, the program, the app or what a launcher loads', () => {
    const argv = ['electron', '--inspect=0', '-r', '/x/loader.baton', '--no-sandbox', '.', '--flag', 'a.baton', ''];
    expect(findFilesToOpen(argv, developed)).toEqual([path.resolve('/src/baton/a.baton')]);
    expect(findFilesToOpen(['electron', 'out/main/main.cjs', 'notes.md'], developed)).toEqual([]);
    expect(findFilesToOpen(['/plans/baton.baton'], packaged)).toEqual([]);
  });

  it.each(['file://host/plan.baton', 'file:///%zz.baton', 'file:///a%2Fb.baton', 'https://example.com/plan'])(
    'are not addresses such as %s',
    (address) => {
      expect(findFilesToOpen(['baton', address], packaged)).toEqual([]);
    },
  );
});

describe('the command line in the app', () => {
  it('starts with its word', () => {
    const argv = ['baton', '--no-sandbox', 'report', 'plan.baton', '--json'];
    expect(findCommandLine(argv, packaged)).toEqual(['report', 'plan.baton', '--json']);
    expect(findCommandLine(['electron', '/src/baton', 'sample', '--out', 'x'], developed)).toEqual([
      'sample',
      '--out',
      'x',
    ]);
  });

  it.each([[['baton']], [['baton', 'plan.baton']], [['baton', 'plan.baton', 'report']], [['baton', '--report']]])(
    'is not meant by %j',
    (argv) => {
      expect(findCommandLine(argv, packaged)).toBeNull();
    },
  );
});

describe('where data is kept', () => {
  it('is one folder for the user, another for an Electron that stands in, or the one that is named', () => {
    const choice = { override: undefined, appData: '/users/ada/settings', isStandIn: false, major: 45 };
    expect(chooseUserDataFolder(choice)).toBe(path.join('/users/ada/settings', 'Baton'));
    expect(chooseUserDataFolder({ ...choice, isStandIn: true, major: 25 })).toBe(
      path.join('/users/ada/settings', 'Baton Development 25'),
    );
    expect(chooseUserDataFolder({ ...choice, override: '/tmp/x' })).toBe(path.resolve('/tmp/x'));
  });

  it('is carried on by a newer Electron and never touched by an older one', () => {
    const userData = path.join(makeTemporaryFolder(), 'Baton');
    expect(prepareSessionFolder(userData, 45)).toBe(userData);
    expect(prepareSessionFolder(userData, 46)).toBe(userData);
    expect(prepareSessionFolder(userData, 45)).toBe(path.join(userData, 'session-45'));
    expect(prepareSessionFolder(userData, 46)).toBe(userData);
    expect(existsSync(userData)).toBe(true);
    expect(JSON.parse(readFileSync(path.join(userData, 'engine.json'), 'utf8'))).toEqual({ newestMajor: 46 });
  });
});

describe('files that wait for the page', () => {
  it('are delivered once, in order, whenever it is there', () => {
    const waiting = new WaitingFiles();
    const delivered: string[] = [];
    waiting.add(['a', 'b']);
    waiting.start((file) => delivered.push(file));
    waiting.add(['c']);
    waiting.stop();
    waiting.add(['d']);
    expect(delivered).toEqual(['a', 'b', 'c']);
    waiting.start((file) => delivered.push(file));
    expect(delivered).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('closing the window', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function createClosing() {
    const askPage = vi.fn<() => void>();
    const close = vi.fn<() => void>();
    const confirm = vi.fn<() => Promise<boolean>>(() => Promise.resolve(false));
    const keepOpen = vi.fn<() => void>();
    return { askPage, close, confirm, keepOpen, closing: new Closing({ askPage, close, confirm, keepOpen }) };
  }

  it('waits until the page has flushed, and asks it once', () => {
    const { askPage, close, confirm, closing } = createClosing();
    expect(closing.request(true)).toBe(false);
    expect(closing.request(true)).toBe(false);
    expect(askPage).toHaveBeenCalledOnce();
    expect(close).not.toHaveBeenCalled();
    closing.allow();
    closing.allow();
    expect(close).toHaveBeenCalledOnce();
    expect(closing.request(true)).toBe(true);
    vi.runAllTimers();
    expect(confirm).not.toHaveBeenCalled();
  });

  it.each([true, false])(
    'asks the user after five seconds without the page’s word; may close: %s',
    async (mayClose) => {
      const { askPage, close, confirm, closing } = createClosing();
      confirm.mockResolvedValue(mayClose);
      closing.request(true);
      await vi.advanceTimersByTimeAsync(4999);
      expect(confirm).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(close).toHaveBeenCalledTimes(mayClose ? 1 : 0);
      // Kept open, the window can be closed again, and the page is asked again.
      expect(closing.request(true)).toBe(mayClose);
      expect(askPage).toHaveBeenCalledTimes(mayClose ? 1 : 2);
    },
  );

  it('closes once where the page gives its word while the user is asked', async () => {
    const { close, confirm, closing } = createClosing();
    confirm.mockImplementation(() => {
      closing.allow();
      return Promise.resolve(false);
    });
    closing.request(true);
    await vi.runAllTimersAsync();
    expect(close).toHaveBeenCalledOnce();
    expect(closing.request(true)).toBe(true);
  });

  it('stays open for as long as the page asks the user, and can be closed again', async () => {
    const { askPage, close, confirm, keepOpen, closing } = createClosing();
    closing.refuse();
    expect(keepOpen).not.toHaveBeenCalled();
    closing.request(true);
    closing.refuse();
    expect(keepOpen).toHaveBeenCalledOnce();
    await vi.runAllTimersAsync();
    expect(confirm).not.toHaveBeenCalled();
    expect(closing.request(true)).toBe(false);
    expect(askPage).toHaveBeenCalledTimes(2);
    closing.allow();
    expect(close).toHaveBeenCalledOnce();
  });

  it('does not wait for a page that is not there', () => {
    const { askPage, closing } = createClosing();
    expect(closing.request(false)).toBe(true);
    expect(askPage).not.toHaveBeenCalled();
  });

  it('is not for the page to begin', () => {
    const { close, closing } = createClosing();
    closing.allow();
    expect(close).not.toHaveBeenCalled();
    expect(closing.request(true)).toBe(false);
  });
});
