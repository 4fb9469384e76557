import type { ScheduleProgress } from './search.ts';

/** Runs a search to its end without a pause. */
export function finishSchedule<T>(search: Generator<ScheduleProgress, T>): T {
  for (;;) {
    const next = search.next();
    if (next.done) return next.value;
  }
}
