import { act, cleanup, fireEvent } from '@testing-library/react';
import { vi } from 'vitest';
import { readColumnKeys, readSellerColumn } from '../../renderer/state/columns.ts';
import { clearSelection } from '../../renderer/state/selection.ts';
import { clearFilter, closeDialog, sessionStore, setFocusAccount } from '../../renderer/state/session-store.ts';
import { countFamily } from '../../shared/model/families.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { isLeaving } from '../../shared/model/roster.ts';
import { openSampleInMemory, readBase } from './open-sample.ts';

export const WINDOW = { width: 1000, height: 600 };

/** The sample plan, nothing selected, and a page in which every element is as large as the window: nothing lays it out. */
export async function openBoardPage(): Promise<void> {
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(WINDOW.width);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(WINDOW.height);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WINDOW.width);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(WINDOW.height);
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(
    new DOMRect(0, 0, WINDOW.width, WINDOW.height),
  );
  await openSampleInMemory();
  setFocusAccount(null);
  clearSelection();
  clearFilter();
}

export function closeBoardPage(): void {
  cleanup();
  closeDialog();
  sessionStore.setState({ toasts: [] });
  vi.restoreAllMocks();
}

export function readAnnouncement(): string {
  return sessionStore.getState().announcement.text;
}

/** Presses a key where the focus is. */
export function press(key: string, held: object = {}): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...held });
}

/** @throws where the card is not drawn. */
export function cardOf(account: string): HTMLElement {
  const card = document.querySelector<HTMLElement>(`[data-account="${account}"]`);
  if (!card) throw new Error(`${account} is not drawn.`);
  return card;
}

/** Gives a card the focus; the board draws it, wherever it is. */
export function focusCard(account: string): void {
  act(() => setFocusAccount(account));
  act(() => cardOf(account).focus());
}

export function accountIn(seller: number, index: number): string {
  return readBase().facts.accounts.id[readSellerColumn(seller).rows[index] as number] as string;
}

/** Roster row of the account's seller under the plan. */
export function ownerOf(account: string): number {
  const { accountRow, assignment } = readBase();
  return assignment.incoming[accountRow.get(account) as number] as number;
}

export function nameOf(account: string): string {
  const { accountRow, facts } = readBase();
  return facts.accounts.name[accountRow.get(account) as number] as string;
}

/** Sellers who stay, in the order of their columns. */
export function stayingSellers(): number[] {
  return readColumnKeys().sellers.filter((seller) => seller !== NO_ROW && !isLeaving(readBase().roster, seller));
}

/** The first card of the column that neither a lock nor a family holds back. */
export function freeAccountIn(seller: number): string {
  const { assignment, families, facts } = readBase();
  const free = [...readSellerColumn(seller).rows].find(
    (row) => assignment.locked[row] === 0 && countFamily(families, row) === 1,
  );
  if (free === undefined) throw new Error('Every card is locked or has a family.');
  return facts.accounts.id[free] as string;
}
