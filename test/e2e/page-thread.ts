import { readFileSync, rmSync } from 'node:fs';
import type { RunningApp } from './app.ts';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread's own processor time, so that what else the machine does does not count. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Follows what the page's thread does from now on. */
export async function watchPageThread(app: RunningApp): Promise<void> {
  await app.application.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel'], excluded_categories: ['*'] }),
  );
}

/** @returns milliseconds of processor time of each task of the page's thread since it was watched, the longest first. */
export async function listPageTasks(app: RunningApp): Promise<readonly number[]> {
  const { file, pid } = await app.application.evaluate(async ({ contentTracing, BrowserWindow }) => ({
    file: await contentTracing.stopRecording(),
    pid: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  }));
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: readonly TraceEvent[] };
  rmSync(file, { force: true });
  const own = traceEvents.filter((event) => event.pid === pid);
  const main = own.find(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')?.tid;
  return own
    .filter(({ name, ph, tid }) => ph === 'X' && tid === main && name.endsWith('RunTask'))
    .map(({ tdur = 0 }) => tdur / 1000)
    .toSorted((left, right) => right - left);
}
