import type { Failure } from '../../shared/ipc.ts';
import { copyDocument, readSetting } from '../../shared/model/plan.ts';
import type { JournalTarget } from './durable-journal.ts';
import { captureFile, captureStored, findNewFacts } from './live-plan.ts';
import type { LivePlan } from './live-plan.ts';
import type { Services } from './services.ts';

/** Edits between two snapshots of the decisions in the page's database: what a start replays at most. */
const PAGE_SNAPSHOT_EVERY = 200;
/** Edits between two whole copies of the plan in main's recovery folder. */
const MAIN_SNAPSHOT_EVERY = 500;

/** The page's database. */
export function createPageTarget(live: LivePlan, { repository, now }: Services): JournalTarget {
  let sinceSnapshot = 0;
  return {
    async writeWhole() {
      await repository.savePlan(captureStored(live, now().toISOString()));
      sinceSnapshot = 0;
      return null;
    },
    async append(records) {
      const isDue = sinceSnapshot + records.length >= PAGE_SNAPSHOT_EVERY;
      const snapshot = isDue
        ? { head: live.head, name: readSetting(live.document, 'name'), tables: copyDocument(live.document).tables }
        : null;
      // In the same transaction: a record that uses facts which are not there could not be shown.
      const added = records.flatMap(({ edit }) => live.factsVersions.get(findNewFacts(edit) ?? '') ?? []);
      await repository.appendRecords(records, snapshot, { added, needed: [...live.factsVersions.keys()] });
      sinceSnapshot = isDue ? 0 : sinceSnapshot + records.length;
      return { count: records.length, failure: null };
    },
  };
}

/**
 * Main's recovery journal.
 * @param file bytes of the plan file the plan has just been read from: as long as there is no edit, they serve as the
 * first copy, which at 100,000 accounts saves seconds.
 */
export function createMainTarget(live: LivePlan, services: Services, file: Uint8Array | null): JournalTarget {
  const { bridge } = services;
  const sequenceOfFile = live.head.sequence;
  let sinceSnapshot = 0;

  const writeSnapshot = async (): Promise<Failure | null> => {
    const { head } = live;
    const name = readSetting(live.document, 'name');
    sinceSnapshot = 0;
    const bytes =
      file && head.sequence === sequenceOfFile
        ? file
        : await services.planFiles.write(captureFile(live, services.appVersion));
    const result = await bridge.request('recovery.snapshot', head, name, bytes);
    return result.ok ? null : result;
  };

  return {
    writeWhole: writeSnapshot,
    async append(records) {
      // Other facts are not in the journal: they come with a whole copy, which has these records too.
      if (records.some(({ edit }) => findNewFacts(edit) !== null)) {
        const failure = await writeSnapshot();
        return { count: failure ? 0 : records.length, failure };
      }
      let count = 0;
      for (const record of records) {
        // oxlint-disable-next-line no-await-in-loop -- records are written in order
        const result = await bridge.request('recovery.append', JSON.stringify(record));
        if (!result.ok) return { count, failure: result };
        count++;
      }
      sinceSnapshot += count;
      // Beside the appending, not before it: records confirmed meanwhile stay, and a failure only makes the journal longer.
      if (sinceSnapshot >= MAIN_SNAPSHOT_EVERY) void writeSnapshot().catch(() => null);
      return { count, failure: null };
    },
  };
}
