import type { SolverApi } from './solver.worker.ts';
import { createWorkerClient } from './worker-client.ts';
import type { WorkerClient } from './worker-client.ts';

/** Searches for redesigns beside the page. Stopping it ends a search at once. */
export type SolverClient = WorkerClient<SolverApi>;

export function createSolverClient(
  createWorker = (): Worker =>
    new Worker(new URL('./solver.worker.ts', import.meta.url), { type: 'module', name: 'solver' }),
): SolverClient {
  return createWorkerClient<SolverApi>(createWorker);
}
