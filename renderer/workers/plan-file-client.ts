import { packFacts, unpackFacts } from '../../shared/files/packed-facts.ts';
import type { PlanToWrite, ReadPlanResult } from '../../shared/files/plan-file.ts';
import type { Facts } from '../../shared/model/facts.ts';
import type { PlanFileApi } from './plan-file.worker.ts';
import { createWorkerClient } from './worker-client.ts';

/** Plan files are packed and unpacked beside the page, which stays free meanwhile. */
export interface PlanFiles {
  /** A file is about to come: what reads it is started while the user still chooses. */
  readonly prepare: () => void;
  /** The plan is copied during the call: later edits do not reach the file. */
  readonly write: (plan: PlanToWrite) => Promise<Uint8Array>;
  /** What is wrong with a file comes back as a value. */
  readonly read: (bytes: Uint8Array) => Promise<ReadPlanResult>;
}

export function createPlanFiles(
  createWorker = (): Worker =>
    new Worker(new URL('./plan-file.worker.ts', import.meta.url), { type: 'module', name: 'plan-file' }),
): PlanFiles {
  let sent: readonly Facts[] = [];
  const client = createWorkerClient<PlanFileApi>(() => {
    // A worker that was started again knows nothing.
    sent = [];
    return createWorker();
  });
  return {
    prepare: () => client.start(),
    async write({ facts, extraFacts = [], ...plan }) {
      client.start();
      const versions = [facts, ...extraFacts];
      const isKnown = versions.length === sent.length && versions.every((version, at) => version === sent[at]);
      sent = versions;
      try {
        return await client.call('write', { plan, versions: isKnown ? null : versions.map(packFacts) });
      } catch (error) {
        // Whether it got them is not known now.
        sent = [];
        throw error;
      }
    },
    async read(bytes) {
      const result = await client.call('read', bytes);
      if (!result.ok) return result;
      const [facts, ...extraFacts] = result.versions.map(unpackFacts);
      if (!facts) throw new Error('A plan came without its facts.');
      return { ok: true, plan: { ...result.plan, facts, extraFacts } };
    },
  };
}
