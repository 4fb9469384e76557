const FLUSH_MS = 5000;

interface ClosingParts {
  /** The page did not answer in time: asks the user whether to close all the same. */
  readonly confirm: () => Promise<boolean>;
  /** Asks the page to flush what it has and to allow the closing then. */
  readonly askPage: () => void;
  /** Closing was called off: whatever waits for it must not go on. */
  readonly keepOpen: () => void;
  /** Closes for good. */
  readonly close: () => void;
}

/**
 * The agreement with the page before its window closes: it flushes first. After five seconds without its word, because
 * writing takes longer or failed, the user decides; nothing is thrown away unasked.
 */
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
      this.#timer = setTimeout(() => void this.#ask(), FLUSH_MS);
      this.#parts.askPage();
    }
    return false;
  }

  /** The page has flushed. */
  allow(): void {
    if (this.#state !== 'asked') return;
    clearTimeout(this.#timer);
    this.#state = 'allowed';
    this.#parts.close();
  }

  /** The page asks the user something first, for as long as it takes. */
  refuse(): void {
    if (this.#state !== 'asked') return;
    clearTimeout(this.#timer);
    this.#state = 'open';
    this.#parts.keepOpen();
  }

  async #ask(): Promise<void> {
    const mayClose = await this.#parts.confirm();
    // The page may have given its word meanwhile.
    if (this.#state !== 'asked') return;
    if (mayClose) this.allow();
    else this.#state = 'open';
  }
}
