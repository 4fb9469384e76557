import type { ScheduleApi } from './schedule.worker.ts';
import { createWorkerClient } from './worker-client.ts';
import type { WorkerClient } from './worker-client.ts';

/** Searches for schedules beside the page. Stopping it ends a search at once. */
export type ScheduleClient = WorkerClient<ScheduleApi>;

export function createScheduleClient(
  createWorker = (): Worker =>
    new Worker(new URL('./schedule.worker.ts', import.meta.url), { type: 'module', name: 'schedule' }),
): ScheduleClient {
  return createWorkerClient<ScheduleApi>(createWorker);
}
