import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, MenuState, RecentFile } from '../../shared/ipc.ts';

export interface MenuParts {
  readonly state: MenuState;
  readonly recent: readonly RecentFile[];
  readonly isMac: boolean;
  /** Whether to offer what only developers need. */
  readonly isDeveloping: boolean;
  readonly send: (command: MenuCommand) => void;
  readonly openRecent: (entry: RecentFile) => void;
  readonly clearRecent: () => void;
  readonly print: () => void;
  readonly showDataFolder: () => void;
  readonly showAbout: () => void;
}

const STEPS = ['Data', 'Territories', 'Waves', 'Opportunities', 'Handover', 'Messages', 'Review', 'Export'];
const LONGEST_LABEL = 60;
const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** The native menu as it is now. Everything that changes a plan is sent to the page. */
export function createMenuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const menus = [createFileMenu(parts), createEditMenu(parts), createViewMenu(parts), createStepMenu(parts)];
  // Elsewhere the window menu would only repeat what the window's frame has, and take Ctrl+W from the plan.
  const ofTheMac: MenuItemConstructorOptions[] = [{ role: 'windowMenu' }];
  if (parts.isMac) menus.unshift({ role: 'appMenu' });
  return [...menus, ...(parts.isMac ? ofTheMac : []), createHelpMenu(parts)];
}

function createFileMenu(parts: MenuParts): MenuItemConstructorOptions {
  const { state, isMac } = parts;
  const submenu = [
    commandItem(parts, 'Import Tables…', 'new-import', 'CmdOrCtrl+N'),
    commandItem(parts, 'New Sample Plan', 'new-sample'),
    SEPARATOR,
    commandItem(parts, 'Open…', 'open', 'CmdOrCtrl+O'),
    { label: 'Open Recent', submenu: listRecentItems(parts) },
    SEPARATOR,
    { ...commandItem(parts, 'Save', 'save', 'CmdOrCtrl+S'), enabled: state.hasPlan },
    { ...commandItem(parts, 'Save As…', 'save-as', 'CmdOrCtrl+Shift+S'), enabled: state.hasPlan },
    SEPARATOR,
    { label: 'Print…', accelerator: 'CmdOrCtrl+P', click: parts.print, enabled: state.hasPlan },
    SEPARATOR,
    {
      ...commandItem(parts, 'Close Plan', 'close-plan', isMac ? 'Cmd+Shift+W' : 'Ctrl+W'),
      enabled: state.hasPlan,
    },
    ...(isMac ? [{ role: 'close' as const }] : [SEPARATOR, { role: 'quit' as const }]),
  ];
  return { label: '&File', submenu };
}

function listRecentItems(parts: MenuParts): MenuItemConstructorOptions[] {
  if (parts.recent.length === 0) return [{ label: 'No Recent Plans', enabled: false }];
  const isAmbiguous = (entry: RecentFile): boolean =>
    parts.recent.some((other) => other.id !== entry.id && other.name === entry.name);
  return [
    ...parts.recent.map((entry) => ({
      label: showLiterally(isAmbiguous(entry) ? entry.path : entry.name),
      click: () => parts.openRecent(entry),
    })),
    SEPARATOR,
    { label: 'Clear Recent Plans', click: parts.clearRecent },
  ];
}

function createEditMenu(parts: MenuParts): MenuItemConstructorOptions {
  const { state, isMac } = parts;
  const redoKeys = isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y';
  // Always enabled: while a text is being edited, the page takes back typing and not an edit of the plan.
  return {
    label: '&Edit',
    submenu: [
      commandItem(parts, nameStep('Undo', state.undo), 'undo', 'CmdOrCtrl+Z'),
      commandItem(parts, nameStep('Redo', state.redo), 'redo', redoKeys),
      SEPARATOR,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      commandItem(parts, 'Select All', 'select-all', 'CmdOrCtrl+A'),
      SEPARATOR,
      commandItem(parts, 'Find…', 'find', 'CmdOrCtrl+F'),
    ],
  };
}

function createViewMenu(parts: MenuParts): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = [SEPARATOR, { role: 'reload' }, { role: 'toggleDevTools' }];
  return {
    label: '&View',
    submenu: [
      commandItem(parts, 'Inspector', 'toggle-inspector', 'CmdOrCtrl+I'),
      commandItem(parts, 'Charts', 'toggle-charts', 'CmdOrCtrl+Shift+C'),
      SEPARATOR,
      {
        label: 'Theme',
        submenu: [
          themeItem(parts, 'As the System', 'system'),
          themeItem(parts, 'Light', 'light'),
          themeItem(parts, 'Dark', 'dark'),
        ],
      },
      SEPARATOR,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // The key without Shift, which most keyboards have the plus on.
      { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut' },
      SEPARATOR,
      { role: 'togglefullscreen' },
      ...(parts.isDeveloping ? forDevelopers : []),
    ],
  };
}

function createStepMenu(parts: MenuParts): MenuItemConstructorOptions {
  const steps = STEPS.map((step, index) => commandItem(parts, step, `step-${index + 1}`, `CmdOrCtrl+${index + 1}`));
  const { hasPlan } = parts.state;
  const submenu = [
    ...steps,
    SEPARATOR,
    { ...commandItem(parts, 'Propose Moves', 'propose-moves'), enabled: hasPlan },
    { ...commandItem(parts, 'Trace the Frontier', 'trace-frontier'), enabled: hasPlan },
  ];
  return { label: '&Go', submenu };
}

function createHelpMenu(parts: MenuParts): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      { label: 'Show Data Folder', click: parts.showDataFolder },
      // The Mac has it in the menu of the app.
      ...(parts.isMac ? [] : [SEPARATOR, { label: 'About Baton', click: parts.showAbout }]),
    ],
  };
}

function commandItem(
  parts: MenuParts,
  label: string,
  command: MenuCommand,
  accelerator?: string,
): MenuItemConstructorOptions {
  return { id: command, label, accelerator, click: () => parts.send(command) };
}

function themeItem(parts: MenuParts, label: string, theme: MenuState['theme']): MenuItemConstructorOptions {
  return { ...commandItem(parts, label, `theme-${theme}`), type: 'radio', checked: parts.state.theme === theme };
}

/** "Undo Move 3 accounts to Jonas Weber" */
function nameStep(verb: string, label: string): string {
  return label === '' ? verb : showLiterally(`${verb} ${label}`);
}

/** An ampersand in a menu's label would mark a key. */
function showLiterally(text: string): string {
  const characters = Array.from(text);
  const short = characters.length > LONGEST_LABEL ? `${characters.slice(0, LONGEST_LABEL - 1).join('')}…` : text;
  return short.replaceAll('&', '&&');
}
