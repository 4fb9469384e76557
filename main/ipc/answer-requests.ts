import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import path from 'node:path';
import { REQUEST_CHANNELS, type MainRequests, type OpenedFile, type Result } from '../../shared/ipc.ts';
import { createFailure } from '../files/failures.ts';
import { DROPPED_CHANNEL } from './internal-channels.ts';
import { checkArguments } from './ipc-arguments.ts';
import { isPageUrl } from '../page/page-address.ts';
import type { SentBytes } from './sent-bytes.ts';

export interface IpcParts {
  /** The one window whose page may ask. */
  readonly findWindow: () => BrowserWindow | null;
  readonly handlers: MainRequests;
  readonly sentBytes: SentBytes;
  readonly openDropped: (file: string) => Promise<Result<OpenedFile>>;
}

/** Lets the page ask for what `shared/ipc.ts` lists. Who asks and with what is checked before anything else. */
export function answerRequests({ findWindow, handlers, sentBytes, openDropped }: IpcParts): void {
  for (const channel of REQUEST_CHANNELS) answer(channel);

  ipcMain.handle(DROPPED_CHANNEL, (event, file: unknown) => {
    checkSender(event, findWindow());
    if (typeof file !== 'string' || !path.isAbsolute(file) || file.includes('\0')) {
      return createFailure('not-found', 'What was dropped is not a file on this computer.');
    }
    return openDropped(file);
  });

  function answer(channel: keyof MainRequests): void {
    const handler = handlers[channel] as (...args: unknown[]) => Promise<unknown>;
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      checkSender(event, findWindow());
      const whole = args.map((argument) => sentBytes.complete(argument));
      return handler(...checkArguments(channel, whole));
    });
  }
}

function checkSender({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow | null): void {
  const isPage =
    window !== null && sender === window.webContents && senderFrame?.parent === null && isPageUrl(senderFrame.url);
  if (!isPage) throw new Error('Only the page of Baton’s own window may ask.');
}
