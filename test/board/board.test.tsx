// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SellerBoard } from '../../renderer/board/SellerBoard.tsx';
import { WaveBoard } from '../../renderer/board/WaveBoard.tsx';
import { readColumnKeys, readSellerColumn } from '../../renderer/state/columns.ts';
import { dispatch, undo } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { closeDialog, sessionStore } from '../../renderer/state/session-store.ts';
import {
  accountIn,
  cardOf,
  closeBoardPage,
  focusCard,
  freeAccountIn,
  nameOf,
  openBoardPage,
  ownerOf,
  press,
  readAnnouncement,
  stayingSellers,
} from './board-fixture.ts';
import { readBase } from './open-sample.ts';

beforeEach(openBoardPage);
afterEach(closeBoardPage);

const focusedAccount = (): string | null => document.activeElement?.getAttribute('data-account') ?? null;
const pressTimes = (key: string, times: number): void => {
  for (let time = 0; time < times; time++) press(key);
};

describe('what is drawn', () => {
  it('is a group per column with its name and figures, and cards that begin with their name', () => {
    render(<SellerBoard />);
    const { roster } = readBase();
    const [seller = 0] = stayingSellers();
    const group = screen.getByRole('group', { name: roster.names[seller] as string });
    expect(document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(
      /^Index \d+, .*\d+ accounts, /,
    );
    const account = accountIn(seller, 0);
    expect(
      cardOf(account)
        .getAttribute('aria-label')
        ?.startsWith(`${nameOf(account)}, `),
    ).toBe(true);
    expect(cardOf(account).getAttribute('aria-setsize')).toBe(String(readSellerColumn(seller).rows.length));
  });

  it('is only what can be seen, in both directions', () => {
    render(<SellerBoard />);
    expect(screen.getAllByRole('group').length).toBeLessThan(readColumnKeys().sellers.length / 2);
    expect(screen.getAllByRole('option').length).toBeLessThan(readBase().facts.accounts.count / 8);
  });

  it('has the moves without a wave first, then the waves in their order', () => {
    render(<WaveBoard />);
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual([
      'Unscheduled',
      ...readBase().assignment.waves.map(({ wave }) => wave.name),
    ]);
  });
});

describe('walking by keyboard', () => {
  it('keeps the focus on its card far beyond what was drawn', () => {
    render(<SellerBoard />);
    const [seller = 0] = stayingSellers();
    focusCard(accountIn(seller, 0));
    pressTimes('ArrowDown', 40);
    expect(focusedAccount()).toBe(accountIn(seller, 40));
    press('Home', { ctrlKey: true });
    pressTimes('ArrowRight', 15);
    const reached = ownerOf(focusedAccount() ?? '');
    expect(readColumnKeys().sellers.indexOf(reached)).toBeGreaterThan(10);
  });

  it('has exactly one card that Tab reaches', () => {
    render(<SellerBoard />);
    const [seller = 0] = stayingSellers();
    focusCard(accountIn(seller, 2));
    press('ArrowDown');
    const stops = document.querySelectorAll('[data-account][tabindex="0"]');
    expect([...stops].map((stop) => stop.getAttribute('data-account'))).toEqual([accountIn(seller, 3)]);
  });

  it('finds a card by the letters of its name', () => {
    render(<SellerBoard />);
    const [seller = 0] = stayingSellers();
    focusCard(accountIn(seller, 0));
    const wanted = nameOf(accountIn(seller, 30)).slice(0, 4);
    for (const letter of wanted) press(letter.toUpperCase(), { shiftKey: true });
    expect(nameOf(focusedAccount() ?? '').toLowerCase()).toMatch(new RegExp(`^${wanted.toLowerCase()}`, 'u'));
  });
});

describe('selecting', () => {
  it('selects a range with Shift and arrows, and shrinks it again', () => {
    render(<SellerBoard />);
    const [seller = 0] = stayingSellers();
    focusCard(accountIn(seller, 1));
    for (let time = 0; time < 3; time++) press('ArrowDown', { shiftKey: true });
    press('ArrowUp', { shiftKey: true });
    expect([...sessionStore.getState().selection]).toEqual([1, 2, 3].map((index) => accountIn(seller, index)));
    expect(readAnnouncement()).toBe('3 accounts selected.');
  });

  it('selects a range with a Shift click, adds with Ctrl, and selects the column with Ctrl A', () => {
    render(<SellerBoard />);
    const [seller = 0, other = 0] = stayingSellers();
    fireEvent.click(cardOf(accountIn(seller, 0)));
    fireEvent.click(cardOf(accountIn(seller, 4)), { shiftKey: true });
    fireEvent.click(cardOf(accountIn(other, 0)), { ctrlKey: true });
    expect(sessionStore.getState().selection.size).toBe(6);
    focusCard(accountIn(seller, 0));
    press('a', { ctrlKey: true });
    expect(sessionStore.getState().selection.size).toBe(readSellerColumn(seller).rows.length);
    press('Escape');
    expect(sessionStore.getState().selection.size).toBe(0);
  });
});

describe('carrying by keyboard', () => {
  it('lifts, says what a drop would change, and drops; the focus goes along', () => {
    render(<SellerBoard />);
    const [from = 0, to = 0] = stayingSellers();
    const account = freeAccountIn(from);
    focusCard(account);
    press(' ');
    expect(readAnnouncement()).toContain(`Lifted ${nameOf(account)}. Over ${readBase().roster.names[from]}.`);
    press('ArrowRight');
    expect(readAnnouncement()).toMatch(new RegExp(`^Over ${readBase().roster.names[to]}: index \\d+ to \\d+, `, 'u'));
    expect(ownerOf(account)).toBe(from);
    press('Enter');
    expect(readAnnouncement()).toBe(`Moved ${nameOf(account)} to ${readBase().roster.names[to]}.`);
    expect(ownerOf(account)).toBe(to);
    expect(focusedAccount()).toBe(account);
    expect(cardOf(account).closest('[role="group"]')?.getAttribute('aria-label')).toBe(readBase().roster.names[to]);
    expect(planStore.getState().undoLabel).toBe(`Move ${nameOf(account)} to ${readBase().roster.names[to]}`);
  });

  it('gives everything back on Escape, and when the plan changes beneath the cards', () => {
    render(<SellerBoard />);
    const [from = 0] = stayingSellers();
    const account = freeAccountIn(from);
    focusCard(account);
    press(' ');
    press('ArrowRight');
    press('Escape');
    expect([sessionStore.getState().drag, ownerOf(account)]).toEqual([null, from]);
    expect(readAnnouncement()).toMatch(/^Cancelled\. /);
    press(' ');
    act(() => void dispatch({ kind: 'renamePlan', name: 'Another name' }));
    expect(sessionStore.getState().drag).toBeNull();
    act(() => void undo());
  });

  it('says why a card may not go, and moves nothing', () => {
    render(<SellerBoard />);
    const [from = 0] = stayingSellers();
    const account = freeAccountIn(from);
    act(() => void dispatch({ kind: 'lockAccounts', accounts: [account], reason: 'Promised' }));
    focusCard(account);
    press(' ');
    press('ArrowRight');
    expect(readAnnouncement()).toContain(`cannot take this: ${nameOf(account)} is locked.`);
    press('Enter');
    expect(readAnnouncement()).toBe(`Not moved. ${nameOf(account)} is locked.`);
    expect(ownerOf(account)).toBe(from);
    expect(sessionStore.getState().toasts.map(({ tone }) => tone)).toEqual(['error']);
  });

  it('moves a selection as one step, lists what stayed, and offers to take it back', () => {
    render(<SellerBoard />);
    const [from = 0, to = 0] = stayingSellers();
    const locked = freeAccountIn(from);
    act(() => void dispatch({ kind: 'lockAccounts', accounts: [locked], reason: 'Promised' }));
    const first = freeAccountIn(from);
    act(() => void dispatch({ kind: 'lockAccounts', accounts: [first], reason: 'For a moment' }));
    const second = freeAccountIn(from);
    act(() => void undo());
    act(() => sessionStore.setState({ selection: new Set([locked, first, second]) }));
    focusCard(first);
    press(' ');
    expect(readAnnouncement()).toContain(`Lifted ${nameOf(first)} and 1 more.`);
    press('ArrowRight');
    press(' ');
    expect([locked, first, second].map(ownerOf)).toEqual([from, to, to]);
    const [moved, stayed] = sessionStore.getState().toasts;
    expect(moved?.message).toBe(`Moved 2 accounts to ${readBase().roster.names[to]}.`);
    expect(stayed?.message).toBe(`1 account stayed: ${nameOf(locked)} is locked.`);
    act(() => moved?.action?.run());
    expect([first, second].map(ownerOf)).toEqual([from, from]);
  });

  it('carries between waves', () => {
    render(<WaveBoard />);
    const [, wave] = screen.getAllByRole('group');
    const card = wave?.querySelector<HTMLElement>('[data-account]');
    const account = card?.getAttribute('data-account') ?? '';
    focusCard(account);
    press(' ');
    press('ArrowRight');
    expect(readAnnouncement()).toMatch(/^Over Wave 2: accounts \d+ to \d+, work \d+ h to \d+ h, Wave 1 \d+ to \d+\./);
    press('Enter');
    expect(readBase().assignment.wave[readBase().accountRow.get(account) as number]).toBe(1);
  });
});

describe('the letters', () => {
  it('open the dialogs for the card, or for the selection it belongs to', () => {
    render(<SellerBoard />);
    const [seller = 0] = stayingSellers();
    const account = freeAccountIn(seller);
    focusCard(account);
    const openWith = (key: string) => {
      press(key);
      const { dialog } = sessionStore.getState();
      act(() => closeDialog());
      return dialog;
    };
    expect(openWith('m')).toEqual({ kind: 'move-to', accounts: [account] });
    expect(openWith('w')).toEqual({ kind: 'schedule', accounts: [account] });
    expect(openWith('l')).toEqual({ kind: 'lock', accounts: [account] });
    act(() => sessionStore.setState({ selection: new Set([account, accountIn(seller, 5)]) }));
    expect(openWith('m')).toEqual({ kind: 'move-to', accounts: [account, accountIn(seller, 5)] });
  });
});
