/** Longer than any frame takes; a window that is hidden meanwhile paints none. */
const LONGEST_WAIT_MS = 1000;

/** Runs something once the frame that shows the present state is painted, or soon where none will be. */
export function runAfterPaint(run: () => void): void {
  if (typeof requestAnimationFrame !== 'function' || document.visibilityState !== 'visible') {
    setTimeout(run);
    return;
  }
  let hasRun = false;
  const runOnce = (): void => {
    if (hasRun) return;
    hasRun = true;
    clearTimeout(timer);
    run();
  };
  const timer = setTimeout(runOnce, LONGEST_WAIT_MS);
  // The frame is painted between its animation callback and the next task.
  requestAnimationFrame(() => setTimeout(runOnce));
}
