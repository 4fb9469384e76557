/** Files that the system asked to open before there was a page to open them in. */
export class WaitingFiles {
  #waiting: string[] = [];
  #deliver: ((file: string) => void) | null = null;

  add(files: readonly string[]): void {
    if (this.#deliver) files.forEach(this.#deliver);
    else this.#waiting.push(...files);
  }

  /** Hands over what waits, and from now on what comes. */
  start(deliver: (file: string) => void): void {
    this.#deliver = deliver;
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach(deliver);
  }

  /** The page is gone; what comes waits for the next one. */
  stop(): void {
    this.#deliver = null;
  }
}
