import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';

/** @returns what the file says, or `null` where it is missing or not of that shape: these files are conveniences. */
export function readJsonFile<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Replaces the file whole, for small things worth keeping but not worth an error: one that fails is left out. */
export function writeJsonFile(file: string, value: unknown): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const temporary = `${file}.tmp`;
    writeFileSync(temporary, JSON.stringify(value, null, 2));
    renameSync(temporary, file);
  } catch (error) {
    process.stderr.write(`Baton could not keep ${path.basename(file)}: ${String(error)}\n`);
  }
}
