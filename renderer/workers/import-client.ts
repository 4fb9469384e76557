import type { ImportApi } from './import.worker.ts';
import { createWorkerClient } from './worker-client.ts';
import type { WorkerClient } from './worker-client.ts';

/** Reads tables beside the page. Stopping it ends an import under way. */
export type ImportClient = WorkerClient<ImportApi>;

export function createImportClient(): ImportClient {
  return createWorkerClient<ImportApi>(
    () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: 'import' }),
    ['inspect', 'lines', 'run', 'refresh'],
  );
}
