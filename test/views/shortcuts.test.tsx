// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMenuTemplate } from '../../main/window/menu-template.ts';
import * as bridge from '../../renderer/state/bridge.ts';
import { dispatch } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { sessionStore } from '../../renderer/state/session-store.ts';
import { listActions } from '../../renderer/views/actions.ts';
import type { ShellControls } from '../../renderer/views/shell/shell-context.ts';
import { useShortcuts } from '../../renderer/views/use-shortcuts.ts';
import type { BatonBridge, MenuCommand } from '../../shared/ipc.ts';
import { closePage, openSamplePage } from './page-fixture.ts';

let choose: (command: MenuCommand) => void = () => undefined;

beforeEach(async () => {
  await openSamplePage();
  vi.spyOn(bridge, 'getBridge').mockReturnValue({
    on: (_event: string, listener: (command: MenuCommand) => void) => {
      choose = (command) => act(() => listener(command));
      return () => undefined;
    },
  } as unknown as BatonBridge);
});
afterEach(closePage);

function shellWith(isImporting: boolean): ShellControls {
  return { isImporting, isPaletteOpen: false, showImport: () => undefined, showPalette: () => undefined };
}

const IDLE = shellWith(false);
const IMPORTING = shellWith(true);

function Page({ shell }: { readonly shell: ShellControls }) {
  useShortcuts(shell);
  return <input aria-label="Reason" defaultValue="typed" />;
}

function renamePlan(): void {
  act(() => void dispatch({ kind: 'renamePlan', name: 'Renamed' }));
}

describe('keys and the native menu', () => {
  it('take back typing and not the plan while a text is being written', () => {
    renamePlan();
    render(<Page shell={IDLE} />);
    const toText = vi.fn<(command: string) => boolean>(() => true);
    Object.assign(document, { execCommand: toText });
    screen.getByRole('textbox').focus();
    choose('undo');
    choose('redo');
    choose('select-all');
    expect(toText.mock.calls.map(([command]) => command)).toEqual(['undo', 'redo', 'selectAll']);
    expect(planStore.getState().name).toBe('Renamed');
    expect(sessionStore.getState().selection.size).toBe(0);
    act(() => screen.getByRole('textbox').blur());
    choose('undo');
    expect(planStore.getState().name).not.toBe('Renamed');
  });

  it('leave the plan behind the import alone', () => {
    renamePlan();
    render(<Page shell={IMPORTING} />);
    choose('undo');
    fireEvent.keyDown(window, { key: 'z', code: 'KeyZ', ctrlKey: true });
    choose('select-all');
    expect(planStore.getState().name).toBe('Renamed');
    expect(sessionStore.getState().selection.size).toBe(0);
  });

  it('are the same for the same action', () => {
    const inMenu = listMenuKeys();
    const inPage = listActions(planStore.getState(), sessionStore.getState(), IDLE).filter(
      ({ id, keys }) => keys && inMenu.has(id),
    );
    // Redo has two, and the page takes both.
    const different = inPage.filter(({ id, keys }) => id !== 'redo' && inMenu.get(id) !== keys).map(({ id }) => id);
    expect(inPage.length).toBeGreaterThan(10);
    expect(different).toEqual([]);
  });
});

/** The accelerators of the native menu, as the page writes keys. */
function listMenuKeys(): Map<string, string> {
  const nothing = () => undefined;
  const listItems = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? listItems(item.submenu) : [])]);
  const template = createMenuTemplate({
    state: { hasPlan: true, undo: '', redo: '', theme: 'system' },
    recent: [],
    isMac: false,
    isDeveloping: false,
    send: nothing,
    openRecent: nothing,
    clearRecent: nothing,
    print: nothing,
    showDataFolder: nothing,
    showAbout: nothing,
  });
  return new Map(
    listItems(template).flatMap(({ id, accelerator }) =>
      id && accelerator ? [[id, accelerator.replace(/CmdOrCtrl|Ctrl/, 'Mod')] as const] : [],
    ),
  );
}
