import { PLAIN_WORDING } from '../../shared/persona/wording.ts';
import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import { headOf, takeValidRecords } from '../../shared/history/journal.ts';
import type { EditRecord, JournalHead } from '../../shared/history/journal.ts';
import type { BatonBridge, FileHandle, MainRequests, OpenedFile, Result } from '../../shared/ipc.ts';
import type { PlanId } from '../../shared/model/ids.ts';
import type { PlanFiles } from '../../renderer/workers/plan-file-client.ts';

interface KeptPlan {
  readonly name: string;
  readonly snapshot: Uint8Array;
  readonly snapshotHead: JournalHead;
  readonly records: EditRecord[];
}

const DONE = { ok: true, value: null } as const;
const REFUSED = { ok: false, code: 'invalid', message: 'The edit does not continue the journal.' } as const;

/** Main as the page sees it, under the test's control. */
class FakeMain {
  readonly plans = new Map<PlanId, KeptPlan>();
  readonly files = new Map<string, Uint8Array>();
  readonly told: { document: unknown; menu: unknown; keptOpen: number } = { document: null, menu: null, keptOpen: 0 };
  /** What the next append answers instead of writing. */
  failures: { ok: false; code: string; message: string }[] = [];
  /** The file that the next dialog gives. */
  chosen: OpenedFile | null = null;
  isClosingAllowed = false;
  #gate: Promise<void> = Promise.resolve();
  #listeners = new Map<string, (value: never) => void>();

  /** Makes appends wait. @returns the function that lets them go on. */
  hold(): () => void {
    let release = (): void => undefined;
    this.#gate = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  emit(event: string, value?: unknown): void {
    this.#listeners.get(event)?.(value as never);
  }

  readonly requests: Partial<MainRequests> = {
    'app.info': () => Promise.resolve({ version: '1', platform: 'test', electron: '', isStandIn: false }),
    'app.setDocument': async (state) => void (this.told.document = state),
    'app.setMenu': async (state) => void (this.told.menu = state),
    'app.allowClose': async () => void (this.isClosingAllowed = true),
    'app.keepOpen': async () => void (this.told.keptOpen += 1),
    'app.close': async () => this.emit('app.closing'),
    'files.open': async () =>
      this.chosen ? { ok: true, value: [this.chosen] } : { ok: false, code: 'cancelled', message: 'Cancelled.' },
    'files.save': async (id, bytes) => {
      if (!this.files.has(id)) return { ok: false, code: 'not-found', message: 'The file is gone.' };
      return this.#writeFile({ id, name: id, path: `/home/${id}` }, bytes);
    },
    'files.saveAs': async (_kind, name, bytes) => this.#writeFile({ id: name, name, path: `/home/${name}` }, bytes),
    'recovery.list': async () =>
      [...this.plans].map(([planId, plan]) => ({
        planId,
        name: plan.name,
        sequence: (plan.records.at(-1) ?? plan.snapshotHead).sequence,
        changedAt: plan.records.at(-1)?.edit.at ?? '',
      })),
    'recovery.read': async (planId) => {
      const plan = this.plans.get(planId);
      if (!plan) return { ok: false, code: 'not-found', message: 'No copy.' };
      const { snapshot, snapshotHead, records } = plan;
      return { ok: true, value: { planId, snapshot, snapshotHead, records: [...records] } };
    },
    'recovery.append': async (recordJson): Promise<Result<JournalHead>> => {
      const record = JSON.parse(recordJson) as EditRecord;
      await this.#gate;
      const failure = this.failures.shift();
      if (failure) return failure;
      const plan = this.plans.get(record.planId);
      if (!plan) return { ok: false, code: 'not-found', message: 'No copy.' };
      const last = plan.records.at(-1);
      const head = last ? headOf(last) : plan.snapshotHead;
      if (takeValidRecords(head, [record]).length === 0) return REFUSED;
      plan.records.push(record);
      return { ok: true, value: headOf(record) };
    },
    'recovery.snapshot': async (head, name, bytes) => {
      await this.#gate;
      const records = takeValidRecords(head, this.plans.get(head.planId)?.records.filter(isAfter(head)) ?? []);
      this.plans.set(head.planId, { name, snapshot: bytes, snapshotHead: head, records });
      return { ok: true, value: head };
    },
    'recovery.remove': async (planId) => {
      this.plans.delete(planId);
      return DONE;
    },
  };

  readonly bridge: BatonBridge = {
    request: (channel, ...args) => {
      const handler = this.requests[channel] as ((...args: unknown[]) => never) | undefined;
      if (!handler) throw new Error(`The test's main does not answer "${channel}".`);
      return handler(...args);
    },
    on: (event, listener) => {
      this.#listeners.set(event, listener);
      return () => this.#listeners.delete(event);
    },
    openDropped: () => Promise.resolve({ ok: false, code: 'not-found', message: 'Nothing was dropped.' }),
  };

  #writeFile(handle: FileHandle, bytes: Uint8Array): Result<FileHandle> {
    this.files.set(handle.id, bytes);
    return { ok: true, value: handle };
  }
}

const isAfter =
  (head: JournalHead) =>
  (record: EditRecord): boolean =>
    record.sequence > head.sequence;

/** The real format, without the worker around it; the copy stands for the one that a message to the worker makes. */
const PLAN_FILES: PlanFiles = {
  prepare: () => undefined,
  write: async (plan) => writePlanFile(structuredClone(plan)),
  read: async (bytes) => readPlanFile(bytes),
};

let worlds = 0;

/** A machine on which the app can be started again and again: its disk, and main. */
export class World {
  main = new FakeMain();
  databaseName = `baton-${++worlds}`;
  #ids = 0;
  #seconds = 0;

  loseDatabase(): void {
    this.databaseName = `baton-${++worlds}`;
  }

  /** Starts the page anew: nothing of the state before is left in memory. */
  async start() {
    vi.resetModules();
    const [services, database, repositories, actions, session, plan, columns, sessions, refreshing] = await Promise.all(
      [
        import('../../renderer/state/services.ts'),
        import('../../renderer/db/database.ts'),
        import('../../renderer/db/repository.ts'),
        import('../../renderer/state/plan-actions.ts'),
        import('../../renderer/state/session-store.ts'),
        import('../../renderer/state/plan-store.ts'),
        import('../../renderer/state/columns.ts'),
        import('../../renderer/state/plan-session.ts'),
        import('../../renderer/state/refreshing.ts'),
      ],
    );
    const store = new database.BatonDatabase(this.databaseName);
    const repository = repositories.createRepository(store);
    services.provideServices({
      bridge: this.main.bridge,
      repository,
      planFiles: PLAN_FILES,
      now: () => new Date(Date.UTC(2027, 0, 4, 8, 0, this.#seconds++)),
      createId: () => `id-${worlds}-${++this.#ids}`,
      wording: PLAIN_WORDING,
      appVersion: '1.0.0',
    });
    return {
      ...actions,
      ...refreshing,
      planStore: plan.planStore,
      sessionStore: session.sessionStore,
      session,
      columns,
      database: store,
      repository,
      getPlan: () => plan.planStore.getState(),
      getLive: () => {
        const open = sessions.getOpenPlan();
        if (!open) throw new Error('No plan is open.');
        return open.live;
      },
      /** Resolves when nothing is being written. */
      settled: async () => sessions.getOpenPlan()?.journal?.settled(),
    };
  }
}

export type App = Awaited<ReturnType<World['start']>>;

/** The document as plain values, for comparison. */
export function describeDocument(app: App): unknown {
  return Object.fromEntries(
    [...app.getLive().document.tables].map(([table, rows]) => [table, Object.fromEntries(rows)]),
  );
}
