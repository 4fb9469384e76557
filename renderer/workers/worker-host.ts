import { ArrivedParts, takeOutParts } from './message-parts.ts';
import type { ColumnPiece, MessagePart } from './message-parts.ts';
import { INPUT_PART } from './worker-client.ts';
import type { WorkerReply, WorkerRequest } from './worker-client.ts';

/** What the host needs of a worker's global scope. */
export interface WorkerScope {
  readonly addEventListener: (type: 'message', listener: (event: { readonly data: WorkerRequest }) => void) => void;
  readonly postMessage: (reply: WorkerReply, transfer: Transferable[]) => void;
}

type WorkerHandler = (input: never, report: (progress: unknown) => void) => unknown;

/**
 * Answers the calls of a `WorkerClient` inside a worker. An exception becomes a rejection there.
 * @param hasLongLists what is answered may hold long lists as plain values; they then travel apart.
 */
export function serveWorker(
  scope: WorkerScope,
  handlers: Readonly<Record<string, WorkerHandler>>,
  listTransfers: (output: unknown) => Transferable[] = () => [],
  hasLongLists = false,
): void {
  /** Long lists of inputs whose request has not come yet. */
  const waiting = new Map<number, ArrivedParts>();
  const answer = async (event: { readonly data: WorkerRequest }): Promise<void> => {
    const { id, name } = event.data;
    const early = waiting.get(id) ?? new ArrivedParts();
    if (name === INPUT_PART) {
      early.add(event.data.input as MessagePart | ColumnPiece);
      waiting.set(id, early);
      return;
    }
    waiting.delete(id);
    const input = early.putInto(event.data.input);
    const handler = handlers[name];
    try {
      if (!handler) throw new Error(`A worker was asked for "${name}", which it does not do.`);
      const report = (progress: unknown): void => scope.postMessage({ id, kind: 'progress', progress }, []);
      const output = await handler(input as never, report);
      const { rest, parts } = hasLongLists ? takeOutParts(output) : { rest: output, parts: [] };
      for (const part of parts) scope.postMessage({ id, kind: 'part', part }, []);
      scope.postMessage({ id, kind: 'done', output: rest }, listTransfers(rest));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      scope.postMessage({ id, kind: 'failed', message }, []);
    }
  };
  scope.addEventListener('message', (event) => void answer(event));
}
