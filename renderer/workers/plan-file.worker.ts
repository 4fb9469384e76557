import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import type { PlanToWrite } from '../../shared/files/plan-file.ts';
import type { Facts } from '../../shared/model/facts.ts';
import { serveWorker } from './worker-host.ts';
import type { WorkerScope } from './worker-host.ts';

interface WriteInput {
  readonly plan: Omit<PlanToWrite, 'facts' | 'extraFacts'>;
  /** The version in use, then the others; `null` where they are those of the last call. */
  readonly versions: readonly Facts[] | null;
}

/** Kept, because copying the facts of a large plan here costs more than all the rest, and they never change. */
let known: readonly Facts[] = [];

function write({ plan, versions }: WriteInput): Uint8Array {
  if (versions) known = versions;
  const [facts, ...extraFacts] = known;
  if (!facts) throw new Error('A plan was to be written without its facts.');
  return writePlanFile({ ...plan, facts, extraFacts });
}

const handlers = { write, read: readPlanFile };
export type PlanFileApi = typeof handlers;

serveWorker(self as unknown as WorkerScope, handlers, (output) =>
  output instanceof Uint8Array ? [output.buffer as ArrayBuffer] : [],
);
