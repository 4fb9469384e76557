import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { FileKind } from '../../shared/ipc.ts';
import { describeKind, makeFileName } from './file-names.ts';
import type { FileDialogs } from './files.ts';

/** @param findWindow the window that the dialogs belong to */
export function createFileDialogs(findWindow: () => BrowserWindow): FileDialogs {
  let lastFolder = app.getPath('documents');

  return {
    async chooseToOpen(kind, allowSeveral) {
      const { canceled, filePaths } = await dialog.showOpenDialog(findWindow(), {
        defaultPath: lastFolder,
        filters: listFilters(kind),
        properties: allowSeveral ? ['openFile', 'multiSelections'] : ['openFile'],
      });
      const [first] = filePaths;
      if (canceled || first === undefined) return [];
      lastFolder = path.dirname(first);
      return filePaths;
    },

    async chooseToSave(kind, suggestedName) {
      const { canceled, filePath } = await dialog.showSaveDialog(findWindow(), {
        defaultPath: path.join(lastFolder, makeFileName(suggestedName, kind)),
        filters: listFilters(kind),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      lastFolder = path.dirname(filePath);
      return filePath;
    },

    async confirmReplacing(file) {
      if (!existsSync(file)) return true;
      const { response } = await dialog.showMessageBox(findWindow(), {
        type: 'question',
        message: `Replace “${path.basename(file)}”?`,
        detail: 'A file of that name is already there.',
        buttons: ['Replace', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
      });
      return response === 0;
    },
  };
}

function listFilters(kind: FileKind): FileFilter[] {
  const { label, extensions } = describeKind(kind);
  return [
    { name: label, extensions: [...extensions] },
    { name: 'All files', extensions: ['*'] },
  ];
}
