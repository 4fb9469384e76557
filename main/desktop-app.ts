import path from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import { Closing } from './window/closing.ts';
import { confirmLosingEdits } from './window/confirm-losing-edits.ts';
import { watchForCrashes } from './window/crash-notice.ts';
import { createFileDialogs } from './files/file-dialogs.ts';
import { FileHandles } from './files/file-handles.ts';
import { Files } from './files/files.ts';
import { answerRequests } from './ipc/answer-requests.ts';
import { findFilesToOpen } from './start/launch-arguments.ts';
import { AppMenu } from './window/menu.ts';
import { PAGE_URL } from './page/page-address.ts';
import { PageLink } from './window/page-link.ts';
import { registerPageScheme, servePage } from './page/protocol.ts';
import { RecentFiles } from './files/recent-files.ts';
import { RecoveryStore } from './recovery/recovery-store.ts';
import { repairIndexedDb } from './start/repair-indexed-db.ts';
import { createRequestHandlers } from './ipc/request-handlers.ts';
import { SentBytes } from './ipc/sent-bytes.ts';
import { cutNetwork, guardContents, guardSession } from './page/security.ts';
import { chooseUserDataFolder, prepareSessionFolder } from './start/user-data.ts';
import { WaitingFiles } from './window/waiting-files.ts';
import { createWindow } from './window/window.ts';

const isMac = process.platform === 'darwin';
const isStandIn = Boolean(process.env['BATON_DEVELOPMENT_ELECTRON']);
const now = (): Date => new Date();

/** Runs Baton with its window, or hands the files to open to the Baton that runs already. */
export function startDesktopApp(): void {
  const major = Number.parseInt(process.versions.electron, 10);
  const override = process.env['BATON_USER_DATA'];
  const userData = chooseUserDataFolder({ override, appData: app.getPath('appData'), isStandIn, major });
  const sessionFolder = prepareSessionFolder(userData, major);
  app.setPath('userData', userData);
  app.setPath('sessionData', sessionFolder);
  cutNetwork();
  registerPageScheme();
  // The other Baton gets this one's arguments, and its page's database is not for two.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  for (const line of repairIndexedDb(sessionFolder)) process.stderr.write(`Baton checked its database: ${line}\n`);

  const desktop = new Desktop(userData);
  app.on('second-instance', (_event, argv, workingDirectory) => desktop.openAgain(argv, workingDirectory));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    desktop.openFile(file);
  });
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('before-quit', () => desktop.startQuitting());
  app.on('will-quit', (event) => {
    if (desktop.isSettled) return;
    event.preventDefault();
    void desktop.settle().then(() => app.quit());
  });
  app.on('activate', () => desktop.showWindow());
  app.on('window-all-closed', () => {
    if (!isMac || desktop.isQuitting) app.quit();
  });
  desktop.openAgain(process.argv, process.cwd());
  void app.whenReady().then(() => desktop.start());
}

/** The parts of the running app, tied together. */
class Desktop {
  readonly #userData: string;
  readonly #link = new PageLink();
  readonly #waiting = new WaitingFiles();
  readonly #recent: RecentFiles;
  readonly #recovery: RecoveryStore;
  #closing: Closing | null = null;
  #isQuitting = false;
  #isSettled = false;

  constructor(userData: string) {
    this.#userData = userData;
    this.#recent = new RecentFiles(path.join(userData, 'recent-files.json'));
    this.#recovery = new RecoveryStore(path.join(userData, 'recovery'), now);
  }

  get isQuitting(): boolean {
    return this.#isQuitting;
  }

  /** Whether nothing is being written any more. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  start(): void {
    servePage(session.defaultSession, findOutput('renderer'));
    guardSession(session.defaultSession);
    app.setAboutPanelOptions({
      applicationName: 'Baton',
      applicationVersion: app.getVersion(),
      version: `Electron ${process.versions.electron}`,
    });

    const menu = new AppMenu({
      findWindow: () => this.#link.window,
      listRecent: () => this.#recent.list(),
      clearRecent: () => this.#recent.clear(),
      openRecent: (entry) => this.openFile(entry.path),
      send: (command) => this.#link.send('menu.command', command),
    });
    const files = new Files({
      dialogs: createFileDialogs(() => this.showWindow()),
      handles: new FileHandles(),
      recent: this.#recent,
      now,
      onPlanUsed: (file) => {
        app.addRecentDocument(file);
        menu.refresh();
      },
    });
    const sentBytes = new SentBytes();
    const handlers = createRequestHandlers({
      link: this.#link,
      files,
      recovery: this.#recovery,
      menu,
      sentBytes,
      isStandIn,
      onReady: () => this.#startDelivering(files),
      onCloseAllowed: () => this.#closing?.allow(),
      onCloseRefused: () => this.#closing?.refuse(),
    });
    const openDropped = (file: string) => files.open(file);
    answerRequests({ findWindow: () => this.#link.window, handlers, sentBytes, openDropped });
    this.showWindow();
  }

  /** What a start of the app asks for: this one's own, or one that found it running. */
  openAgain(argv: readonly string[], workingDirectory: string): void {
    this.#waiting.add(findFilesToOpen(argv, { workingDirectory, appPath: app.getAppPath() }));
    this.#link.focus();
  }

  openFile(file: string): void {
    this.#waiting.add([file]);
    if (app.isReady()) this.showWindow();
  }

  startQuitting(): void {
    this.#isQuitting = true;
  }

  /** Waits for what is being written; whatever comes of it, the app may end then. */
  async settle(): Promise<void> {
    await this.#recovery.close().catch(() => undefined);
    this.#isSettled = true;
  }

  /** @returns the window, opened where there is none: on the Mac the app stays without it */
  showWindow(): BrowserWindow {
    if (this.#link.window) {
      this.#link.focus();
      return this.#link.window;
    }
    const stateFile = path.join(this.#userData, 'window-state.json');
    const window = createWindow({ preload: findOutput('preload/preload.cjs'), stateFile });
    const closing = new Closing({
      askPage: () => this.#link.send('app.closing'),
      // Not close(), which would wait for a page that hangs.
      close: () => window.destroy(),
      confirm: async () => {
        const mayClose = await confirmLosingEdits(window);
        if (!mayClose) this.#isQuitting = false;
        return mayClose;
      },
      keepOpen: () => {
        this.#isQuitting = false;
      },
    });
    this.#closing = closing;
    this.#link.attach(window);
    window.on('close', (event) => {
      if (!closing.request(this.#link.isListening)) event.preventDefault();
    });
    window.on('closed', () => {
      this.#stopDelivering();
      this.#link.attach(null);
      if (this.#isQuitting) app.quit();
    });
    window.webContents.on('did-navigate', () => this.#stopDelivering());
    window.webContents.on('render-process-gone', () => this.#stopDelivering());
    watchForCrashes(window);
    void window.loadURL(PAGE_URL);
    return window;
  }

  #startDelivering(files: Files): void {
    this.#link.setListening(true);
    this.#waiting.start((file) => {
      void files.open(file).then((result) => this.#link.send('file.opened', result));
    });
  }

  #stopDelivering(): void {
    this.#link.setListening(false);
    this.#waiting.stop();
  }
}

/** A place in the folder of built files, of which this file is part. */
function findOutput(name: string): string {
  return path.resolve(import.meta.dirname, '..', name);
}
