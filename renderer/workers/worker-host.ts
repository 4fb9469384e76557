import type { WorkerReply, WorkerRequest } from './worker-client.ts';

/** What the host needs of a worker's global scope. */
export interface WorkerScope {
  readonly addEventListener: (type: 'message', listener: (event: { readonly data: WorkerRequest }) => void) => void;
  readonly postMessage: (reply: WorkerReply, transfer: Transferable[]) => void;
}

type WorkerHandler = (input: never) => unknown;

/** Answers the calls of a `WorkerClient` inside a worker. An exception becomes a rejection there. */
export function serveWorker(
  scope: WorkerScope,
  handlers: Readonly<Record<string, WorkerHandler>>,
  listTransfers: (output: unknown) => Transferable[] = () => [],
): void {
  scope.addEventListener('message', (event) => {
    const { id, name, input } = event.data;
    const handler = handlers[name];
    try {
      if (!handler) throw new Error(`A worker was asked for "${name}", which it does not do.`);
      const output = handler(input as never);
      scope.postMessage({ id, kind: 'done', output }, listTransfers(output));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      scope.postMessage({ id, kind: 'failed', message }, []);
    }
  });
}
