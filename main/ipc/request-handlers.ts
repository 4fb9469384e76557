import { app } from 'electron';
import type { MainRequests } from '../../shared/ipc.ts';
import type { Files } from '../files/files.ts';
import type { AppMenu } from '../window/menu.ts';
import type { PageLink } from '../window/page-link.ts';
import { createFailure } from '../files/failures.ts';
import { explainSize, MAX_FILE_BYTES } from '../files/read-file.ts';
import type { RecoveryStore } from '../recovery/recovery-store.ts';
import { readRecord } from './ipc-arguments.ts';
import type { SentBytes } from './sent-bytes.ts';

interface HandlerParts {
  readonly link: PageLink;
  readonly files: Files;
  readonly recovery: RecoveryStore;
  readonly menu: AppMenu;
  readonly sentBytes: SentBytes;
  readonly isStandIn: boolean;
  readonly onReady: () => void;
  readonly onCloseAllowed: () => void;
  readonly onCloseRefused: () => void;
}

/** What main does for the page, one function per request; the arguments have been checked. */
export function createRequestHandlers(parts: HandlerParts): MainRequests {
  const { link, files, recovery, menu, sentBytes, isStandIn, onReady, onCloseAllowed, onCloseRefused } = parts;
  return {
    'app.info': async () => ({
      version: app.getVersion(),
      platform: process.platform,
      electron: process.versions.electron,
      isStandIn,
    }),
    'app.setDocument': async ({ title, filePath, isChanged }) => {
      const { window } = link;
      if (!window) return;
      const isMac = process.platform === 'darwin';
      window.setTitle(title === '' ? 'Baton' : `${title}${isChanged && !isMac ? ' •' : ''} – Baton`);
      if (!isMac) return;
      window.setRepresentedFilename(filePath);
      window.setDocumentEdited(isChanged);
    },
    'app.setMenu': async (state) => menu.setState(state),
    'app.ready': async () => onReady(),
    'app.allowClose': async () => onCloseAllowed(),
    'app.keepOpen': async () => onCloseRefused(),
    'app.close': async () => link.window?.close(),
    'files.open': (kind, allowSeveral) => files.chooseAndOpen(kind, allowSeveral),
    'files.openRecent': (id) => files.openRecent(id),
    'files.readPart': async (id, from) => files.readPart(id, from),
    'files.sendPart': async (id, end, size, part) => sentBytes.add(id, end, size, part),
    'files.save': (handleId, bytes) => files.save(handleId, bytes),
    'files.saveAs': (kind, suggestedName, bytes) => files.saveAs(kind, suggestedName, bytes),
    'files.listRecent': async () => files.listRecent(),
    'recovery.list': () => recovery.list(),
    'recovery.read': (planId) => recovery.read(planId),
    'recovery.append': async (recordJson) => recovery.append(readRecord(recordJson)),
    'recovery.snapshot': async (head, name, bytes) =>
      bytes.length > MAX_FILE_BYTES
        ? createFailure('too-large', explainSize(name, bytes.length, MAX_FILE_BYTES))
        : recovery.snapshot(head, name, bytes),
    'recovery.remove': (planId) => recovery.remove(planId),
  };
}
