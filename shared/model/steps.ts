/**
 * Work in steps of a few milliseconds each, also at 100,000 accounts: whoever must not be busy for long rests between them, and
 * `runSteps` does it all at once.
 */
export type Steps<T> = Generator<undefined, T>;

export function runSteps<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
