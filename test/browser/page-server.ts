import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTENT_SECURITY_POLICY } from '../../main/page/content-security.ts';
import { chooseContentType, PAGE_URL, resolveAsset } from '../../main/page/page-address.ts';

const PAGE_FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../out/renderer');

/** Serves the built page on this machine alone, under the same security policy as in the app. */
export async function servePage(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const file = resolveAsset(PAGE_FOLDER, new URL(request.url ?? '/', PAGE_URL).href);
    readFile(file ?? PAGE_FOLDER).then(
      (body) => {
        response.writeHead(200, {
          'content-type': chooseContentType(file ?? ''),
          'content-security-policy': CONTENT_SECURITY_POLICY,
        });
        response.end(body);
      },
      () => {
        response.writeHead(404);
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
