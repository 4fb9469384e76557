import type { AccountId } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { clearSelection, extendSelection, selectOnly, selectRows, toggleSelected } from '../state/selection.ts';
import { announce, inspect, openDialog, sessionStore } from '../state/session-store.ts';
import type { BoardController } from './board-controller.ts';
import type { AccountGrid } from './board-grid.ts';
import type { ColumnKey } from './board-column.ts';
import { readHeadKey, readKey } from './keyboard.ts';
import type { Key, KeyIntent } from './keyboard.ts';
import { explainClosedPlan } from './closed-plan.ts';
import { findByName, TypedName, walk } from './walk.ts';
import type { Place, Step } from './walk.ts';
import { countAccounts } from './wording.ts';

/** What the keys do to a board. One of its own per board: names are typed over several presses. */
export class BoardKeys {
  readonly #typed = new TypedName();

  constructor(readonly board: BoardController) {}

  /**
   * @param now milliseconds on a steady clock.
   * @returns whether the key was the board's and must do nothing else.
   */
  press(key: Key, now: number): boolean {
    const { board } = this;
    const { base } = board;
    if (!base || (board.lift !== null && !board.lift.isByKeyboard)) return false;
    const intent = readKey(key, board.lift !== null, this.#typed.isTyping(now));
    if (!intent) return false;
    if (board.lift !== null) {
      this.#steer(intent);
      // Tab gives the cards back and goes on where it was going.
      return key.key !== 'Tab';
    }
    const grid = board.createGrid(base);
    const focus = sessionStore.getState().focusAccount;
    const place = focus === null ? null : grid.placeOf(focus);
    if (focus === null || place === null) {
      board.focus.focusFirst();
      return true;
    }
    return this.#act(intent, base, grid, focus, place, now);
  }

  /**
   * The keys while a column's head has the focus; Enter and Space press it like any button.
   * @param column its key.
   * @returns whether the key was the board's.
   */
  pressOnHead(key: Key, column: ColumnKey): boolean {
    const { board } = this;
    const { base } = board;
    const intent = readHeadKey(key);
    if (!base || !intent) return false;
    const at = board.indexOf(column);
    const { rows } = board.descriptor.readColumn(column);
    switch (intent.kind) {
      case 'enter-column':
        if (rows.length > 0) board.focus.focusPlace(board.createGrid(base), { column: at, index: 0 });
        else announce(`${board.columns[at]?.name ?? ''} has no accounts.`);
        return true;
      case 'select-column':
        this.#selectColumn(at);
        return true;
      case 'aim':
        board.focus.focusHead(this.#aimFrom(at, intent.by));
        return true;
    }
  }

  #act(intent: KeyIntent, base: PlanBase, grid: AccountGrid, focus: AccountId, place: Place, now: number): boolean {
    const { board } = this;
    switch (intent.kind) {
      case 'walk':
        this.#walk(grid, focus, place, intent.step, intent.isExtending);
        return true;
      case 'find': {
        const typed = this.#typed.add(intent.letter, now);
        const found = findByName(grid, grid.nameAt, place, typed, typed.length === 1);
        if (found) board.focus.focusPlace(grid, found);
        else announce(`No account begins with ${typed}.`);
        return true;
      }
      case 'lift': {
        const closed = explainClosedPlan(base);
        if (closed === null) board.take(focus, true);
        else announce(closed);
        return true;
      }
      case 'toggle-selected':
        toggleSelected(focus);
        saySelection(focus, base);
        return true;
      case 'select-column':
        this.#selectColumn(place.column);
        return true;
      case 'clear-selection':
        if (sessionStore.getState().selection.size === 0) return false;
        clearSelection();
        announce('Selection cleared.');
        return true;
      case 'inspect':
        selectOnly(focus);
        inspect({ kind: 'accounts' });
        return true;
      default:
        return openFor(intent, board, base, focus);
    }
  }

  #selectColumn(index: number): void {
    const column = this.board.columns[index];
    if (!column) return;
    const { rows } = this.board.descriptor.readColumn(column.key);
    selectRows(rows);
    announce(`${countAccounts(rows.length)} of ${column.name} selected.`);
  }

  #walk(grid: AccountGrid, focus: AccountId, from: Place, step: Step, isExtending: boolean): void {
    const { board } = this;
    if (step === 'up' && from.index === 0 && !isExtending) {
      board.focus.focusHead(from.column);
      return;
    }
    const to = walk(grid, from, step);
    const account = grid.accountAt(to);
    if (account === null) return;
    if (isExtending) {
      const { selection, anchor } = sessionStore.getState();
      const isSameColumn = to.column === from.column;
      if (isSameColumn) {
        // A range begins at the card with the focus, unless one was begun in this column.
        const anchorPlace = anchor === null || !selection.has(anchor) ? null : grid.placeOf(anchor);
        if (anchorPlace?.column !== from.column) {
          if (!selection.has(focus)) toggleSelected(focus);
          sessionStore.setState({ anchor: focus });
        }
        extendSelection(account, board.descriptor.readColumn(board.columns[to.column]?.key ?? Number.NaN).rows);
      } else {
        if (!selection.has(focus)) toggleSelected(focus);
        if (!selection.has(account)) toggleSelected(account);
      }
      const count = sessionStore.getState().selection.size;
      announce(`${countAccounts(count)} selected.`);
    }
    board.focus.focusPlace(grid, to);
  }

  /** Keys while cards are in the air. */
  #steer(intent: KeyIntent): void {
    const { board } = this;
    if (intent.kind === 'drop') board.drop();
    else if (intent.kind === 'cancel') board.cancel();
    else if (intent.kind === 'aim') {
      const over = sessionStore.getState().drag?.over;
      const index = this.#aimFrom(over === null || over === undefined ? -1 : board.indexOf(over), intent.by);
      const column = board.columns[index];
      if (!column) return;
      board.revealColumn(index);
      board.aim(column.key);
    }
  }

  #aimFrom(at: number, by: Extract<KeyIntent, { kind: 'aim' }>['by']): number {
    const { columns } = this.board;
    const last = columns.length - 1;
    switch (by) {
      case 'previous':
        return Math.max(0, at - 1);
      case 'next':
        return Math.min(last, at + 1);
      case 'first':
        return 0;
      case 'last':
        return last;
      case 'next-group': {
        const next = columns.findIndex((column, index) => index > at && column.group !== columns[at]?.group);
        return next === -1 ? at : next;
      }
      case 'previous-group': {
        const group = columns.findLast((column, index) => index < at && column.group !== columns[at]?.group)?.group;
        return group === undefined ? at : columns.findIndex((column) => column.group === group);
      }
    }
  }
}

/** M, L and W: for the selection where the card belongs to it, for the card alone otherwise. */
function openFor(intent: KeyIntent, board: BoardController, base: PlanBase, focus: AccountId): boolean {
  const { selection } = sessionStore.getState();
  const accounts = selection.has(focus) ? [...selection] : [focus];
  const closed = explainClosedPlan(base);
  if (closed !== null) {
    announce(closed);
    return true;
  }
  if (intent.kind === 'move-to') {
    openDialog({ kind: board.descriptor.kind === 'sellers' ? 'move-to' : 'schedule', accounts });
  } else if (intent.kind === 'schedule') openDialog({ kind: 'schedule', accounts });
  else if (intent.kind === 'lock') {
    const isLocked = accounts.every((account) => base.assignment.locked[base.accountRow.get(account) ?? -1] === 1);
    openDialog({ kind: isLocked ? 'unlock' : 'lock', accounts });
  } else return false;
  return true;
}

function saySelection(account: AccountId, base: PlanBase): void {
  const { selection } = sessionStore.getState();
  const name = base.facts.accounts.name[base.accountRow.get(account) ?? -1] ?? '';
  announce(`${name} ${selection.has(account) ? 'selected' : 'not selected'}, ${countAccounts(selection.size)} in all.`);
}
