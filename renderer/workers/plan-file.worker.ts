import { packFacts, unpackFacts } from '../../shared/files/packed-facts.ts';
import type { PackedFacts } from '../../shared/files/packed-facts.ts';
import { readPlanFileWith, writePlanFile } from '../../shared/files/plan-file.ts';
import type { OpenedPlan, PlanToWrite, ReadPlanResult } from '../../shared/files/plan-file.ts';
import type { Facts } from '../../shared/model/facts.ts';
import { listBuffers } from './list-buffers.ts';
import { BROWSER_PLAN_FILE_PORT } from './plan-file-port.ts';
import { serveWorker } from './worker-host.ts';
import type { WorkerScope } from './worker-host.ts';

interface WriteInput {
  readonly plan: Omit<PlanToWrite, 'facts' | 'extraFacts'>;
  /** The version in use, then the others; `null` where they are those of the last call. */
  readonly versions: readonly PackedFacts[] | null;
}

/** What was read, on its way to the page: a million texts would take it half a second to receive. */
export type PackedPlanResult =
  | Extract<ReadPlanResult, { readonly ok: false }>
  | {
      readonly ok: true;
      readonly plan: Omit<OpenedPlan, 'facts' | 'extraFacts'>;
      /** The version in use, then the others. */
      readonly versions: readonly PackedFacts[];
    };

/** Kept, because copying the facts of a large plan here costs more than all the rest, and they never change. */
let known: readonly Facts[] = [];

function write({ plan, versions }: WriteInput): Uint8Array {
  if (versions) known = versions.map(unpackFacts);
  const [facts, ...extraFacts] = known;
  if (!facts) throw new Error('A plan was to be written without its facts.');
  return writePlanFile({ ...plan, facts, extraFacts });
}

async function read(bytes: Uint8Array): Promise<PackedPlanResult> {
  const result = await readPlanFileWith(bytes, BROWSER_PLAN_FILE_PORT);
  if (!result.ok) return result;
  const { facts, extraFacts, ...plan } = result.plan;
  return { ok: true, plan, versions: [facts, ...extraFacts].map(packFacts) };
}

const handlers = { write, read };
export type PlanFileApi = typeof handlers;

/** The rest of a plan is maps and lists of rows, which cannot be handed over. */
function listTransfers(output: unknown): ArrayBuffer[] {
  return listBuffers(output instanceof Uint8Array ? output : (output as { versions?: unknown }).versions);
}

serveWorker(self as unknown as WorkerScope, handlers, listTransfers);
