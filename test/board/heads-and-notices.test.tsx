// @vitest-environment happy-dom
import { planStore } from '../../renderer/state/plan-store.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SellerBoard } from '../../renderer/board/SellerBoard.tsx';
import { WaveBoard } from '../../renderer/board/WaveBoard.tsx';
import { readColumnKeys, readSellerColumn } from '../../renderer/state/columns.ts';
import { dispatch, undo } from '../../renderer/state/plan-actions.ts';
import { changeFilter, closeDialog, openDialog, sessionStore } from '../../renderer/state/session-store.ts';
import { findOverloaded } from '../../renderer/board/overloaded-sellers.ts';
import { countNoun, formatsFor } from '../../renderer/ui/format.ts';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { isLeaving } from '../../shared/model/roster.ts';
import {
  accountIn,
  closeBoardPage,
  focusCard,
  freeAccountIn,
  nameOf,
  openBoardPage,
  press,
  readAnnouncement,
  stayingSellers,
} from './board-fixture.ts';
import { readBase } from './open-sample.ts';

beforeEach(openBoardPage);
afterEach(closeBoardPage);

const focusedHead = (): string | null => document.activeElement?.getAttribute('data-column-head') ?? null;
const focusedAccount = (): string | null => document.activeElement?.getAttribute('data-account') ?? null;
const columnOf = (seller: number): HTMLElement =>
  screen.getByRole('group', { name: readBase().roster.names[seller] as string });

/** A seller's index of the measure that the board shows, as a whole number. */
const indexOf = (seller: number): number => {
  const { measure } = sessionStore.getState();
  const balance = planStore.getState().figures?.scorecard.balance.find((entry) => entry.measure === measure);
  return Math.round(balance?.after.sellers[seller]?.index ?? Number.NaN);
};

describe('the heads by keyboard', () => {
  it('are above the first card, walk to columns that were not drawn, and lead back to the cards', () => {
    render(<SellerBoard />);
    const { sellers } = readColumnKeys();
    const [seller = 0] = stayingSellers();
    focusCard(accountIn(seller, 1));
    press('ArrowUp');
    expect(focusedAccount()).toBe(accountIn(seller, 0));
    press('ArrowUp');
    expect(focusedHead()).toBe(String(seller));
    for (let time = 0; time < 12; time++) press('ArrowRight');
    const reached = sellers[sellers.indexOf(seller) + 12] as number;
    expect(focusedHead()).toBe(String(reached));
    press('End');
    expect(focusedHead()).toBe(String(sellers.at(-1)));
    press('Home');
    for (let time = 0; time < sellers.indexOf(seller); time++) press('ArrowRight');
    press('ArrowDown');
    expect(focusedAccount()).toBe(accountIn(seller, 0));
  });

  it('show what is known of the seller, described by the figures', () => {
    render(<SellerBoard />);
    const [seller = 0] = stayingSellers();
    focusCard(accountIn(seller, 0));
    press('ArrowUp');
    const head = document.activeElement as HTMLElement;
    expect(document.getElementById(head.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(
      new RegExp(`^Index ${indexOf(seller)}, `),
    );
    fireEvent.click(head);
    expect(sessionStore.getState().inspectorTarget).toEqual({ kind: 'seller', row: seller });
  });

  it('select their column with Ctrl A', () => {
    render(<SellerBoard />);
    const [seller = 0] = stayingSellers();
    focusCard(accountIn(seller, 0));
    press('ArrowUp');
    press('a', { ctrlKey: true });
    expect(sessionStore.getState().selection.size).toBe(readSellerColumn(seller).rows.length);
  });
});

describe('columns that cannot take what is in the air', () => {
  it('step back while it is', () => {
    render(<SellerBoard />);
    const [seller = 0, other = 0] = stayingSellers();
    const account = freeAccountIn(seller);
    act(() => void dispatch({ kind: 'lockAccounts', accounts: [account], reason: 'Promised' }));
    focusCard(account);
    expect(columnOf(other).getAttribute('data-aim')).toBeNull();
    press(' ');
    expect([seller, other].map((column) => columnOf(column).getAttribute('data-aim'))).toEqual(['over', 'closed']);
    press('ArrowRight');
    expect([seller, other].map((column) => columnOf(column).getAttribute('data-aim'))).toEqual([null, 'refused']);
    press('Escape');
    expect(columnOf(other).getAttribute('data-aim')).toBeNull();
    act(() => void undo());
  });

  it('say when a seller leaves with the day as people write it', () => {
    render(<SellerBoard />);
    const { roster } = readBase();
    const { sellers } = readColumnKeys();
    const leaver = sellers.find((row) => row >= 0 && isLeaving(roster, row)) as number;
    focusCard(freeAccountIn(sellers[sellers.indexOf(leaver) - 1] as number));
    press(' ');
    press('ArrowRight');
    const reason = new RegExp(`: ${roster.names[leaver]} leaves on [^-]+\\.$`, 'u');
    expect(readAnnouncement()).toMatch(reason);
    press('Enter');
    expect(readAnnouncement()).toMatch(/^Not moved\. .+ leaves on [^-]+\.$/);
  });

  it('leaves a locked card behind and names what travels', () => {
    render(<SellerBoard />);
    const [seller = 0] = stayingSellers();
    const locked = freeAccountIn(seller);
    act(() => void dispatch({ kind: 'lockAccounts', accounts: [locked], reason: 'Promised' }));
    const free = freeAccountIn(seller);
    act(() => sessionStore.setState({ selection: new Set([locked, free]) }));
    focusCard(locked);
    press(' ');
    expect(readAnnouncement()).toContain(`Lifted ${nameOf(free)}. 1 account locked and left behind.`);
    press('Escape');
    act(() => void undo());
  });
});

describe('after a dialog moved the card out of sight', () => {
  it('the keyboard is on the card that took its place', async () => {
    render(<SellerBoard />);
    const [seller = 0] = stayingSellers();
    const far = stayingSellers().at(-1) as number;
    const account = freeAccountIn(seller);
    const index = readSellerColumn(seller).rows.indexOf(readBase().accountRow.get(account) as number);
    const next = accountIn(seller, index + 1);
    focusCard(account);
    act(() => openDialog({ kind: 'move-to', accounts: [account] }));
    act(() => closeDialog());
    act(() => void dispatch({ kind: 'moveAccounts', accounts: [account], to: readBase().roster.ids[far] as string }));
    await act(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => resolve());
        }),
    );
    expect(focusedAccount()).toBe(next);
    act(() => void undo());
  });
});

describe('a board without cards', () => {
  it('says that the filter hides all, and takes it off', () => {
    render(<SellerBoard />);
    act(() => changeFilter({ text: 'no such account' }));
    expect(screen.getByText('No account fits the filter')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }));
    expect(screen.queryByText('No account fits the filter')).toBeNull();
    expect(sessionStore.getState().filter.text).toBe('');
  });

  it('offers the first wave where there is none', () => {
    render(<WaveBoard />);
    expect(screen.queryByText('No waves yet')).toBeNull();
    const { waves } = readBase().assignment;
    act(() => {
      for (const { id } of waves) dispatch({ kind: 'removeWave', wave: id });
    });
    expect(screen.getByText('No waves yet')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Add a wave' }));
    expect(sessionStore.getState().dialog).toEqual({ kind: 'add-wave' });
    act(() => {
      for (const _ of waves) undo();
    });
  });
});

describe('the head of a wave', () => {
  it('tells its work beside the largest wave, and who has more than planned', () => {
    render(<WaveBoard />);
    const group = screen.getByRole('group', { name: 'Wave 2' });
    const text = document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
    const totals = planStore.getState().figures?.load.byWave[1];
    const hours = (value: number | undefined): string => `${Math.round(value ?? Number.NaN)} h`;
    expect(text).toMatch(/^Launch /);
    expect(text).toContain(`. ${totals?.accounts} accounts. ${hours(totals?.incumbentHours)} for incumbents and `);
    expect(text).toContain(` and ${hours(totals?.incomingHours)} for incoming sellers, `);
    const { base, figures } = planStore.getState();
    if (!base || !figures) throw new Error('No plan is open.');
    const { planHours } = DEFAULT_POLICY.handoverCapacity;
    const overloaded = findOverloaded(figures.load, base.roster, DEFAULT_POLICY.handoverCapacity, 1);
    const [worst] = overloaded;
    const formats = formatsFor(base.facts.currency);
    expect(text).toContain(`. ${countNoun(formats, overloaded.length, 'seller')} above ${planHours} h in a week: `);
    expect(text).toContain(
      `: ${base.roster.names[worst?.seller ?? -1]} ${formats.hours(worst?.hours ?? 0)} in the week of ${formats.dayShort(worst?.week ?? '')}`,
    );
    expect(text).not.toMatch(/\d{4}-\d\d-\d\d/);
  });
});
