import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, REACT_ARIA_STYLE } from '../../main/page/content-security.ts';
import { chooseContentType, isLocalUrl, isPageUrl, PAGE_URL, resolveAsset } from '../../main/page/page-address.ts';

const FOLDER = path.resolve('/app/out/renderer');

describe('addresses of the page', () => {
  it.each([
    ['baton://app/', 'index.html'],
    [PAGE_URL, 'index.html'],
    ['baton://app/assets/index-B1.js?v=1#x', 'assets/index-B1.js'],
    ['baton://app/assets/with%20space.css', 'assets/with space.css'],
    ['baton://app/a/../b.js', 'b.js'],
  ])('%s is %s', (url, file) => {
    expect(resolveAsset(FOLDER, url)).toBe(path.join(FOLDER, file));
  });

  it.each([
    'baton://app/..%2fmain/main.cjs',
    'baton://app/%2e%2e%2f%2e%2e%2fetc/passwd',
    'baton://app/assets/..%2f..%2f..%2fetc/passwd',
    'baton://app/..%5cmain%5cmain.cjs',
    'baton://app/%00',
    'baton://app/index.html%00.js',
    'baton://app/C:/Windows/win.ini',
    'baton://app/%2F%2Fetc/..%2f..%2f..%2f..%2fpasswd',
    'baton://app/%',
    'baton://other/index.html',
    'https://app/index.html',
    'file:///etc/passwd',
    'not an address',
    '',
  ])('%s leads nowhere', (url) => {
    expect(resolveAsset(FOLDER, url)).toBeNull();
  });

  it('do not reach a folder whose name only begins alike', () => {
    expect(resolveAsset(FOLDER, 'baton://app/..%2frenderer-secret/a.js')).toBeNull();
  });

  it('are the only ones to load, beside what the page makes itself', () => {
    const loaded = ['baton://app/a.js', 'blob:baton://app/1-2', 'data:image/png;base64,AA', 'devtools://devtools/x'];
    const blocked = [
      'https://example.com/',
      'http://localhost/',
      'ws://localhost/',
      'file:///etc/passwd',
      'blob:https://example.com/1',
      'baton://application/',
      'baton://app.example.com/',
      'chrome://gpu',
      'javascript:alert(1)',
    ];
    expect(loaded.filter((url) => !isLocalUrl(url))).toEqual([]);
    expect(blocked.filter(isLocalUrl)).toEqual([]);
    expect(isPageUrl('baton://app@evil/')).toBe(false);
  });

  it('have a type', () => {
    expect(chooseContentType('/x/a.JS')).toBe('text/javascript; charset=utf-8');
    expect(chooseContentType('/x/highs.wasm')).toBe('application/wasm');
    expect(chooseContentType('/x/unknown')).toBe('application/octet-stream');
  });
});

describe('the content security policy', () => {
  it('allows nothing by default, no inline code and no other origin', () => {
    const directives = new Map(
      CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
    );
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(directives.get('connect-src')).toEqual(["'self'"]);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });

  it('allows the style element of the React Aria that is installed', () => {
    // As its components see it: the project has it through them only.
    const components = createRequire(createRequire(import.meta.url).resolve('react-aria-components'));
    const folder = path.dirname(components.resolve('react-aria/package.json'));
    const source = readFileSync(path.join(folder, 'dist/private/interactions/usePress.mjs'), 'utf8');
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? '';
    const style = /style\.textContent = `([^`]+)`\.trim\(\)/.exec(source)?.[1] ?? '';
    expect(style.replace(/\$\{[^}]+\}/, attribute).trim()).toBe(REACT_ARIA_STYLE);
  });
});
