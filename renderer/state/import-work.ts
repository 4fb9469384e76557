import { createImportClient } from '../workers/import-client.ts';
import type { ImportClient } from '../workers/import-client.ts';

let client: ImportClient | null = null;

/** The worker that reads files; one for everything, so that it keeps what it has read. */
export function getImportClient(): ImportClient {
  client ??= createImportClient();
  return client;
}

/** Ends whatever is being read, at once. */
export function endImportWork(): void {
  client?.stop();
}
