import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { runCommandLine } from '../../main/cli/run.ts';

export interface Captured {
  readonly code: number;
  /** What went to standard output. */
  readonly printed: string;
  /** What went to standard error. */
  readonly noted: string;
}

/** Runs a command as a shell would, without a process; the clock stands still. */
export async function runCaptured(...argv: readonly string[]): Promise<Captured> {
  let printed = '';
  let noted = '';
  const code = await runCommandLine(argv, {
    print: async (text) => {
      printed += text;
    },
    note: async (text) => {
      noted += text;
    },
    today: () => '2027-01-11',
    now: () => '2027-01-11T09:30:00.000Z',
  });
  return { code, printed, noted };
}

/** A folder of the test's own, gone afterwards. */
export class TestFolder {
  private constructor(readonly path: string) {}

  static async create(): Promise<TestFolder> {
    const folder = await mkdtemp(path.join(tmpdir(), 'baton-cli-'));
    onTestFinished(async () => rm(folder, { recursive: true, force: true }));
    return new TestFolder(folder);
  }

  at(name: string): string {
    return path.join(this.path, name);
  }

  /** @returns the file's path. */
  async write(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(this.at(name), content);
    return this.at(name);
  }

  async list(): Promise<string[]> {
    return (await readdir(this.path)).toSorted();
  }
}
