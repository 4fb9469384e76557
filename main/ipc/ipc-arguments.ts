import { z } from 'zod';
import type { MainRequests } from '../../shared/ipc.ts';
import { isPatch } from './patch-shape.ts';

/** The page sent something it never sends: a fault in it, or somebody else's code inside. */
export class RefusedArguments extends Error {
  constructor(channel: string, reason: string) {
    super(`The arguments of ${channel} are refused: ${reason}`);
    this.name = 'RefusedArguments';
  }
}

const noText = '\0';
const text = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((value) => !value.includes(noText), 'has a null character');
const id = text(200).min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const counter = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is not bytes');
const fileKind = z.enum(['plan', 'table', 'csv', 'json']);

const journalHead = z.strictObject({ planId: id, epoch: counter.min(1), sequence: counter, hash });

const editRecord = z.strictObject({
  planId: id,
  epoch: counter.min(1),
  sequence: counter.min(1),
  previousHash: hash,
  hash,
  edit: z.strictObject({
    kind: z.enum(['do', 'undo', 'redo']),
    label: text(2000),
    at: z.iso.datetime(),
    by: text(500),
    scenario: id,
    reason: text(10_000).optional(),
    patch: z.custom(isPatch, 'is not a patch'),
  }),
});

type ArgumentSchemas = { readonly [C in keyof MainRequests]: z.ZodType<Parameters<MainRequests[C]>> };

const SCHEMAS: ArgumentSchemas = {
  'app.info': z.tuple([]),
  'app.setDocument': z.tuple([z.strictObject({ title: text(1000), filePath: text(4096), isChanged: z.boolean() })]),
  'app.setMenu': z.tuple([z.strictObject({ hasPlan: z.boolean(), undo: text(2000), redo: text(2000) })]),
  'app.ready': z.tuple([]),
  'app.allowClose': z.tuple([]),
  'files.open': z.tuple([fileKind, z.boolean()]),
  'files.openRecent': z.tuple([id]),
  'files.save': z.tuple([id, bytes]),
  'files.saveAs': z.tuple([fileKind, text(1000), bytes]),
  'files.listRecent': z.tuple([]),
  'recovery.list': z.tuple([]),
  'recovery.read': z.tuple([id]),
  'recovery.append': z.tuple([editRecord as z.ZodType<Parameters<MainRequests['recovery.append']>[0]>]),
  'recovery.snapshot': z.tuple([journalHead, text(1000), bytes]),
  'recovery.remove': z.tuple([id]),
};

/**
 * Checks what the page sent, down to the last key.
 * @returns the very same arguments: a copy in another order of keys would not have the record's hash any more
 * @throws {RefusedArguments}
 */
export function checkArguments<C extends keyof MainRequests>(
  channel: C,
  given: readonly unknown[],
): Parameters<MainRequests[C]> {
  const outcome = SCHEMAS[channel].safeParse(given);
  if (!outcome.success) {
    const issue = outcome.error.issues[0];
    throw new RefusedArguments(channel, `${issue?.path.join('.') || 'they'} ${issue?.message ?? 'do not fit'}`);
  }
  return given as Parameters<MainRequests[C]>;
}
