import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dragCard, goTo } from '../e2e/app.ts';
import { accountOf, cardOf, chooseSellers, columnOf, freeCards } from '../e2e/board-page.ts';
import { servePage } from './page-server.ts';

const executablePath = process.env['BATON_CHROMIUM'];
const STEPS = ['Data', 'Territories', 'Waves', 'Opportunities', 'Handover', 'Messages', 'Review', 'Export'];

const found = executablePath === undefined ? [] : [executablePath];
const missing = executablePath === undefined ? ['none was found and none could be installed'] : [];

it.each(missing)('NOT TESTED in a Chromium: %s', (reason) => {
  process.stderr.write(`No Chromium, ${reason}: the page was tested in Electron only.\n`);
});

describe.each(found)('the page in a current Chromium', (chromiumPath) => {
  testPage(chromiumPath);
});

function testPage(chromiumPath: string): void {
  let browser: Browser;
  let page: Page;
  let server: Awaited<ReturnType<typeof servePage>>;
  const faults: string[] = [];

  beforeAll(async () => {
    server = await servePage();
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(server.url) || /^(blob|data):/.test(request.url());
      if (!isOwn) faults.push(`asked for ${request.url()}`);
    });
    await page.goto(server.url);
    await page.getByRole('button', { name: /sample plan/i }).click();
  });

  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it('moves a card, and has it still after the page was loaded again', async () => {
    const [from, to] = await chooseSellers(page);
    const card = freeCards(columnOf(page, from)).first();
    const account = await accountOf(card);
    await dragCard(page, card, columnOf(page, to));
    await cardOf(columnOf(page, to), account).waitFor({ state: 'attached' });
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await chooseSellers(page);
    await cardOf(columnOf(page, to), account).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: /^Undo: Move/ }).waitFor();
  });

  it('shows every step without an error, a refused style or a request to anywhere', async () => {
    for (const step of STEPS) {
      await goTo(page, step);
      await page.getByRole('main').waitFor();
      expect(
        await page.getByRole('navigation').getByRole('link', { name: step, exact: true }).getAttribute('aria-current'),
      ).toBe('step');
    }
    expect(faults).toEqual([]);
  });

  it('fits a small window without a scroll bar of its own', async () => {
    await page.setViewportSize({ width: 1024, height: 700 });
    for (const step of ['Territories', 'Waves']) {
      await goTo(page, step);
      const overflow = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth - window.innerWidth,
        height: document.documentElement.scrollHeight - window.innerHeight,
      }));
      expect(overflow).toEqual({ width: 0, height: 0 });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
}
