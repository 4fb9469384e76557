import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isNodeSupported } from '../../build/setup/node-version.mjs';

describe('the version of Node', () => {
  it.each([
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.12.0', true],
    ['24.0.0', true],
    ['18.20.4', false],
    ['20.18.9', false],
    ['21.7.3', false],
    ['22.11.0', false],
  ])('%s is supported: %s', (version, isSupported) => {
    expect(isNodeSupported(version)).toBe(isSupported);
  });
});

describe('what is kept outside the project', () => {
  let cache = '';

  beforeEach(() => {
    cache = mkdtempSync(path.join(os.tmpdir(), 'baton-setup-'));
    vi.stubEnv('XDG_CACHE_HOME', cache);
    vi.resetModules();
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(cache, { recursive: true, force: true });
  });

  it('runs one holder of a lock at a time', async () => {
    const { withLock } = await import('../../build/setup/lock.mjs');
    const events: string[] = [];
    const work = (name: string) => async () => {
      events.push(`${name} begins`);
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      events.push(`${name} ends`);
    };
    await Promise.all([withLock('test', work('one')), withLock('test', work('other'))]);
    expect(events).toEqual(['one begins', 'one ends', 'other begins', 'other ends']);
  });

  it('takes over the lock of a process that has died', async () => {
    const { withLock } = await import('../../build/setup/lock.mjs');
    const { hashParts } = await import('../../build/setup/stamps.mjs');
    const { projectFolder } = await import('../../build/project.mjs');
    const folder = path.join(cache, 'baton', 'locks');
    mkdirSync(folder, { recursive: true });
    const beyondEveryProcess = 2 ** 30;
    const file = path.join(folder, `${hashParts([projectFolder]).slice(0, 16)}-test`);
    writeFileSync(file, String(beyondEveryProcess));
    expect(await withLock('test', () => readFileSync(file, 'utf8'))).toBe(String(process.pid));
  });

  it('gives a lock back when the work throws', async () => {
    const { withLock } = await import('../../build/setup/lock.mjs');
    const broken = withLock('test', () => {
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await withLock('test', () => 'free')).toBe('free');
  });
});

describe('the hash of the sources', () => {
  it('tells apart what is joined differently, and is the same for the same', async () => {
    const { hashParts, hashSources } = await import('../../build/setup/stamps.mjs');
    expect(hashParts(['ab', 'c'])).not.toBe(hashParts(['a', 'bc']));
    expect(hashSources(['build', 'package.json'])).toBe(hashSources(['package.json', 'build']));
    expect(hashSources(['build'])).not.toBe(hashSources(['build', 'package.json']));
    expect(hashSources(['not-there'])).toBe(hashSources([]));
  });
});
