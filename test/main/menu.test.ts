import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { createMenuTemplate, type MenuParts } from '../../main/window/menu-template.ts';
import type { MenuCommand, RecentFile } from '../../shared/ipc.ts';

function createParts(change: Partial<MenuParts> = {}): MenuParts {
  return {
    state: { hasPlan: true, undo: '', redo: '', theme: 'system' },
    recent: [],
    isMac: false,
    isDeveloping: false,
    send: () => undefined,
    openRecent: () => undefined,
    clearRecent: () => undefined,
    print: () => undefined,
    showDataFolder: () => undefined,
    showAbout: () => undefined,
    ...change,
  };
}

function listItems(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? listItems(item.submenu) : [])]);
}

function click(item: MenuItemConstructorOptions | undefined): void {
  (item?.click as (() => void) | undefined)?.();
}

describe('the menu', () => {
  it.each([true, false])('sends every command of the page, on the Mac: %s', (isMac) => {
    const send = vi.fn<(command: MenuCommand) => void>();
    const items = listItems(createMenuTemplate(createParts({ send, isMac })));
    for (const item of items) if (item.id) click(item);
    expect(send.mock.calls.map(([command]) => command).sort()).toEqual(
      [
        'new-import',
        'new-sample',
        'open',
        'save',
        'save-as',
        'undo',
        'redo',
        'select-all',
        'find',
        'close-plan',
        'toggle-inspector',
        'toggle-charts',
        'theme-system',
        'theme-light',
        'theme-dark',
        ...[1, 2, 3, 4, 5, 6, 7, 8].map((step) => `step-${step}`),
        'propose-moves',
        'trace-frontier',
      ].sort(),
    );
  });

  it.each([true, false])('gives no key twice, on the Mac: %s', (isMac) => {
    const items = listItems(createMenuTemplate(createParts({ isMac })));
    const keys = items.flatMap((item) => item.accelerator ?? []);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys).toEqual(expect.arrayContaining(['CmdOrCtrl+1', 'CmdOrCtrl+8', 'CmdOrCtrl+S', 'CmdOrCtrl+Z']));
  });

  it('names what it undoes and redoes', () => {
    const state = {
      hasPlan: true,
      undo: 'Move 3 accounts to Jonas & Söhne',
      redo: 'x'.repeat(200),
      theme: 'system' as const,
    };
    const items = listItems(createMenuTemplate(createParts({ state })));
    expect(items.find((item) => item.id === 'undo')?.label).toBe('Undo Move 3 accounts to Jonas && Söhne');
    expect(items.find((item) => item.id === 'redo')?.label).toMatch(/^Redo x{54}…$/);
  });

  it('offers to save, print and redesign only where there is a plan', () => {
    const state = { hasPlan: false, undo: '', redo: '', theme: 'system' as const };
    const items = listItems(createMenuTemplate(createParts({ state })));
    const disabled = items.filter((item) => item.enabled === false).map((item) => item.label);
    expect(disabled).toEqual([
      'No Recent Plans',
      'Save',
      'Save As…',
      'Print…',
      'Close Plan',
      'Propose Moves',
      'Trace the Frontier',
    ]);
  });

  it('marks the theme in use', () => {
    const state = { hasPlan: false, undo: '', redo: '', theme: 'dark' as const };
    const items = listItems(createMenuTemplate(createParts({ state })));
    expect(items.filter((item) => item.checked).map((item) => item.id)).toEqual(['theme-dark']);
  });

  it('tells recent plans of one name apart', () => {
    const entry = (path: string): RecentFile => ({ id: path, name: 'plan.baton', path, openedAt: '' });
    const recent = [entry('/north/plan.baton'), entry('/south/plan.baton'), { ...entry('/x/R&D'), name: 'R&D' }];
    const openRecent = vi.fn<(entry: RecentFile) => void>();
    const items = listItems(createMenuTemplate(createParts({ recent, openRecent })));
    const labels = items.map((item) => item.label);
    expect(labels).toEqual(expect.arrayContaining(['/north/plan.baton', '/south/plan.baton', 'R&&D']));
    click(items.find((item) => item.label === 'R&&D'));
    expect(openRecent).toHaveBeenCalledExactlyOnceWith(recent[2]);
  });

  it('keeps the tools of developers out of the app', () => {
    const roles = (isDeveloping: boolean) =>
      listItems(createMenuTemplate(createParts({ isDeveloping }))).map((item) => item.role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
  });
});
