/**
 * Runs work once the present frame is on the screen, so that it never delays what the hand is doing. A page that is not
 * seen paints nothing: there it runs in the next task.
 * @returns gives it up.
 */
export function runAfterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (document.visibilityState !== 'visible') {
    timer = setTimeout(work);
    return () => clearTimeout(timer);
  }
  // A frame is painted between its animation callback and the next task.
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
