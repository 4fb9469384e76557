import { app, Menu, shell, type BrowserWindow } from 'electron';
import type { MenuCommand, MenuState, RecentFile } from '../../shared/ipc.ts';
import { createMenuTemplate } from './menu-template.ts';

interface AppMenuParts {
  readonly findWindow: () => BrowserWindow | null;
  readonly listRecent: () => readonly RecentFile[];
  readonly clearRecent: () => void;
  readonly openRecent: (entry: RecentFile) => void;
  readonly send: (command: MenuCommand) => void;
}

/** Menus are rebuilt as a whole; several changes at once make one rebuild. */
const REBUILD_MS = 50;

/** The native menu, kept up with what the page says. */
export class AppMenu {
  readonly #parts: AppMenuParts;
  #state: MenuState = { hasPlan: false, undo: '', redo: '', theme: 'system' };
  #shown = '';
  #isWaiting = false;

  constructor(parts: AppMenuParts) {
    this.#parts = parts;
    this.#build();
  }

  setState(state: MenuState): void {
    this.#state = state;
    this.refresh();
  }

  refresh(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    setTimeout(() => {
      this.#isWaiting = false;
      this.#build();
    }, REBUILD_MS);
  }

  #build(): void {
    const recent = this.#parts.listRecent();
    const shown = JSON.stringify([this.#state, recent.map((entry) => entry.path)]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const template = createMenuTemplate({
      state: this.#state,
      recent,
      isMac: process.platform === 'darwin',
      isDeveloping: !app.isPackaged,
      send: this.#parts.send,
      openRecent: this.#parts.openRecent,
      clearRecent: () => {
        this.#parts.clearRecent();
        this.refresh();
      },
      print: () => this.#parts.findWindow()?.webContents.print({ printBackground: true }),
      showDataFolder: () => void shell.openPath(app.getPath('userData')),
      showAbout: () => app.showAboutPanel(),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}
