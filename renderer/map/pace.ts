/** So long the page may be held before it is given back: a frame has room for it beside what else it draws. */
const SLICE_MS = 8;

/** Cuts long work into slices, between which the page does what else there is to do. */
export class Pace {
  #since = performance.now();

  /** Whether the page was held long enough. */
  get isDue(): boolean {
    return performance.now() - this.#since >= SLICE_MS;
  }

  /** Gives the page back. */
  async rest(): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    this.#since = performance.now();
  }
}
