import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFolder, dragCard, openApp, waitUntilSaved } from './app.ts';
import type { RunningApp } from './app.ts';
import { accountOf, cardOf, chooseSellers, columnOf, freeCards } from './board-page.ts';

const folders: ReturnType<typeof createFolder>[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

interface Made {
  readonly userData: string;
  readonly from: string;
  readonly to: string;
  readonly account: string;
}

/** Opens the sample in a fresh user-data folder and moves one card. */
async function makeMove(): Promise<Made & { readonly app: RunningApp }> {
  const folder = createFolder();
  folders.push(folder);
  const app = await openApp(folder.path);
  await app.page.getByRole('button', { name: /sample plan/i }).click();
  const [from, to] = await chooseSellers(app.page);
  const card = freeCards(columnOf(app.page, from)).first();
  const account = await accountOf(card);
  await dragCard(app.page, card, columnOf(app.page, to));
  await app.page.getByRole('button', { name: /^Undo: Move/ }).waitFor();
  await waitUntilSaved(app.page);
  return { app, userData: folder.path, from, to, account };
}

/** Opens the app again and makes sure that the move and its undo are there. */
async function expectMove({ userData, from, to, account }: Made): Promise<RunningApp> {
  const app = await openApp(userData);
  await chooseSellers(app.page);
  await cardOf(columnOf(app.page, to), account).waitFor({ state: 'attached' });
  expect(await cardOf(columnOf(app.page, from), account).count()).toBe(0);
  await app.page.getByRole('button', { name: /^Undo: Move/ }).waitFor();
  return app;
}

function findDatabase(userData: string): string {
  const root = path.join(userData, 'IndexedDB');
  const name = readdirSync(root).find((entry) => entry.endsWith('.leveldb'));
  if (name === undefined) throw new Error('There is no IndexedDB in the user-data folder.');
  return path.join(root, name);
}

describe('after "Saved"', () => {
  it('a killed app comes back with the move, its undo, and later the undo of both', async () => {
    const made = await makeMove();
    await made.app.kill();
    const again = await expectMove(made);
    await again.page.getByRole('button', { name: /^Undo: Move/ }).click();
    await cardOf(columnOf(again.page, made.from), made.account).waitFor({ state: 'attached' });
    await waitUntilSaved(again.page);
    await again.kill();
    const third = await openApp(made.userData);
    await chooseSellers(third.page);
    await cardOf(columnOf(third.page, made.from), made.account).waitFor({ state: 'attached' });
    await third.page.getByRole('button', { name: /^Redo: Move/ }).waitFor();
    await third.kill();
  });

  it('an app that was quit comes back as it was left', async () => {
    const made = await makeMove();
    await made.app.quit();
    const again = await expectMove(made);
    await again.quit();
  });

  it('a lost page database is rebuilt without a question', async () => {
    const made = await makeMove();
    await made.app.kill();
    rmSync(path.join(made.userData, 'IndexedDB'), { recursive: true });
    const again = await expectMove(made);
    await again.kill();
  });

  it('a lost recovery journal is rebuilt without a question', async () => {
    const made = await makeMove();
    await made.app.kill();
    rmSync(path.join(made.userData, 'recovery'), { recursive: true });
    const again = await expectMove(made);
    await waitUntilSaved(again.page);
    await again.kill();
    rmSync(path.join(made.userData, 'IndexedDB'), { recursive: true });
    const third = await expectMove(made);
    await third.kill();
  });

  it('a torn database log costs nothing, at the next start or the one after', async () => {
    const made = await makeMove();
    await made.app.kill();
    const database = findDatabase(made.userData);
    const log = readdirSync(database)
      .filter((name) => name.endsWith('.log'))
      .sort((left, right) => left.localeCompare(right))
      .at(-1);
    // The head of a record whose body never came: what a crash inside a write leaves.
    appendFileSync(path.join(database, log ?? ''), Buffer.from([0x78, 0x56, 0x34, 0x12, 200, 0, 1]));
    const again = await expectMove(made);
    await again.kill();
    const third = await expectMove(made);
    await third.kill();
  });
});
