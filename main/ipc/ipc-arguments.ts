import { z } from 'zod';
import type { EditRecord } from '../../shared/history/journal.ts';
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
/** Characters: an edit of a hundred thousand rows has some ten million. */
const LONGEST_RECORD = 256 * 1024 * 1024;
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
  'app.setMenu': z.tuple([
    z.strictObject({
      hasPlan: z.boolean(),
      undo: text(2000),
      redo: text(2000),
      theme: z.enum(['system', 'light', 'dark']),
    }),
  ]),
  'app.ready': z.tuple([]),
  'app.allowClose': z.tuple([]),
  'app.keepOpen': z.tuple([]),
  'app.close': z.tuple([]),
  'files.open': z.tuple([fileKind, z.boolean()]),
  'files.openRecent': z.tuple([id]),
  'files.readPart': z.tuple([id, counter.min(1)]),
  'files.sendPart': z.tuple([id, counter.min(1), counter.min(1), bytes]),
  'files.save': z.tuple([id, bytes]),
  'files.saveAs': z.tuple([fileKind, text(1000), bytes]),
  'files.listRecent': z.tuple([]),
  'recovery.list': z.tuple([]),
  'recovery.read': z.tuple([id]),
  'recovery.append': z.tuple([z.string().max(LONGEST_RECORD).startsWith('{')]),
  'recovery.snapshot': z.tuple([journalHead, text(1000), bytes]),
  'recovery.remove': z.tuple([id]),
};

/**
 * Reads a journal record from its JSON and checks it down to the last key.
 * @throws {RefusedArguments}
 */
export function readRecord(recordJson: string): EditRecord {
  let given: unknown;
  try {
    given = JSON.parse(recordJson);
  } catch {
    throw new RefusedArguments('recovery.append', 'the record is not JSON');
  }
  const outcome = editRecord.safeParse(given);
  if (!outcome.success) throw refuse('recovery.append', outcome.error);
  // As it was read: a copy in another order of keys would not have the record's hash any more.
  return given as EditRecord;
}

/**
 * Checks what the page sent, down to the last key.
 * @returns the very same arguments
 * @throws {RefusedArguments}
 */
export function checkArguments<C extends keyof MainRequests>(
  channel: C,
  given: readonly unknown[],
): Parameters<MainRequests[C]> {
  const outcome = SCHEMAS[channel].safeParse(given);
  if (!outcome.success) throw refuse(channel, outcome.error);
  return given as Parameters<MainRequests[C]>;
}

function refuse(channel: string, error: z.ZodError): RefusedArguments {
  const issue = error.issues[0];
  return new RefusedArguments(channel, `${issue?.path.join('.') || 'they'} ${issue?.message ?? 'do not fit'}`);
}
