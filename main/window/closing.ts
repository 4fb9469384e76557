const FLUSH_MS = 5000;

interface ClosingParts {
  /** Asks the page to flush what it has and to allow the closing then. */
  readonly askPage: () => void;
  /** Closes for good. */
  readonly close: () => void;
}

/** The agreement with the page before its window closes: it flushes first, and has five seconds for it. */
export class Closing {
  readonly #parts: ClosingParts;
  #state: 'open' | 'asked' | 'allowed' = 'open';
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: ClosingParts) {
    this.#parts = parts;
  }

  /**
   * The user or the system wants the window closed.
   * @param isPageListening whether there is a page that can answer
   * @returns whether it may close at once
   */
  request(isPageListening: boolean): boolean {
    if (this.#state === 'allowed' || !isPageListening) return true;
    if (this.#state === 'open') {
      this.#state = 'asked';
      this.#timer = setTimeout(() => this.allow(), FLUSH_MS);
      this.#parts.askPage();
    }
    return false;
  }

  /** The page has flushed, or took too long. */
  allow(): void {
    if (this.#state !== 'asked') return;
    clearTimeout(this.#timer);
    this.#state = 'allowed';
    this.#parts.close();
  }
}
