import type { AccountId } from '../../shared/model/ids.ts';
import { sessionStore, setFocusAccount } from '../state/session-store.ts';
import type { BoardController } from './board-controller.ts';
import type { ColumnKey } from './board-column.ts';
import type { AccountGrid } from './board-grid.ts';
import { findFirstPlace } from './walk.ts';
import type { Place } from './walk.ts';

/** The keyboard's place on a board: on a card or on a column's head. It survives cards and columns coming and going. */
export class BoardFocus {
  readonly #board: BoardController;
  readonly #listeners = new Set<() => void>();
  #isHeld = false;
  #isInterrupted = false;
  #reveal: AccountId | null = null;
  #head: ColumnKey | null = null;

  constructor(board: BoardController) {
    this.#board = board;
  }

  /** Whether the board has the keyboard, so that a card drawn anew elsewhere takes the focus with it. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** The card with the focus gives it up, for the one that takes its place or for itself elsewhere to take it again. */
  get isInterrupted(): boolean {
    return this.#isInterrupted;
  }

  /**
   * Takes the focus off the card that is about to leave its place. Were the card taken out of the page with it, the browser
   * would lay the whole page out in the middle of the change.
   */
  interrupt(): void {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !activeElement.matches('[data-account]')) return;
    this.#isInterrupted = true;
    activeElement.blur();
    this.#isInterrupted = false;
  }

  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (!isHeld) this.#setHead(null);
  }

  /** The column whose head has the keyboard, `null` while a card or nothing has it. */
  readonly readHead = (): ColumnKey | null => this.#head;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Puts the keyboard on a column's head, scrolling it into view. */
  focusHead(index: number): void {
    const column = this.#board.columns[index];
    if (!column) return;
    this.#isHeld = true;
    this.#board.revealColumn(index);
    this.#setHead(column.key);
  }

  /** Puts the keyboard on the board's first card, or on its first column where there is none. */
  focusFirst(): void {
    const { base } = this.#board;
    if (!base) return;
    const grid = this.#board.createGrid(base);
    const first = findFirstPlace(grid);
    if (first) this.focusPlace(grid, first);
    else this.focusHead(0);
  }

  focusPlace(grid: AccountGrid, place: Place): void {
    const account = grid.accountAt(place);
    if (account === null) return;
    this.#isHeld = true;
    this.#reveal = account;
    this.#setHead(null);
    setFocusAccount(account);
    this.#board.revealColumn(place.column);
    // Drawn already and with the tab stop still, it would not be drawn again to take the focus.
    const selector = `[data-account="${CSS.escape(account)}"]`;
    this.#board.scroller?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }

  /** A card got the focus from the mouse or from outside. */
  take(account: AccountId): void {
    this.#isHeld = true;
    this.#setHead(null);
    setFocusAccount(account);
  }

  /** Place of the card with the focus, or `null` where there is none to be seen. */
  focusedPlace(): Place | null {
    const { base } = this.#board;
    const { focusAccount } = sessionStore.getState();
    return base && focusAccount !== null ? this.#board.createGrid(base).placeOf(focusAccount) : null;
  }

  /** Puts the keyboard back on the card that had it, where that is in sight, else on the card at its former place. */
  returnTo(former: Place | null): void {
    const { base, scroller } = this.#board;
    if (!base) return;
    const grid = this.#board.createGrid(base);
    const now = this.focusedPlace();
    const isSeen =
      now !== null && (former === null || now.column === former.column || this.#board.isColumnInView(now.column));
    if (isSeen) {
      this.focusPlace(grid, now);
      return;
    }
    const index = former ? Math.min(former.index, grid.countOf(former.column) - 1) : -1;
    if (former && index >= 0) this.focusPlace(grid, { column: former.column, index });
    else scroller?.querySelector<HTMLElement>('[data-account][tabindex="0"]')?.focus({ preventScroll: true });
  }

  /** Whether the card with the tab stop, or the head of this column, should take the focus now that it is drawn. */
  shouldTake(head: ColumnKey | null): boolean {
    if (this.#head !== head) return false;
    const active = document.activeElement;
    const { scroller } = this.#board;
    const isElsewhere = active !== null && active !== document.body && !(scroller?.contains(active) ?? false);
    return this.#isHeld && !isElsewhere;
  }

  /** Asks for the card to be scrolled to when it is drawn. */
  reveal(account: AccountId): void {
    this.#reveal = account;
  }

  /** @returns true once for the card that should be scrolled to. */
  takeReveal(account: AccountId): boolean {
    if (this.#reveal !== account) return false;
    this.#reveal = null;
    return true;
  }

  #setHead(head: ColumnKey | null): void {
    if (this.#head === head) return;
    this.#head = head;
    for (const listener of this.#listeners) listener();
  }
}
