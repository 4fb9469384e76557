import { MOST_BYTES, putBackParts, takeOutColumns, takeOutParts } from './message-parts.ts';
import type { MessagePart } from './message-parts.ts';

/** What a worker answers, by the name of the request; what takes a while reports how far it is. */
export type WorkerApi = Readonly<Record<string, (input: never, report: never) => unknown>>;

/** What a request reports while it is under way. */
export type ProgressOf<F> = F extends (input: never, report: (progress: infer P) => void) => unknown ? P : never;

/** The name under which long lists of an input go ahead of its request. */
export const INPUT_PART = 'part of the input';

export interface WorkerRequest {
  readonly id: number;
  /** `INPUT_PART` for a part of what comes. */
  readonly name: string;
  readonly input: unknown;
}

export type WorkerReply =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: unknown }
  | { readonly id: number; readonly kind: 'part'; readonly part: MessagePart }
  | { readonly id: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };

/** The request ended because its worker was stopped on purpose. */
export class WorkerStopped extends Error {
  constructor() {
    super('The work was cancelled.');
    this.name = 'WorkerStopped';
  }
}

interface Waiting {
  /** Long lists of the result, which come before it. */
  readonly parts: MessagePart[];
  readonly onProgress: ((progress: never) => void) | undefined;
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
}

export interface WorkerClient<A extends WorkerApi> {
  /** The input is copied during the call, long lists shortly after it. The worker starts with the first one. */
  readonly call: <N extends keyof A & string>(
    name: N,
    input: Parameters<A[N]>[0],
    onProgress?: (progress: ProgressOf<A[N]>) => void,
  ) => Promise<Awaited<ReturnType<A[N]>>>;
  /** Starts the worker, unless it runs. */
  readonly start: () => void;
  /** Ends whatever the worker does; its calls reject with `WorkerStopped`. The next call starts a new one. */
  readonly stop: () => void;
}

/** Lets the page do what else there is to do. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/**
 * Calls to a worker as typed promises.
 * @param hasLongLists inputs may hold long lists as plain values; they then travel apart, or copying them would block the
 * page. Such lists must not change after the call.
 */
export function createWorkerClient<A extends WorkerApi>(
  createWorker: () => Worker,
  hasLongLists = false,
): WorkerClient<A> {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  const end = (error: Error): void => {
    worker?.terminate();
    worker = null;
    const calls = [...waiting.values()];
    waiting.clear();
    for (const call of calls) call.reject(error);
  };

  const start = (): Worker => {
    if (worker) return worker;
    const started = createWorker();
    worker = started;
    started.addEventListener('message', (event: MessageEvent<WorkerReply>) => {
      const reply = event.data;
      const call = waiting.get(reply.id);
      if (!call) return;
      if (reply.kind === 'progress') {
        call.onProgress?.(reply.progress as never);
        return;
      }
      if (reply.kind === 'part') {
        call.parts.push(reply.part);
        return;
      }
      waiting.delete(reply.id);
      if (reply.kind === 'done') call.resolve(putBackParts(reply.output, call.parts) as never);
      else call.reject(new Error(reply.message));
    });
    started.addEventListener('error', (event) => end(new Error(event.message || 'A worker could not be started.')));
    started.addEventListener('messageerror', () => end(new Error('A worker sent what could not be read.')));
    return started;
  };

  const send = (request: WorkerRequest): void => {
    try {
      start().postMessage(request);
    } catch (error) {
      const call = waiting.get(request.id);
      waiting.delete(request.id);
      call?.reject(error instanceof Error ? error : new Error(String(error)));
    }
  };

  const sendInParts = async ({ id, name, input }: WorkerRequest): Promise<void> => {
    const { rest: lean, columns } = takeOutColumns(input);
    // Whatever asked, a click most often, ends first.
    if (columns.length > 0) await pause();
    if (!waiting.has(id)) return;
    let bytes = 0;
    for (const { path, column } of columns) {
      // Of a column that is a piece of a larger buffer, all of it would be copied.
      const isWhole = column.byteLength === column.buffer.byteLength;
      send({ id, name: INPUT_PART, input: { path, column: isWhole ? column : copyPiece(column) } });
      bytes += column.byteLength;
      if (bytes < MOST_BYTES) continue;
      bytes = 0;
      // oxlint-disable-next-line no-await-in-loop -- the pause between the parts is the point
      await pause();
      if (!waiting.has(id)) return;
    }
    const { rest, parts } = takeOutParts(lean);
    for (const part of parts) {
      send({ id, name: INPUT_PART, input: part });
      // oxlint-disable-next-line no-await-in-loop -- the pause between the parts is the point
      await pause();
      // The worker was stopped meanwhile, and another one must not be started for the rest.
      if (!waiting.has(id)) return;
    }
    send({ id, name, input: rest });
  };

  return {
    call(name, input, onProgress) {
      return new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { parts: [], onProgress, resolve, reject });
        if (hasLongLists) void sendInParts({ id, name, input });
        else send({ id, name, input });
      });
    },
    start: () => void start(),
    stop() {
      end(new WorkerStopped());
    },
  };
}

/** @returns a typed array of the same kind over a buffer of its own. */
function copyPiece(column: ArrayBufferView): ArrayBufferView {
  return (column as Uint8Array).slice();
}
