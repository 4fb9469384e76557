import path from 'node:path';

export const PAGE_SCHEME = 'baton';
const PAGE_HOST = 'app';
const PAGE_ORIGIN = `${PAGE_SCHEME}://${PAGE_HOST}`;
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`;

export function isPageUrl(url: string): boolean {
  return url.startsWith(`${PAGE_ORIGIN}/`);
}

/** What the session may load: the page, what it made itself, and the developer tools. Nothing of any network. */
export function isLocalUrl(url: string): boolean {
  return isPageUrl(url) || url.startsWith(`blob:${PAGE_ORIGIN}/`) || /^(data|devtools):/.test(url);
}

/**
 * The file behind an address of the page.
 * @param folder absolute, where the page's files are
 * @returns an absolute path inside the folder, or `null` for an address that leads anywhere else
 */
export function resolveAsset(folder: string, url: string): string | null {
  const location = parseAddress(url);
  if (!location) return null;
  const inside = location === '/' ? '/index.html' : location;
  // A backslash is a separator on Windows only; no file of the page has one, nor a colon.
  if (/[\0\\:]/.test(inside)) return null;
  const root = path.resolve(folder);
  const file = path.resolve(root, `.${inside}`);
  return file.startsWith(root + path.sep) ? file : null;
}

function parseAddress(url: string): string | null {
  try {
    const { protocol, host, pathname } = new URL(url);
    return protocol === `${PAGE_SCHEME}:` && host === PAGE_HOST ? decodeURIComponent(pathname) : null;
  } catch {
    return null;
  }
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export function chooseContentType(file: string): string {
  return CONTENT_TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
}
