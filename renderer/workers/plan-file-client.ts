import { packFacts, unpackFacts } from '../../shared/files/packed-facts.ts';
import type { PlanToWrite, ReadPlanResult } from '../../shared/files/plan-file.ts';
import type { Facts } from '../../shared/model/facts.ts';
import { copyDocument } from '../../shared/model/plan.ts';
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
  /** The call that the facts travel with, until it has ended. */
  let carrying: Promise<unknown> | null = null;
  const client = createWorkerClient<PlanFileApi>(() => {
    // A worker that was started again knows nothing.
    sent = [];
    return createWorker();
  }, ['write']);
  const whenCarried = async (): Promise<void> => {
    await carrying?.catch(() => undefined);
    // Another one, that waited as well, may have come first.
    if (carrying) await whenCarried();
  };
  return {
    prepare: () => client.start(),
    async write({ facts, extraFacts = [], document, journal, ...rest }) {
      client.start();
      const versions = [facts, ...extraFacts];
      const plan = { ...rest, document: copyDocument(document), journal: journal.slice() };
      // Facts travel in parts, and what is sent meanwhile would come before them.
      if (carrying) await whenCarried();
      const isKnown = versions.length === sent.length && versions.every((version, at) => version === sent[at]);
      sent = versions;
      const call = client.call('write', { plan, versions: isKnown ? null : versions.map(packFacts) });
      if (!isKnown) carrying = call;
      try {
        return await call;
      } catch (error) {
        // Whether it got them is not known now.
        sent = [];
        throw error;
      } finally {
        if (carrying === call) carrying = null;
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
