import { putBackParts } from './result-parts.ts';
import type { ResultPart } from './result-parts.ts';

/** What a worker answers, by the name of the request; what takes a while reports how far it is. */
export type WorkerApi = Readonly<Record<string, (input: never, report: never) => unknown>>;

/** What a request reports while it is under way. */
export type ProgressOf<F> = F extends (input: never, report: (progress: infer P) => void) => unknown ? P : never;

export interface WorkerRequest {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

export type WorkerReply =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: unknown }
  | { readonly id: number; readonly kind: 'part'; readonly part: ResultPart }
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
  readonly parts: ResultPart[];
  readonly onProgress: ((progress: never) => void) | undefined;
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
}

export interface WorkerClient<A extends WorkerApi> {
  /** The input is copied during the call. The worker starts with the first one. */
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

/** Calls to a worker as typed promises. */
export function createWorkerClient<A extends WorkerApi>(createWorker: () => Worker): WorkerClient<A> {
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

  return {
    call(name, input, onProgress) {
      return new Promise((resolve, reject) => {
        const id = ++lastId;
        const request: WorkerRequest = { id, name, input };
        waiting.set(id, { parts: [], onProgress, resolve, reject });
        try {
          start().postMessage(request);
        } catch (error) {
          waiting.delete(id);
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    },
    start: () => void start(),
    stop() {
      end(new WorkerStopped());
    },
  };
}
