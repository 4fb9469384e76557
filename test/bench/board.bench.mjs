import { measurePage, report } from './page.mjs';

/**
 * The territory board in a real page, charts and inspector in view: `npm run build`, then
 * `node test/bench/board.bench.mjs [accounts×sellers …]`, for example `node test/bench/board.bench.mjs 20000x300 50000x300`.
 *
 * - work per move: processor time of the page's thread, script to paint, from one pointer move until all of it is drawn;
 *   a resting page beside it. What else the machine does counts little
 * - work per column change: the same where every move comes over another column, so that all figures and charts follow
 * - work until figures are drawn: the same up to the end of the first frame after it, which shows the figures of both columns
 *   and those beside the cards
 * - over a column → figures, → charts: from the event to the end of the frame that shows the figures of both columns and
 *   beside the cards, and of the frame that shows the last change of all, the charts and the findings
 * - drag start, drop → painted: from the event to the end of the frame that shows the last change of board, scorecard or charts
 * - undo → painted: the same for an edit whose figures nothing has projected before
 * - frames: time from one animation frame to the next while the pointer sweeps over the columns, and at the board's edge
 */
const DROPS = 21;
const WARM_UP = 4;
const MOVES = 40;
/** Half pages of a list that are looked through for a card. */
const PAGES = 10;

await measurePage(
  [
    [20_000, 300],
    [50_000, 300],
  ],
  async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluate(watchPage);
    await measureDrops(page, session, WARM_UP);
    report('resting page, work per move', (await measureMoves(page, session, sweepSlowly, false)).work);
    report('work per move', (await measureMoves(page, session, sweepSlowly)).work);
    reportChange('', await measureMoves(page, session, changeColumn));
    await page.getByText('Week', { exact: true }).click();
    reportChange(', by week', await measureMoves(page, session, changeColumn));
    await page.getByText('Wave', { exact: true }).click();
    const { starts, drops, work } = await measureDrops(page, session, DROPS);
    report('drag start → painted', starts);
    report('drop → painted, totals and charts', drops);
    report('work per drop, saving included', work);
    const undone = await measureUndos(page, session, DROPS);
    report('undo → painted, totals and charts', undone.times);
    report('work per undo, saving included', undone.work);
    await measureFrames(page, 'frames, sweeping over the columns', sweep);
    await measureFrames(page, 'frames, scrolling at the edge', waitAtEdge);
  },
);

/** Runs in the page: what the measurements below read. */
function watchPage() {
  const state = { longTasks: [], frames: [], isWatchingFrames: false, painted: 0, figures: 0, at: 0 };
  Object.assign(window, { bench: state });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) state.longTasks.push(entry.duration);
  }).observe({ type: 'longtask' });
  // A frame is painted between its animation callback and the next task.
  const channel = new MessageChannel();
  channel.port1.addEventListener('message', ({ data: isOfBoard }) => {
    state.painted = performance.now();
    if (isOfBoard && state.figures < state.at) state.figures = state.painted;
  });
  channel.port1.start();
  let isAsked = false;
  let isOfBoard = false;
  new MutationObserver((records) => {
    const isWithin = (parts) =>
      records.some(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(parts));
    if (!isWithin('[data-board], [aria-label="Scorecard"], [aria-label="Charts"]')) return;
    isOfBoard ||= isWithin('[data-board]');
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      channel.port2.postMessage(isOfBoard);
      isAsked = false;
      isOfBoard = false;
    });
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const name of ['mousemove', 'mouseup', 'keydown']) {
    window.addEventListener(
      name,
      () => {
        state.at = performance.now();
      },
      true,
    );
  }
  const frame = (now) => {
    if (state.isWatchingFrames) state.frames.push(now);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/**
 * A card that may be dragged alone, and the column after its own. Where none is in reach, the lists are scrolled: with each drop a
 * column has one card less.
 * @param {import('playwright-core').Page} page
 */
async function chooseCard(page) {
  for (let count = 0; count < PAGES; count++) {
    const chosen = await page.evaluate(findCard);
    if (chosen) return chosen;
    await page.evaluate(() => {
      for (const list of document.querySelectorAll('main [data-column] [role="listbox"]')) {
        list.scrollTop += list.clientHeight / 2;
      }
    });
    await settle(page);
  }
  throw new Error('There is no card to drag.');
}

/**
 * Runs in the page. The pointer must reach the card, since lists hold some above and below what is seen of them; and not at their
 * lower edge, where they scroll on their own under cards in the air.
 */
function findCard() {
  const free = ':not([aria-label*="locked"]):not([aria-label*="family of"])';
  const columns = [...document.querySelectorAll('main [data-column]')].filter(
    (column) => !/leaves|left|vacancy|Unassigned/.test(column.textContent ?? ''),
  );
  for (const [index, column] of columns.slice(0, -1).entries()) {
    const to = columns[index + 1].getBoundingClientRect();
    if (to.right > innerWidth - 300) continue;
    for (const card of column.querySelectorAll(`[data-account]${free}`)) {
      const place = card.getBoundingClientRect();
      const from = { x: place.x + 60, y: place.y + 20 };
      if (!card.contains(document.elementFromPoint(from.x, from.y))) continue;
      if (from.y > card.closest('[role="listbox"]').getBoundingClientRect().bottom - 100) continue;
      return { from, to: { x: to.x + 100, y: from.y + 20 } };
    }
  }
  return null;
}

/** @param {import('playwright-core').Page} page @param {Point} point */
async function lift(page, point) {
  await page.mouse.move(point.x, point.y);
  await page.mouse.down();
  await page.mouse.move(point.x + 3, point.y);
  await page.mouse.move(point.x + 8, point.y + 2);
  await settle(page);
}

/** Waits until so many frames were drawn: figures, charts and findings follow a move within one, two or three. */
async function settle(page, count = 5) {
  await page.evaluate(
    (asked) =>
      new Promise((resolve) => {
        let frames = asked;
        const wait = () => (frames-- > 0 ? requestAnimationFrame(wait) : setTimeout(resolve));
        wait();
      }),
    count,
  );
}

/** Processor time of the page's thread so far, less what the bench itself asked, in ms. @param {import('playwright-core').CDPSession} session */
async function readWork(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (asked) => metrics.find(({ name }) => name === asked)?.value ?? Number.NaN;
  return 1000 * (read('TaskDuration') - read('DevToolsCommandDuration'));
}

/** @typedef {{ x: number, y: number }} Point */

/** Back and forth over two columns. @param {Point} from @param {Point} to @param {number} move */
function sweepSlowly(from, to, move) {
  const share = Math.abs(((move / MOVES) % 2) - 1);
  return { x: to.x + (from.x - to.x) * share, y: to.y + (move % 7) };
}

/** @param {Point} from @param {Point} to @param {number} move */
function changeColumn(from, to, move) {
  const width = to.x - from.x;
  return { x: from.x + width * (1 + (move % 2)), y: to.y + (move % 7) };
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').CDPSession} session
 * @param {(from: Point, to: Point, move: number) => Point} place
 */
async function measureMoves(page, session, place, isCarrying = true) {
  const { from, to } = await chooseCard(page);
  if (isCarrying) await lift(page, from);
  const firstWork = [];
  const work = [];
  const figures = [];
  const charts = [];
  for (let move = 0; move < 3 * MOVES; move++) {
    const { x, y } = place(from, to, move);
    const before = await readWork(session);
    await page.mouse.move(x, y);
    await settle(page, 1);
    firstWork.push((await readWork(session)) - before);
    await settle(page);
    work.push((await readWork(session)) - before);
    const shown = await page.evaluate(() => ({
      figures: window.bench.figures - window.bench.at,
      charts: window.bench.painted - window.bench.at,
    }));
    figures.push(shown.figures);
    charts.push(shown.charts);
  }
  if (isCarrying) {
    await page.keyboard.press('Escape');
    await page.mouse.up();
  }
  return { firstWork, work, figures, charts };
}

/** @param {string} where @param {Awaited<ReturnType<typeof measureMoves>>} measured */
function reportChange(where, { firstWork, work, figures, charts }) {
  report(`work until figures are drawn${where}`, firstWork);
  report(`work per column change${where}`, work);
  report(`over a column → figures${where}`, figures);
  report(`over a column → charts${where}`, charts);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').CDPSession} session
 * @param {number} count
 */
async function measureDrops(page, session, count) {
  const starts = [];
  const drops = [];
  const work = [];
  for (let drop = 0; drop < count; drop++) {
    const { from, to } = await chooseCard(page);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 5, from.y);
    starts.push(await readPainted(page));
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.move(to.x + 1, to.y);
    await page.waitForTimeout(200);
    const before = await readWork(session);
    await page.mouse.up();
    drops.push(await readPainted(page));
    work.push((await readWork(session)) - before);
  }
  return { starts, drops, work };
}

/** Milliseconds from the last event to the end of the frame that showed the last change. @param {import('playwright-core').Page} page */
async function readPainted(page) {
  // Figures and charts may come some frames later.
  await page.waitForTimeout(400);
  return page.evaluate(() => {
    const { painted, at } = window.bench;
    if (painted < at) throw new Error('Nothing was drawn.');
    return painted - at;
  });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').CDPSession} session
 * @param {number} count
 */
async function measureUndos(page, session, count) {
  const times = [];
  const work = [];
  for (let undo = 0; undo < count; undo++) {
    const before = await readWork(session);
    await page.keyboard.press('Control+z');
    times.push(await readPainted(page));
    work.push((await readWork(session)) - before);
  }
  return { times, work };
}

/**
 * @param {import('playwright-core').Page} page @param {string} title
 * @param {(page: import('playwright-core').Page, from: Point) => Promise<void>} move
 */
async function measureFrames(page, title, move) {
  const { from } = await chooseCard(page);
  await lift(page, from);
  await page.evaluate(() => Object.assign(window.bench, { frames: [], longTasks: [], isWatchingFrames: true }));
  await move(page, from);
  const { frames, longTasks } = await page.evaluate(() => {
    window.bench.isWatchingFrames = false;
    return { frames: window.bench.frames, longTasks: window.bench.longTasks };
  });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  report(
    title,
    frames.slice(1).map((at, index) => at - frames[index]),
    `, long tasks ${longTasks.length}`,
  );
  await page.evaluate(() => {
    document.querySelector('[data-board-scroller]').scrollLeft = 0;
  });
  await settle(page);
}

/** @param {import('playwright-core').Page} page @param {Point} from */
async function sweep(page, from) {
  for (let turn = 0; turn < 4; turn++) {
    await page.mouse.move(turn % 2 === 0 ? 1000 : 250, from.y + 60, { steps: MOVES });
  }
}

/** @param {import('playwright-core').Page} page @param {Point} from */
async function waitAtEdge(page, from) {
  const right = await page.evaluate(
    () => document.querySelector('[data-board-scroller]').getBoundingClientRect().right,
  );
  await page.mouse.move(right - 10, from.y + 60, { steps: 10 });
  await page.waitForTimeout(2500);
}
