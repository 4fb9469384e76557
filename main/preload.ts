import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { EVENT_CHANNELS, REQUEST_CHANNELS } from '../shared/ipc.ts';
import type { BatonBridge, MainEvents, OpenedFile, Result } from '../shared/ipc.ts';
import { DROPPED_CHANNEL } from './ipc/internal-channels.ts';

const requests = new Set<string>(REQUEST_CHANNELS);
const events = new Set<string>(EVENT_CHANNELS);

/** The path of a real file; a file that the page made up itself has none. */
function findPath(file: File): string {
  // Electron before 29 has no webUtils, but a path on every file.
  const findByElectron = (webUtils as typeof webUtils | undefined)?.getPathForFile;
  return findByElectron ? findByElectron(file) : ((file as File & { path?: string }).path ?? '');
}

const bridge: BatonBridge = {
  request(channel, ...args) {
    if (!requests.has(channel)) throw new Error(`There is no request “${channel}”.`);
    return ipcRenderer.invoke(channel, ...args) as ReturnType<BatonBridge['request']> as never;
  },
  on<E extends keyof MainEvents>(event: E, listener: MainEvents[E]) {
    if (!events.has(event)) throw new Error(`There is no event “${event}”.`);
    const receive = (_event: unknown, ...args: unknown[]): void => {
      (listener as (...given: unknown[]) => void)(...args);
    };
    ipcRenderer.on(event, receive);
    return () => {
      ipcRenderer.removeListener(event, receive);
    };
  },
  openDropped(file) {
    const location = file instanceof File ? findPath(file) : '';
    return ipcRenderer.invoke(DROPPED_CHANNEL, location) as Promise<Result<OpenedFile>>;
  },
};

contextBridge.exposeInMainWorld('baton', bridge);
