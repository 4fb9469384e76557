import { tryCures } from '../../shared/waves/schedule/infeasible.ts';
import type { CureAttempt, CureEffect } from '../../shared/waves/schedule/infeasible.ts';
import type { ScheduleInput, ScheduleSettings } from '../../shared/waves/schedule/input.ts';
import type { ScheduleProposal } from '../../shared/waves/schedule/proposal.ts';
import type { ScheduleProgress } from '../../shared/waves/schedule/search.ts';
import { proposeSchedule } from '../../shared/waves/schedule/solve.ts';
import { serveWorker } from './worker-host.ts';
import type { WorkerScope } from './worker-host.ts';

/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 60;

export interface ScheduleTask {
  readonly input: ScheduleInput;
  readonly settings: ScheduleSettings;
}

export interface CureTask extends ScheduleTask {
  readonly attempts: readonly CureAttempt[];
}

function propose({ input, settings }: ScheduleTask, report: (progress: ScheduleProgress) => void): ScheduleProposal {
  return follow(proposeSchedule(input, settings), report);
}

function cure({ input, settings, attempts }: CureTask, report: (progress: ScheduleProgress) => void): CureEffect[] {
  return follow(tryCures(input, settings, attempts), report);
}

/** Runs a search to its end; leaves out reports that nobody could follow. */
function follow<T>(search: Generator<ScheduleProgress, T>, report: (progress: ScheduleProgress) => void): T {
  let last = 0;
  for (;;) {
    const next = search.next();
    if (next.done) return next.value;
    const now = performance.now();
    if (now - last < REPORT_EVERY) continue;
    last = now;
    report(next.value);
  }
}

const handlers = { propose, cure };
export type ScheduleApi = typeof handlers;

serveWorker(self as unknown as WorkerScope, handlers);
