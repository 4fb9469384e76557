import { dialog, type BrowserWindow } from 'electron';

/** Asks before a window closes whose page has not said that every edit is stored. */
export async function confirmLosingEdits(window: BrowserWindow): Promise<boolean> {
  if (window.isDestroyed()) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The last edits are not stored yet.',
    detail: 'Keep the window open to wait for them, or to save the plan to a file. Closed now, they are lost.',
    buttons: ['Keep Open', 'Close and Lose Them'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
