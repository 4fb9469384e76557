// @vitest-environment happy-dom
import { act, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBase } from '../board/open-sample.ts';
import { getOpenPlan } from '../../renderer/state/plan-session.ts';
import { undo } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { clearSelection } from '../../renderer/state/selection.ts';
import { changeFilter, closeDialog, openDialog, sessionStore } from '../../renderer/state/session-store.ts';
import { decide } from '../../renderer/views/decide.ts';
import { Dialogs } from '../../renderer/views/dialogs/Dialogs.tsx';
import { listAccountEdits } from '../../renderer/views/inspector/account-edits.ts';
import { openLockShown } from '../../renderer/views/selection-actions.ts';
import { useShortcuts } from '../../renderer/views/use-shortcuts.ts';
import { describeRule } from '../../shared/persona/describe-condition.ts';
import { PLAIN_WORDING } from '../../shared/persona/wording.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

const lastToast = () => sessionStore.getState().toasts.at(-1);
const idOf = (row: number) => readBase().facts.accounts.id[row] as string;
const freeRow = () => readBase().assignment.locked.indexOf(0);

describe('a decision', () => {
  it('is said and offers to be taken back; only itself', () => {
    const row = freeRow();
    expect(decide({ kind: 'lockAccounts', accounts: [idOf(row)], reason: 'promised' })).toBe(true);
    expect(readBase().assignment.locked[row]).toBe(1);
    const toast = lastToast();
    expect(toast).toMatchObject({ tone: 'success', action: { label: 'Undo' } });
    expect(toast?.message).toMatch(/^Locked /);
    expect(sessionStore.getState().announcement.text).toBe(toast?.message);
    decide({ kind: 'renamePlan', name: 'Another name' });
    toast?.action?.run();
    expect(lastToast()?.message).toContain('Other edits came after it');
    expect(readBase().assignment.locked[row]).toBe(1);
    lastToast();
    sessionStore
      .getState()
      .toasts.find(({ message }) => message.includes('Another name'))
      ?.action?.run();
    expect(planStore.getState().name).not.toBe('Another name');
  });

  it('that is refused changes nothing and says why', () => {
    const { revision } = planStore.getState();
    expect(decide({ kind: 'renamePlan', name: ' ' })).toBe(false);
    expect(planStore.getState().revision).toBe(revision);
    expect(lastToast()?.tone).toBe('error');
  });

  it('is found again in the history of its account', () => {
    const account = idOf(freeRow());
    decide({ kind: 'lockAccounts', accounts: [account], reason: 'promised' });
    const records = getOpenPlan()?.live.records ?? [];
    expect(listAccountEdits(records, account, 5).map(({ edit }) => edit.label)).toEqual([records.at(-1)?.edit.label]);
    expect(listAccountEdits(records, 'nobody', 5)).toEqual([]);
  });
});

describe('locks by the filter', () => {
  it('lock all that it shows, with one reason, as one step', () => {
    changeFilter({ segment: readBase().measures.segments[0] ?? '' });
    const { assignment, measures } = readBase();
    const shown = [...measures.segmentOf.keys()].filter((row) => measures.segmentOf[row] === 0);
    const others = [...measures.segmentOf.keys()].filter((row) => measures.segmentOf[row] !== 0);
    const before = others.map((row) => assignment.locked[row]);
    openLockShown('lock');
    const { dialog } = sessionStore.getState();
    if (dialog?.kind !== 'lock') throw new Error('No dialog.');
    decide({ kind: 'lockAccounts', accounts: dialog.accounts, reason: 'settled' });
    expect(shown.every((row) => readBase().assignment.locked[row] === 1)).toBe(true);
    expect(others.map((row) => readBase().assignment.locked[row])).toEqual(before);
    openLockShown('lock');
    expect(lastToast()?.message).toBe('All shown are locked already.');
    undo();
    expect(shown.some((row) => readBase().assignment.locked[row] === 0)).toBe(true);
  });
});

describe('the dialog of moves', () => {
  it('says who comes along with those that were chosen, and what its figures measure', () => {
    const { facts, assignment } = readBase();
    const familyOf = (row: number) => {
      const { parent } = facts.accounts;
      return [...parent.keys()].filter(
        (other) => parent[other] === row && assignment.incoming[other] === assignment.incoming[row],
      );
    };
    const parent = [...facts.accounts.parent.keys()].find((row) => familyOf(row).length > 0) as number;
    render(<Dialogs />);
    act(() => openDialog({ kind: 'move-to', accounts: [idOf(parent)] }));
    const dialog = screen.getByRole('dialog', { name: /^Move family of \d+$/ });
    const [, size = ''] = /family of (\d+)$/.exec(screen.getByRole('heading').textContent ?? '') ?? [];
    const others = Number(size) - 1;
    expect(dialog.textContent).toContain(
      `${others} account${others === 1 ? '' : 's'} of the same family ${others === 1 ? 'comes' : 'come'} along. Figures: ARR, target 100, now → after.`,
    );
  });
});

describe('the lock dialog', () => {
  it('asks for a reason and locks with it', () => {
    const row = freeRow();
    render(<Dialogs />);
    act(() => openDialog({ kind: 'lock', accounts: [idOf(row)] }));
    const name = readBase().facts.accounts.name[row] as string;
    expect(screen.getByRole('dialog', { name: `Lock ${name}` })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Lock' }).hasAttribute('disabled')).toBe(true);
    act(
      () => void fireEvent.change(screen.getByRole('textbox', { name: /Reason/ }), { target: { value: 'promised' } }),
    );
    act(() => void fireEvent.submit(screen.getByRole('textbox').closest('form') as HTMLFormElement));
    expect(readBase().assignment.locked[row]).toBe(1);
    expect(sessionStore.getState().dialog).toBeNull();
  });

  it('says what the open conflict is about and keeps both versions in words', () => {
    render(<Dialogs />);
    act(() =>
      openDialog({ kind: 'open-conflict', fileName: 'a.baton', planName: 'FY27', editsHere: 3, editsInFile: 1 }),
    );
    expect(screen.getByRole('alertdialog').textContent).toMatch(/3 edits.*1 edit of its own.*recovered copy/);
    click(screen.getByRole('button', { name: 'Cancel' }));
    expect(sessionStore.getState().dialog).toBeNull();
  });
});

describe('the keys', () => {
  const shell = {
    isImporting: false,
    isPaletteOpen: false,
    showImport: vi.fn<(isShown: boolean) => void>(),
    showPalette: vi.fn<(isShown: boolean) => void>(),
  };
  const press = (key: string, code: string, held: object = { ctrlKey: true }) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, code, ...held });

  it('go to steps and open the palette', () => {
    renderHook(() => useShortcuts(shell));
    press('3', 'Digit3');
    expect(sessionStore.getState().step).toBe('waves');
    press('k', 'KeyK');
    expect(shell.showPalette).toHaveBeenCalledWith(true);
  });

  it('leave undo to a text that is being written', () => {
    renderHook(() => useShortcuts(shell));
    decide({ kind: 'renamePlan', name: 'Another name' });
    const { container } = render(<input />);
    container.querySelector('input')?.focus();
    press('z', 'KeyZ');
    expect(planStore.getState().name).toBe('Another name');
    (document.activeElement as HTMLElement).blur();
    press('z', 'KeyZ');
    expect(planStore.getState().name).not.toBe('Another name');
  });

  it('do nothing under a dialog', () => {
    render(<Dialogs />);
    act(() => openDialog({ kind: 'message', title: 'Stop', message: 'Look here.' }));
    renderHook(() => useShortcuts(shell));
    press('3', 'Digit3');
    expect(sessionStore.getState().step).toBe('data');
    act(closeDialog);
    clearSelection();
  });
});

describe('a persona’s rule', () => {
  it('is told in words', () => {
    const rules = readBase().personas.personas.map((persona) =>
      describeRule(persona, { wording: PLAIN_WORDING, currency: 'EUR' }),
    );
    expect(rules[0]).toBe(
      'Health band is red; or Health in the bottom tenth; or Risk flag; or Strategic; or Refused a seller before; or Owner changed within 365 days; or Same seller for at least 5 years and ARR in the top quarter.',
    );
    expect(rules.at(-1)).toBe('Every other customer.');
  });
});
