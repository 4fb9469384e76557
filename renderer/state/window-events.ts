import type { OpenedFile, Result } from '../../shared/ipc.ts';
import { addImportFiles } from './import-files.ts';
import { showImport } from './importing-store.ts';
import { explainUnstored } from './leaving.ts';
import { openPlanBytes } from './plan-actions.ts';
import { planStore } from './plan-store.ts';
import type { PlanState } from './plan-store.ts';
import { dropRuleDraft, hasRuleDraft } from './rule-draft.ts';
import { getServices } from './services.ts';
import { openDialog, sessionStore, showToast } from './session-store.ts';

/**
 * Keeps window and page in step: the window's title and menu follow the plan, files opened from outside are shown, and
 * the window closes once everything is durable. The menu's own commands are the shell's.
 */
export function installWindowEvents(): void {
  const { bridge } = getServices();
  bridge.on('file.opened', (result) => void receiveFiles([result]));
  bridge.on('app.closing', () => void allowClosing());
  planStore.subscribe((state, before) => {
    if (isTitleChanged(state, before)) tellDocument(state);
    if (isMenuChanged(state, before)) tellMenu(state);
  });
  sessionStore.subscribe((state, before) => {
    if (state.theme !== before.theme) tellMenu(planStore.getState());
  });
  tellDocument(planStore.getState());
  tellMenu(planStore.getState());
}

/** Tells main to send what was waiting: a file of the command line. */
export function announceReady(): void {
  void getServices().bridge.request('app.ready');
}

/**
 * Takes files that came without being asked for: by double-click, argument or drop on the window. A plan is opened,
 * everything else is taken for a table to import.
 */
export async function receiveFiles(files: readonly Result<OpenedFile>[]): Promise<void> {
  const tables: OpenedFile[] = [];
  for (const file of files) {
    if (file.ok && !isPlanFile(file.value.handle.name)) tables.push(file.value);
    else await receivePlan(file);
  }
  if (tables.length === 0) return;
  showImport(true);
  await addImportFiles(tables.map(({ handle, bytes }) => ({ fileName: handle.name, bytes })));
}

async function receivePlan(file: Result<OpenedFile>): Promise<void> {
  const result = file.ok ? await openPlanBytes(file.value, { readOnly: false }) : file;
  if (result.ok) {
    // What was to be imported stays for later; the plan that was asked for is shown.
    showImport(false);
    return;
  }
  if (result.code === 'cancelled') return;
  const title = file.ok ? `“${file.value.handle.name}” was not opened` : 'The file was not opened';
  openDialog({ kind: 'message', title, message: result.message });
}

function isPlanFile(name: string): boolean {
  return name.toLowerCase().endsWith('.baton');
}

/**
 * Where edits cannot be stored, the window is not allowed to close: main asks after a while. About rules that are being
 * written the page asks itself, for as long as it takes.
 */
async function allowClosing(): Promise<void> {
  if (hasRuleDraft()) {
    await getServices().bridge.request('app.keepOpen');
    openDialog({ kind: 'unsaved-rules', leave: closeWithoutRules });
    return;
  }
  const reason = await explainUnstored();
  if (reason === null) await getServices().bridge.request('app.allowClose');
  else showToast({ tone: 'error', message: `The window stays open for now: ${reason}` });
}

async function closeWithoutRules(): Promise<void> {
  dropRuleDraft();
  await getServices().bridge.request('app.close');
}

function isTitleChanged(state: PlanState, before: PlanState): boolean {
  return (
    state.name !== before.name || state.file !== before.file || state.isChangedSinceFile !== before.isChangedSinceFile
  );
}

function isMenuChanged(state: PlanState, before: PlanState): boolean {
  return (
    state.status !== before.status ||
    state.undoLabel !== before.undoLabel ||
    state.redoLabel !== before.redoLabel ||
    state.isReadOnly !== before.isReadOnly
  );
}

function tellDocument({ name, file, isChangedSinceFile }: PlanState): void {
  const state = { title: name, filePath: file?.path ?? '', isChanged: isChangedSinceFile };
  void getServices().bridge.request('app.setDocument', state);
}

function tellMenu({ status, undoLabel, redoLabel, isReadOnly }: PlanState): void {
  const { theme } = sessionStore.getState();
  const state = {
    hasPlan: status === 'open',
    undo: isReadOnly ? '' : undoLabel,
    redo: isReadOnly ? '' : redoLabel,
    theme,
  };
  void getServices().bridge.request('app.setMenu', state);
}
