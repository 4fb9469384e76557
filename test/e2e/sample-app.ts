import { afterAll, beforeAll } from 'vitest';
import { createFolder, openApp } from './app.ts';
import type { RunningApp } from './app.ts';

/** One window with the sample plan for all tests of a file, closed after the last. @param prepare takes the app, and goes where the tests begin. */
export function withSample(prepare: (app: RunningApp) => Promise<void> | void): void {
  const folder = createFolder();
  let app: RunningApp;
  beforeAll(async () => {
    app = await openApp(folder.path);
    await app.page.getByRole('button', { name: /sample plan/i }).click();
    await prepare(app);
  });
  afterAll(async () => {
    await app.kill();
    folder.remove();
  });
}
