import type { BatonBridge } from '../../shared/ipc.ts';
import { createBrowserBridge } from './browser-bridge.ts';
import { joinParts } from './join-parts.ts';

declare global {
  interface Window {
    readonly baton?: BatonBridge;
  }
}

let bridge: BatonBridge | null = null;

/** Main's side of the app, or a stand-in where the page runs in a plain browser. */
export function getBridge(): BatonBridge {
  bridge ??= window.baton ? joinParts(window.baton) : createBrowserBridge();
  return bridge;
}
