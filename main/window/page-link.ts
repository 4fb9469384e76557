import type { BrowserWindow } from 'electron';
import type { MainEvents } from '../../shared/ipc.ts';

/** Sends events to the page of the window, where there is one that listens. */
export class PageLink {
  #window: BrowserWindow | null = null;
  #isListening = false;

  get window(): BrowserWindow | null {
    return this.#window;
  }

  /** Whether the page has said that it is ready, and has neither gone nor started anew since. */
  get isListening(): boolean {
    return this.#isListening;
  }

  attach(window: BrowserWindow | null): void {
    this.#window = window;
    this.#isListening = false;
  }

  setListening(isListening: boolean): void {
    this.#isListening = isListening;
  }

  send<E extends keyof MainEvents>(event: E, ...args: Parameters<MainEvents[E]>): void {
    if (this.#window && !this.#window.isDestroyed()) this.#window.webContents.send(event, ...args);
  }

  /** Brings the window to the front. */
  focus(): void {
    if (!this.#window) return;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }
}
