import type { SearchProgress } from './search.ts';

/** What the search needs of its host: a worker, the command line, a test. */
export interface SearchPort {
  readonly report: (progress: SearchProgress) => void;
  /** Lets messages in, such as the one that cancels. */
  readonly pause: () => Promise<void>;
  readonly isCancelled: () => boolean;
}

/** Runs a search to its end, pausing at every report. @returns `null` where it was cancelled. */
export async function driveSearch<T>(search: Generator<SearchProgress, T>, port: SearchPort): Promise<T | null> {
  for (;;) {
    const next = search.next();
    if (next.done) return next.value;
    port.report(next.value);
    await port.pause();
    if (port.isCancelled()) return null;
  }
}

/** Runs a search to its end without a pause. */
export function finishSearch<T>(search: Generator<SearchProgress, T>): T {
  for (;;) {
    const next = search.next();
    if (next.done) return next.value;
  }
}
