import { createJournalHead, headOf, takeValidRecords } from '../../shared/history/journal.ts';
import type { EditRecord, JournalHead } from '../../shared/history/journal.ts';
import type {
  BatonBridge,
  FileHandle,
  FileKind,
  MainRequests,
  OpenedFile,
  RecentFile,
  Result,
} from '../../shared/ipc.ts';
import type { PlanId } from '../../shared/model/ids.ts';

const ACCEPTS: Record<FileKind, string> = {
  plan: '.baton',
  table: '.csv,.tsv,.txt,.xlsx',
  csv: '.csv',
  json: '.json',
};
const CANCELLED = { ok: false, code: 'cancelled', message: 'No file was chosen.' } as const;

interface KeptPlan {
  name: string;
  snapshot: Uint8Array;
  snapshotHead: JournalHead;
  records: EditRecord[];
}

/**
 * Stands in for main where the page runs in a plain browser: files come from the browser's own dialog and go out as
 * downloads, the recovery journal lasts as long as the page.
 */
export function createBrowserBridge(): BatonBridge {
  const names = new Map<string, string>();
  const kept = new Map<PlanId, KeptPlan>();

  const nameFile = (name: string): FileHandle => {
    const handle = { id: crypto.randomUUID(), name, path: '' };
    names.set(handle.id, name);
    return handle;
  };

  const requests: MainRequests = {
    'app.info': () => Promise.resolve({ version: 'browser', platform: 'browser', electron: '', isStandIn: false }),
    'app.setDocument': (state) => {
      document.title = state.title === '' ? 'Baton' : `${state.isChanged ? '• ' : ''}${state.title} — Baton`;
      return Promise.resolve();
    },
    'app.setMenu': () => Promise.resolve(),
    'app.ready': () => Promise.resolve(),
    'app.allowClose': () => Promise.resolve(),
    'app.keepOpen': () => Promise.resolve(),
    'app.close': () => {
      window.close();
      return Promise.resolve();
    },
    'files.open': async (kind, allowSeveral) => {
      const files = await chooseFiles(ACCEPTS[kind], allowSeveral);
      if (files.length === 0) return CANCELLED;
      const value: OpenedFile[] = [];
      for (const file of files) value.push({ handle: nameFile(file.name), bytes: await readBytes(file) });
      return { ok: true, value };
    },
    'files.openRecent': () =>
      Promise.resolve({ ok: false, code: 'not-found', message: 'A browser does not keep recent files.' }),
    'files.readPart': () =>
      Promise.resolve({ ok: false, code: 'not-found', message: 'A browser hands files over whole.' }),
    'files.sendPart': () => Promise.resolve({ ok: false, code: 'invalid', message: 'A browser takes files whole.' }),
    'files.save': (handleId, bytes) => {
      const name = names.get(handleId);
      if (name === undefined) {
        return Promise.resolve({ ok: false, code: 'not-found', message: 'The file is not known any more.' });
      }
      download(name, bytes);
      return Promise.resolve({ ok: true, value: { id: handleId, name, path: '' } });
    },
    'files.saveAs': (_kind, suggestedName, bytes) => {
      download(suggestedName, bytes);
      return Promise.resolve({ ok: true, value: nameFile(suggestedName) });
    },
    'files.listRecent': () => Promise.resolve<RecentFile[]>([]),
    'recovery.list': () =>
      Promise.resolve(
        [...kept].map(([planId, { name, snapshotHead, records }]) => ({
          planId,
          name,
          sequence: records.at(-1)?.sequence ?? snapshotHead.sequence,
          changedAt: records.at(-1)?.edit.at ?? '',
        })),
      ),
    'recovery.read': (planId) => {
      const plan = kept.get(planId);
      if (!plan) return Promise.resolve({ ok: false, code: 'not-found', message: 'There is no copy of this plan.' });
      const { snapshot, snapshotHead, records } = plan;
      return Promise.resolve({ ok: true, value: { planId, snapshot, snapshotHead, records: [...records] } });
    },
    'recovery.append': (recordJson): Promise<Result<JournalHead>> => {
      const record = JSON.parse(recordJson) as EditRecord;
      const plan = kept.get(record.planId);
      const last = plan?.records.at(-1);
      const head = last ? headOf(last) : (plan?.snapshotHead ?? createJournalHead(record.planId));
      if (!plan || takeValidRecords(head, [record]).length === 0) {
        return Promise.resolve({ ok: false, code: 'invalid', message: 'The edit does not continue the journal.' });
      }
      plan.records.push(record);
      return Promise.resolve({ ok: true, value: headOf(record) });
    },
    'recovery.snapshot': (head, name, bytes) => {
      const later = kept.get(head.planId)?.records.filter((record) => record.sequence > head.sequence) ?? [];
      const records = takeValidRecords(head, later);
      kept.set(head.planId, { name, snapshot: bytes, snapshotHead: head, records });
      return Promise.resolve({ ok: true, value: head });
    },
    'recovery.remove': (planId) => {
      kept.delete(planId);
      return Promise.resolve({ ok: true, value: null });
    },
  };

  return {
    request: (channel, ...args) => (requests[channel] as (...args: unknown[]) => never)(...args),
    on: () => () => undefined,
    openDropped: async (file) => {
      if (!(file instanceof File)) return CANCELLED;
      return { ok: true, value: { handle: nameFile(file.name), bytes: await readBytes(file) } };
    },
  };
}

async function readBytes(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

function chooseFiles(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

function download(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
