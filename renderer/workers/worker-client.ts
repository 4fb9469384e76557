import { ArrivedParts, cutColumn, takeOutColumns, takeOutParts } from './message-parts.ts';
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
  readonly isInParts: boolean;
  /** Long lists of the result, which come before it. */
  readonly parts: ArrivedParts;
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
 * @param inParts requests whose inputs or results may hold long lists and columns; they travel apart, or copying them would
 * block the page. What is given to them must not change after the call.
 */
export function createWorkerClient<A extends WorkerApi>(
  createWorker: () => Worker,
  inParts: readonly (keyof A & string)[] = [],
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

  const settle = (id: number): Waiting | undefined => {
    const call = waiting.get(id);
    waiting.delete(id);
    return call;
  };

  const finish = async (id: number, output: unknown): Promise<void> => {
    // Receiving the last of a long result and drawing what was received are two tasks of the page, so that neither is felt.
    if (waiting.get(id)?.isInParts) await pause();
    settle(id)?.resolve(output as never);
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
        call.parts.add(reply.part);
        return;
      }
      if (reply.kind === 'done') void finish(reply.id, call.parts.putInto(reply.output));
      else settle(reply.id)?.reject(new Error(reply.message));
    });
    started.addEventListener('error', (event) => end(new Error(event.message || 'A worker could not be started.')));
    started.addEventListener('messageerror', () => end(new Error('A worker sent what could not be read.')));
    return started;
  };

  const send = (request: WorkerRequest, transfer: Transferable[] = []): void => {
    try {
      start().postMessage(request, transfer);
    } catch (error) {
      settle(request.id)?.reject(error instanceof Error ? error : new Error(String(error)));
    }
  };

  const sendInParts = async ({ id, name, input }: WorkerRequest): Promise<void> => {
    const { rest: lean, columns } = takeOutColumns(input);
    // Whatever asked, a click most often, ends first.
    if (columns.length > 0) await pause();
    if (!waiting.has(id)) return;
    for (const column of columns) {
      for (const piece of cutColumn(column)) {
        send({ id, name: INPUT_PART, input: piece }, typeof piece.piece === 'string' ? [] : [piece.piece.buffer]);
        // oxlint-disable-next-line no-await-in-loop -- the pause between the pieces is the point
        await pause();
        // The worker was stopped meanwhile, and another one must not be started for the rest.
        if (!waiting.has(id)) return;
      }
    }
    const { rest, parts } = takeOutParts(lean);
    for (const part of parts) {
      send({ id, name: INPUT_PART, input: part });
      // oxlint-disable-next-line no-await-in-loop -- the pause between the parts is the point
      await pause();
      if (!waiting.has(id)) return;
    }
    send({ id, name, input: rest });
  };

  return {
    call(name, input, onProgress) {
      return new Promise((resolve, reject) => {
        const id = ++lastId;
        const isInParts = inParts.includes(name);
        waiting.set(id, { isInParts, parts: new ArrivedParts(), onProgress, resolve, reject });
        if (isInParts) void sendInParts({ id, name, input });
        else send({ id, name, input });
      });
    },
    start: () => void start(),
    stop() {
      end(new WorkerStopped());
    },
  };
}
