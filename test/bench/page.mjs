import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const PAGE = path.join(PROJECT, 'out/renderer');
const ADDRESS = 'https://baton.test/';
const SWITCHES = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/**
 * Measures the built page with sample plans of the sizes that the command line names, each in a browser of its own. The
 * Chromium is BATON_CHROMIUM or /usr/bin/chromium.
 * @param {readonly [number, number][]} defaults accounts and sellers, where the command line names none
 * @param {(page: import('playwright-core').Page) => Promise<void>} measure with the plan open on its board, and saved
 */
export async function measurePage(defaults, measure) {
  const asked = process.argv.slice(2).map((size) => size.split('x').map(Number));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'baton-bench-'));
  try {
    for (const [accounts = 0, sellers = 0] of asked.length > 0 ? asked : defaults) {
      const plan = path.join(folder, `${accounts}x${sellers}.baton`);
      const size = ['--accounts', String(accounts), '--sellers', String(sellers)];
      execFileSync(process.execPath, [path.join(PROJECT, 'out/main/cli.cjs'), 'sample', '--out', plan, ...size]);
      const executablePath = process.env['BATON_CHROMIUM'] ?? '/usr/bin/chromium';
      const browser = await chromium.launch({ executablePath, args: SWITCHES });
      try {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        await openPlan(page, plan);
        const load = `load ${(os.loadavg()[0] ?? 0).toFixed(1)} on ${os.cpus().length} cores`;
        console.log(`\n${accounts.toLocaleString('en')} accounts × ${sellers} sellers (${load})`);
        await measure(page);
      } finally {
        await browser.close();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import('playwright-core').Page} page @param {string} plan */
async function openPlan(page, plan) {
  await page.route(`${ADDRESS}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const file = path.join(PAGE, pathname === '/' ? 'index.html' : pathname);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
  await page.goto(ADDRESS);
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /open a plan/i })
    .first()
    .click();
  await (await chooser).setFiles(plan);
  await page.locator('main [data-column] [data-account]').first().waitFor();
  await page.locator('.recharts-bar-rectangle').first().waitFor();
  await page.getByText('Saved', { exact: true }).waitFor();
}

/** @param {string} title @param {number[]} values milliseconds @param {string} [more] */
export function report(title, values, more = '') {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  const write = (share) => `${at(share).toFixed(1).padStart(6)} ms`;
  console.log(`  ${title.padEnd(34)} median ${write(0.5)}, p95 ${write(0.95)}, ${values.length} times${more}`);
}
