import { createContext, useContext } from 'react';
import type { AccountId } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { planStore } from '../state/plan-store.ts';
import { announce, sessionStore, setDrag, setFocusAccount } from '../state/session-store.ts';
import type { BoardColumn, ColumnKey } from './board-column.ts';
import { BoardFocus } from './board-focus.ts';
import { NO_EFFECTS } from './board-descriptor.ts';
import type { BoardDescriptor } from './board-descriptor.ts';
import { createGrid } from './board-grid.ts';
import type { AccountGrid } from './board-grid.ts';
import { findColumnAt, layOutColumns } from './column-layout.ts';
import type { ColumnLayout } from './column-layout.ts';
import { carryOut } from './drop.ts';
import { nameLift, takeCards } from './lift.ts';
import type { Lift } from './lift.ts';
import { speedOfScroll } from './auto-scroll.ts';
import { countAccounts, sayOver } from './wording.ts';

/** Pixels that the figures beside the cards need at most. */
const PREVIEW_SIZE = { width: 270, height: 300 };

/** A place in the window, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * One board's hands: what is in the air, what it is over, what has the focus and where to scroll. Lives outside React so
 * that a pointer move costs no rendering; what the eye needs goes into the session when it changes.
 */
export class BoardController {
  columns: readonly BoardColumn[] = [];
  layout: ColumnLayout = layOutColumns([], 0);
  /** The element that scrolls sideways. */
  scroller: HTMLElement | null = null;
  lift: Lift | null = null;
  /** What travels with the pointer, while something does. */
  stack: HTMLElement | null = null;
  /** The card under the last press: the one a drag takes. */
  pressed: AccountId | null = null;

  readonly focus = new BoardFocus(this);

  readonly #indexOf = new Map<ColumnKey, number>();
  readonly #lists = new Map<ColumnKey, HTMLElement>();
  #lifted: ReadonlySet<number> = new Set();
  #liftedFrom: ReadonlySet<ColumnKey> = new Set();
  #pointer: Point | null = null;
  /** The mouse has moved since the cards were taken. */
  #isFollowing = false;
  #bounds: DOMRect | null = null;
  /** Top of every column's list in the window, in pixels. */
  #listTop = 0;
  /** How far the card in the air stands out to the right of the pointer, in pixels. */
  #reach = 0;
  #frame = 0;
  #frameAt = 0;
  readonly #refusals = new Map<ColumnKey, string | null>();
  readonly #concerns = new Map<ColumnKey, boolean>();

  constructor(readonly descriptor: BoardDescriptor) {}

  setColumns(columns: readonly BoardColumn[], layout: ColumnLayout): void {
    this.columns = columns;
    this.layout = layout;
    this.#indexOf.clear();
    columns.forEach(({ key }, index) => this.#indexOf.set(key, index));
  }

  get base(): PlanBase | null {
    return planStore.getState().base;
  }

  /** Column index by key, -1 where the board does not have it. */
  indexOf(key: ColumnKey): number {
    return this.#indexOf.get(key) ?? -1;
  }

  createGrid(base: PlanBase): AccountGrid {
    return createGrid(this.descriptor, this.columns, this.#indexOf, base);
  }

  /** Whether the account row is in the air. */
  isLifted(row: number): boolean {
    return this.#lifted.has(row);
  }

  /** Whether any of the cards in the air comes from the column. */
  isLiftedFrom(key: ColumnKey): boolean {
    return this.#liftedFrom.has(key);
  }

  // Lifting and dropping

  take(lead: AccountId, isByKeyboard: boolean): boolean {
    const { base } = this;
    if (!base) return false;
    const lift = takeCards(this.descriptor, base, sessionStore.getState().selection, lead, isByKeyboard);
    if (!lift) return false;
    this.lift = lift;
    this.#lifted = new Set(lift.rows);
    this.#liftedFrom = new Set(lift.rows.map((row) => this.descriptor.columnOf(base, row)));
    setFocusAccount(lead);
    setDrag({
      rows: lift.rows,
      over: lift.home,
      preview: null,
      board: this.descriptor.kind,
      refusal: null,
    });
    const home = this.descriptor.nameColumn(base, lift.home);
    const hint = isByKeyboard ? ` Left and right choose a ${this.descriptor.noun}, Enter drops, Escape cancels.` : '';
    const held = lift.heldBack > 0 ? ` ${countAccounts(lift.heldBack)} locked and left behind.` : '';
    announce(`Lifted ${nameLift(base, lift)}.${held} Over ${home}.${hint}`);
    return true;
  }

  /** Points at a column, or at none. Only a change of column costs anything. */
  aim(over: ColumnKey | null): void {
    const { base, lift, descriptor } = this;
    const { figures } = planStore.getState();
    if (!base || !lift || sessionStore.getState().drag?.over === over) return;
    const isChange = over !== null && this.isChange(over);
    const refusal = isChange ? this.explainRefusal(over) : null;
    const canPreview = over !== null && refusal === null && figures !== null;
    const preview = canPreview ? descriptor.previewDrop(base, figures, lift.rows, over) : null;
    setDrag({ rows: lift.rows, over, preview, board: descriptor.kind, refusal });
    if (over === null) return;
    const effects =
      canPreview && isChange ? descriptor.describeDrop(base, figures, lift.rows, over, preview) : NO_EFFECTS;
    announce(sayOver(descriptor.nameColumn(base, over), refusal, effects));
  }

  /** Whether any of the cards in the air would change its column there. */
  isChange(over: ColumnKey): boolean {
    const { base, lift, descriptor } = this;
    return base !== null && lift !== null && lift.rows.some((row) => descriptor.columnOf(base, row) !== over);
  }

  /** Why a column cannot take the cards in the air, or `null`. Each column is asked once per lift. */
  explainRefusal(key: ColumnKey): string | null {
    const { base, lift, descriptor } = this;
    if (!base || !lift) return null;
    let refusal = this.#refusals.get(key);
    if (refusal === undefined) {
      refusal = descriptor.explainRefusal(base, lift.rows, key);
      this.#refusals.set(key, refusal);
    }
    return refusal;
  }

  /** Whether something speaks against the column, though it can take the cards in the air. Asked once per lift. */
  hasConcern(key: ColumnKey): boolean {
    const { base, lift, descriptor } = this;
    if (!base || !lift || !descriptor.explainConcern) return false;
    let hasConcern = this.#concerns.get(key);
    if (hasConcern === undefined) {
      hasConcern = descriptor.explainConcern(base, lift.rows, key) !== null;
      this.#concerns.set(key, hasConcern);
    }
    return hasConcern;
  }

  drop(): void {
    const { base, lift } = this;
    const over = sessionStore.getState().drag?.over ?? null;
    if (!base || !lift) return;
    if (over === null) {
      this.cancel();
      return;
    }
    const isChange = this.isChange(over);
    this.focus.interrupt();
    this.#release();
    this.focus.reveal(lift.lead);
    if (isChange) carryOut(this.descriptor, base, lift, over);
    else announce(`${nameLift(base, lift)} stays in ${this.descriptor.nameColumn(base, over)}.`);
  }

  /** Gives everything back. */
  cancel(): void {
    const { base, lift } = this;
    if (!lift) return;
    this.#release();
    if (base) announce(`Cancelled. ${nameLift(base, lift)} stays in ${this.descriptor.nameColumn(base, lift.home)}.`);
  }

  #release(): void {
    this.lift = null;
    this.#lifted = new Set();
    this.#liftedFrom = new Set();
    this.#refusals.clear();
    this.#concerns.clear();
    this.#pointer = null;
    cancelAnimationFrame(this.#frame);
    window.removeEventListener('mousemove', this.#followMouse);
    this.#isFollowing = false;
    setDrag(null);
  }

  // The pointer

  /** Takes the pressed card. Measures once; after that the pointer is compared with numbers. */
  takePressed(point: Point | null): void {
    if (this.pressed === null || !this.take(this.pressed, false)) return;
    this.#bounds = this.scroller?.getBoundingClientRect() ?? null;
    const card = this.scroller?.querySelector(`[data-account="${CSS.escape(this.pressed)}"]`);
    this.#listTop = card?.closest('[role="listbox"]')?.getBoundingClientRect().top ?? 0;
    this.#reach = card && point ? card.getBoundingClientRect().right - point.x : this.layout.columnWidth;
    this.#frameAt = performance.now();
    this.#frame = requestAnimationFrame(this.#scrollAtEdges);
    window.addEventListener('mousemove', this.#followMouse);
  }

  /** The library tells of a move a frame later: followed here, figures are drawn with the move itself. */
  readonly #followMouse = ({ clientX: x, clientY: y }: MouseEvent): void => {
    this.#isFollowing = true;
    this.aim(this.findColumn({ x, y }));
  };

  /** A move that the library tells of: by finger, or before the mouse was followed, which is ahead of it. */
  takeMove(over: ColumnKey | null): void {
    if (!this.#isFollowing) this.aim(over);
  }

  /** @returns the key of the column under the pointer, or `null` outside the board. */
  findColumn(point: Point | null): ColumnKey | null {
    this.#pointer = point;
    this.#placePreview();
    const bounds = this.#bounds;
    if (!point || !bounds || !this.scroller) return null;
    const isInside =
      point.x >= bounds.left && point.x <= bounds.right && point.y >= bounds.top && point.y <= bounds.bottom;
    if (!isInside) return null;
    const index = findColumnAt(this.layout, point.x - bounds.left + this.scroller.scrollLeft);
    return this.columns[index]?.key ?? null;
  }

  /** What hangs beside the cards changes its side where it would leave the window. Written to the page directly: it follows every move. */
  #placePreview(): void {
    const { stack } = this;
    const point = this.#pointer;
    if (!stack || !point) return;
    const right = point.x + this.#reach + PREVIEW_SIZE.width;
    stack.toggleAttribute('data-leftward', right > window.innerWidth && point.x > PREVIEW_SIZE.width);
    stack.toggleAttribute('data-upward', point.y + PREVIEW_SIZE.height > window.innerHeight);
  }

  readonly #scrollAtEdges = (now: number): void => {
    this.#frame = requestAnimationFrame(this.#scrollAtEdges);
    // A frame after a pause must not jump.
    const seconds = Math.min(0.05, (now - this.#frameAt) / 1000);
    this.#frameAt = now;
    const { scroller } = this;
    const point = this.#pointer;
    const bounds = this.#bounds;
    if (!point || !bounds || !scroller || point.y < bounds.top || point.y > bounds.bottom) return;
    const sideways = speedOfScroll(point.x, bounds.left, bounds.right) * seconds;
    if (sideways !== 0) {
      scroller.scrollLeft += sideways;
      this.aim(this.findColumn(point));
    }
    const over = sessionStore.getState().drag?.over;
    const list = over === null || over === undefined ? undefined : this.#lists.get(over);
    const downward = speedOfScroll(point.y, this.#listTop, bounds.bottom) * seconds;
    // Asked where it stands, the page is laid out for the answer: only where it scrolls.
    if (list && downward !== 0) list.scrollTop += downward;
  };

  registerList(key: ColumnKey, list: HTMLElement | null): void {
    if (list) this.#lists.set(key, list);
    else this.#lists.delete(key);
  }

  isColumnInView(index: number): boolean {
    const start = this.layout.starts[index];
    const { scroller } = this;
    if (start === undefined || !scroller) return false;
    const { scrollLeft, clientWidth } = scroller;
    return start >= scrollLeft && start + this.layout.columnWidth <= scrollLeft + clientWidth;
  }

  /** Scrolls sideways as little as it takes to see the whole column. */
  revealColumn(index: number): void {
    const start = this.layout.starts[index];
    const { scroller } = this;
    if (start === undefined || !scroller) return;
    const margin = 14;
    if (start - margin < scroller.scrollLeft) scroller.scrollLeft = start - margin;
    else if (start + this.layout.columnWidth + margin > scroller.scrollLeft + scroller.clientWidth) {
      scroller.scrollLeft = start + this.layout.columnWidth + margin - scroller.clientWidth;
    }
  }
}

const ControllerContext = createContext<BoardController | null>(null);
export const BoardProvider = ControllerContext.Provider;

/** @throws outside a board. */
export function useBoard(): BoardController {
  const controller = useContext(ControllerContext);
  if (!controller) throw new Error('This belongs inside a board.');
  return controller;
}
