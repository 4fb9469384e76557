import path from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { readJsonFile, writeJsonFile } from '../files/json-file.ts';
import { MINIMUM_SIZE, placeWindow, windowStateSchema, type Rectangle } from './window-state.ts';

/** The page's ground in each theme (`--ground` of its tokens), so that nothing flashes before it is drawn. */
const GROUND = { light: '#f5f5f3', dark: '#131416' };

interface WindowParts {
  readonly preload: string;
  /** Where size and place are remembered. */
  readonly stateFile: string;
}

/** Opens the window where it was last, hidden until its page has been drawn. */
export function createWindow({ preload, stateFile }: WindowParts): BrowserWindow {
  const remembered = readJsonFile(stateFile, windowStateSchema);
  const window = new BrowserWindow({
    ...placeWindow(remembered, listWorkAreas()),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: 'Baton',
    show: false,
    backgroundColor: chooseGround(),
    webPreferences: {
      preload: path.resolve(preload),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (remembered?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  // The title is the plan's, told by the page; the one in its HTML does not count.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => {
    writeJsonFile(stateFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  const followTheme = (): void => window.setBackgroundColor(chooseGround());
  nativeTheme.on('updated', followTheme);
  window.once('closed', () => nativeTheme.off('updated', followTheme));
  return window;
}

function chooseGround(): string {
  return nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light;
}

function listWorkAreas(): [Rectangle, ...Rectangle[]] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary.workArea, ...others.map((display) => display.workArea)];
}
