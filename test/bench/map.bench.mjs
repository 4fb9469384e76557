import { measurePage } from './page.mjs';

/**
 * Opening the map in a real page, for the first time and again: `npm run build`, then
 * `node test/bench/map.bench.mjs [accounts×sellers …]`, for example `node test/bench/map.bench.mjs 100000x300`.
 *
 * - drawn after: from the click on its tab to the map in the page
 * - longest tasks: what the page's thread does at one go meanwhile, in processor time, so that what else the machine does
 *   counts little; until the end of the longest nothing answers
 */
const SHOWN = 6;
/** Until land and points are drawn, and sharp. */
const SETTLED_MS = 3000;

await measurePage([[100_000, 300]], async (page) => {
  for (const title of ['first time', 'again']) {
    await page.getByRole('tab', { name: 'Board', exact: true }).click();
    await page.waitForTimeout(SETTLED_MS);
    const browser = page.context().browser();
    await browser.startTracing(page, { categories: ['toplevel'] });
    const took = await page.evaluate(openMap);
    await page.waitForTimeout(SETTLED_MS);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    const tasks = listLongest(traceEvents).map((task) => task.toFixed(0));
    console.log(`  ${title.padEnd(12)} drawn after ${took.toFixed(0)} ms, longest tasks ${tasks.join(', ')} ms`);
  }
});

/** Runs in the page, since asking from outside is work for the page too. */
function openMap() {
  const start = performance.now();
  return new Promise((resolve) => {
    const isThere = () => document.querySelector('[data-map-surface]') !== null;
    const watch = new MutationObserver(() => {
      if (!isThere()) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    });
    watch.observe(document.body, { childList: true, subtree: true });
    [...document.querySelectorAll('[role="tab"]')].find((tab) => tab.textContent.trim() === 'Map').click();
  });
}

/** Milliseconds of processor time of the longest tasks of the page's thread. */
function listLongest(events) {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasksOf = ({ pid, tid }) =>
    events
      .filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && event.name.endsWith('RunTask'))
      .map(({ tdur = 0 }) => tdur / 1000)
      .toSorted((left, right) => right - left);
  const sum = (tasks) => tasks.reduce((all, task) => all + task, 0);
  const [busiest = []] = threads.map(tasksOf).toSorted((left, right) => sum(right) - sum(left));
  return busiest.slice(0, SHOWN);
}
