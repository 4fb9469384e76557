import { app, type Session, type WebContents } from 'electron';
import { isLocalUrl, isPageUrl, PAGE_URL } from './page-address.ts';

/** Takes the network away from Chromium itself. Must run before the app is ready. */
export function cutNetwork(): void {
  // No name resolves and no proxy is looked for, not even by what the session's own filter never sees.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('no-proxy-server');
  app.commandLine.appendSwitch('disable-background-networking');
}

/** Denies the session everything the app has no use for. */
export function guardSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isLocalUrl(url) }));
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(isAllowed(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** That the page's database is not thrown away when the disk gets full, and that tables can be copied. Reading is not in it. */
const ALLOWED: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write']);

function isAllowed(permission: string, url: string): boolean {
  return ALLOWED.has(permission) && isPageUrl(`${url.replace(/\/$/, '')}/`);
}

/** Keeps a page where it is: no other address, no other window, nothing embedded. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (url !== PAGE_URL) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
