/** What a worker answers, by the name of the request. */
export type WorkerApi = Readonly<Record<string, (input: never) => unknown>>;

export interface WorkerRequest {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

export type WorkerReply =
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
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
}

export interface WorkerClient<A extends WorkerApi> {
  /** The input is copied during the call. The worker starts with the first one. */
  readonly call: <N extends keyof A & string>(
    name: N,
    input: Parameters<A[N]>[0],
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
      waiting.delete(reply.id);
      if (reply.kind === 'done') call.resolve(reply.output as never);
      else call.reject(new Error(reply.message));
    });
    started.addEventListener('error', (event) => end(new Error(event.message || 'A worker could not be started.')));
    started.addEventListener('messageerror', () => end(new Error('A worker sent what could not be read.')));
    return started;
  };

  return {
    call(name, input) {
      return new Promise((resolve, reject) => {
        const id = ++lastId;
        const request: WorkerRequest = { id, name, input };
        waiting.set(id, { resolve, reject });
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
