import type { WorkerReply, WorkerRequest } from '../../renderer/workers/worker-client.ts';

type Listener = (event: { data: unknown; message: string }) => void;

let lastWorker = 0;
let loading: Promise<unknown> = Promise.resolve();

/**
 * Runs a worker's module in this thread, with messages copied or handed over as between threads. Node has no workers that load
 * TypeScript, and the browser's are tested in the browser.
 */
export class ModuleWorker {
  static readonly started: ModuleWorker[] = [];
  isTerminated = false;
  readonly received: WorkerRequest[] = [];
  readonly #listeners = new Map<string, Listener[]>();
  readonly #loaded: Promise<(event: { data: WorkerRequest }) => void>;

  constructor(url: URL) {
    ModuleWorker.started.push(this);
    // One after the other: each module finds its own scope in the global `self`.
    this.#loaded = loading.then(() => this.#load(url));
    loading = this.#loaded;
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  postMessage(message: WorkerRequest, transfer: Transferable[] = []): void {
    const data = structuredClone(message, { transfer });
    this.received.push(data);
    void this.#loaded.then((receive) => {
      if (!this.isTerminated) receive({ data });
    });
  }

  terminate(): void {
    this.isTerminated = true;
  }

  emit(type: string, event: { data?: unknown; message?: string }): void {
    for (const listener of this.#listeners.get(type) ?? []) listener({ data: null, message: '', ...event });
  }

  async #load(url: URL): Promise<(event: { data: WorkerRequest }) => void> {
    let receive: (event: { data: WorkerRequest }) => void = () => undefined;
    const scope = {
      addEventListener: (_type: string, listener: typeof receive) => {
        receive = listener;
      },
      postMessage: (reply: WorkerReply, transfer: Transferable[]) => {
        const data = structuredClone(reply, { transfer });
        if (!this.isTerminated) this.emit('message', { data });
      },
    };
    const before = globalThis.self;
    Object.assign(globalThis, { self: scope });
    lastWorker += 1;
    await import(/* @vite-ignore */ `${url.pathname}?worker=${lastWorker}`);
    Object.assign(globalThis, { self: before });
    return receive;
  }
}
