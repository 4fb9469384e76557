import { app, dialog, type BrowserWindow } from 'electron';

/** Says what happened when the window's page dies or hangs, and offers the way on. */
export function watchForCrashes(window: BrowserWindow): void {
  let isAsking = false;

  async function ask(message: string, detail: string, buttons: readonly string[]): Promise<number> {
    if (isAsking || window.isDestroyed()) return -1;
    isAsking = true;
    try {
      const choice = { type: 'error' as const, message, detail, buttons: [...buttons], defaultId: 0, cancelId: 0 };
      return (await dialog.showMessageBox(window, choice)).response;
    } finally {
      isAsking = false;
    }
  }

  async function offerReload(): Promise<void> {
    const detail = 'Every edit that was shown as saved is kept. Reload the window to go on where you were.';
    const response = await ask('The window of Baton stopped working.', detail, ['Reload', 'Quit']);
    if (window.isDestroyed()) return;
    if (response === 0) window.webContents.reload();
    if (response === 1) app.quit();
  }

  async function offerToWait(): Promise<void> {
    const detail = 'You can wait for it, or reload the window. Every edit that was shown as saved is kept.';
    const response = await ask('Baton does not answer.', detail, ['Wait', 'Reload']);
    if (response === 1 && !window.isDestroyed()) {
      window.webContents.forcefullyCrashRenderer();
      window.webContents.reload();
    }
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    process.stderr.write(`Baton's page is gone: ${reason}\n`);
    if (reason !== 'clean-exit') void offerReload();
  });
  window.on('unresponsive', () => void offerToWait());
}
