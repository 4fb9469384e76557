// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBase } from '../board/open-sample.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { selectMany } from '../../renderer/state/selection.ts';
import { sessionStore } from '../../renderer/state/session-store.ts';
import { listActions } from '../../renderer/views/actions.ts';
import { findAccounts, findSellers } from '../../renderer/views/shell/search-plan.ts';
import { Palette } from '../../renderer/views/shell/Palette.tsx';
import { closePage, openSamplePage } from './page-fixture.ts';

beforeEach(async () => {
  await openSamplePage();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  closePage();
});

const SHELL = {
  isImporting: false,
  isPaletteOpen: true,
  showImport: vi.fn<(isShown: boolean) => void>(),
  showPalette: vi.fn<(isShown: boolean) => void>(),
};
const type = (text: string) =>
  act(() => {
    fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });
  });
const run = (name: string) => {
  act(() => {
    fireEvent.click(screen.getByRole('menuitem', { name: new RegExp(`^${name}`) }));
  });
  act(() => void vi.runAllTimers());
};

describe('the palette', () => {
  it('runs a command by a few letters of its name', () => {
    const onClose = vi.fn<() => void>();
    render(<Palette onClose={onClose} />);
    type('show the find');
    run('Show the findings');
    expect(onClose).toHaveBeenCalledOnce();
    expect(sessionStore.getState().inspectorTarget).toEqual({ kind: 'findings' });
  });

  it('goes to a step', () => {
    render(<Palette onClose={vi.fn<() => void>()} />);
    type('review');
    run('Review');
    expect(sessionStore.getState().step).toBe('review');
  });

  it('finds an account and shows it on the board and in the inspector', () => {
    const { accounts } = readBase().facts;
    const name = accounts.name[7] as string;
    render(<Palette onClose={vi.fn<() => void>()} />);
    type(name);
    run(name);
    expect(sessionStore.getState()).toMatchObject({ step: 'territories', focusAccount: accounts.id[7] });
    expect([...sessionStore.getState().selection]).toEqual([accounts.id[7]]);
  });
});

describe('the search', () => {
  it('puts names that begin with the text first, and knows ids and sellers', () => {
    const base = readBase();
    const word = (base.facts.accounts.name[0] as string).slice(0, 4);
    const found = findAccounts(base, word, 8);
    expect(found[0]?.name.toLowerCase().startsWith(word.toLowerCase())).toBe(true);
    expect(findAccounts(base, base.facts.accounts.id[3] as string, 8).map(({ row }) => row)).toContain(3);
    expect(findSellers(base, base.roster.names[2] as string, 5)[0]?.row).toBe(2);
    expect(findAccounts(base, ' ', 8)).toEqual([]);
  });
});

describe('the list of actions', () => {
  it('has one action per id and per key', () => {
    const actions = listActions(planStore.getState(), sessionStore.getState(), SHELL);
    const keys = actions.flatMap(({ keys }) => keys ?? []);
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names what undo takes back and enables what can be done', () => {
    const find = (id: string) =>
      listActions(planStore.getState(), sessionStore.getState(), SHELL).find((action) => action.id === id);
    expect(find('undo')).toMatchObject({ label: 'Undo', isEnabled: false });
    planStore.setState({ canUndo: true, undoLabel: 'Move 3 accounts to Jonas Weber' });
    expect(find('undo')).toMatchObject({ label: 'Undo: Move 3 accounts to Jonas Weber', isEnabled: true });
    expect(find('lock')).toMatchObject({ isEnabled: false });
    selectMany([readBase().facts.accounts.id[0] as string]);
    expect(find('lock')).toMatchObject({ isEnabled: true });
    planStore.setState({ isReadOnly: true });
    expect([find('undo')?.isEnabled, find('lock')?.isEnabled, find('save')?.isEnabled]).toEqual([false, false, false]);
    planStore.setState({ isReadOnly: false });
  });
});
