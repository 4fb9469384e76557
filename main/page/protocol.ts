import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { CONTENT_SECURITY_POLICY } from './content-security.ts';
import { chooseContentType, PAGE_SCHEME, resolveAsset } from './page-address.ts';

/** Must run before the app is ready. */
export function registerPageScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: PAGE_SCHEME, privileges }]);
}

/**
 * Answers the page's addresses from a folder, everything under the content security policy.
 * @param folder absolute
 */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle(PAGE_SCHEME, async ({ method, url }) => {
    if (method !== 'GET') return answer(405, 'Only reading is possible.');
    const file = resolveAsset(folder, url);
    const content = file && (await readFile(file).catch(() => null));
    return content ? answer(200, content, chooseContentType(file)) : answer(404, 'There is no such file.');
  });
}

function answer(status: number, body: Uint8Array<ArrayBuffer> | string, type = 'text/plain; charset=utf-8'): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-cache',
    },
  });
}
