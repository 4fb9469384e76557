import {
  Copy,
  FileDown,
  FilePlus2,
  FolderOpen,
  Flag,
  Monitor,
  Moon,
  PanelBottom,
  PanelRight,
  Pencil,
  Redo2,
  Save,
  Search,
  Sparkles,
  Sun,
  Undo2,
  X,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { choosePlanFile, closePlan, openSample, redo, saveFile, saveFileAs, undo } from '../state/plan-actions.ts';
import type { PlanState } from '../state/plan-store.ts';
import {
  STEPS,
  TERRITORY_VIEWS,
  WAVE_VIEWS,
  announce,
  goToBoard,
  goToStep,
  goToTerritoryView,
  goToWaveView,
  inspect,
  openDialog,
  requestFind,
  sessionStore,
  setDockOpen,
  setInspectorOpen,
} from '../state/session-store.ts';
import type { SessionState } from '../state/session-store.ts';
import { proposeMoves, traceCurve } from '../state/redesign-run.ts';
import { setTheme } from '../state/theme.ts';
import type { Action } from './action.ts';
import { reportFailure } from './decide.ts';
import { listSelectionActions } from './selection-actions.ts';
import type { ShellControls } from './shell/shell-context.ts';
import { STEP_INFO } from './steps.ts';
import { TERRITORY_VIEW_INFO } from './territories/territory-views.ts';
import { WAVE_VIEW_INFO } from './waves/wave-views.ts';

/** Everything that can be done now, in the order in which menus show it. */
export function listActions(plan: PlanState, session: SessionState, shell: ShellControls): readonly Action[] {
  const actions = [
    ...listStepActions(plan, shell),
    ...listTerritoryViewActions(plan, shell),
    ...listWaveViewActions(plan, shell),
    ...listPlanActions(plan, shell),
    ...listRedesignActions(plan, shell),
    ...listEditActions(plan),
    ...listSelectionActions(plan, session),
    ...listViewActions(plan, session, shell),
  ];
  if (!shell.isImporting) return actions;
  // The import lies over the plan: nobody would see what these do to it.
  return actions.map((action) => (isBehindImport(action) ? { ...action, isEnabled: false } : action));
}

const BEHIND_IMPORT = new Set([
  'rename-plan',
  'close-plan',
  'show-findings',
  'toggle-inspector',
  'toggle-charts',
  'find',
]);

function isBehindImport({ id, group }: Action): boolean {
  return group === 'Edit' || group === 'Selection' || BEHIND_IMPORT.has(id);
}

function listStepActions(plan: PlanState, shell: ShellControls): Action[] {
  return STEPS.map((step, index) => ({
    id: `step-${index + 1}`,
    label: STEP_INFO[step].name,
    group: 'Go to',
    icon: STEP_INFO[step].icon,
    keys: `Mod+${index + 1}`,
    isEnabled: plan.status === 'open',
    run: () => {
      shell.showImport(false);
      goToStep(step);
    },
  }));
}

function listTerritoryViewActions(plan: PlanState, shell: ShellControls): Action[] {
  return TERRITORY_VIEWS.map((view) => ({
    id: `territories-${view}`,
    label: `${STEP_INFO.territories.name}: ${TERRITORY_VIEW_INFO[view].name}`,
    group: 'Go to',
    icon: TERRITORY_VIEW_INFO[view].icon,
    isEnabled: plan.status === 'open',
    run: () => {
      shell.showImport(false);
      goToTerritoryView(view);
    },
  }));
}

/** Searches for redesigns; each is shown where its answer comes. */
function listRedesignActions(plan: PlanState, shell: ShellControls): Action[] {
  const isEnabled = plan.status === 'open' && !plan.isReadOnly;
  const start = (view: 'optimizer' | 'frontier', search: () => Promise<void>) => () => {
    shell.showImport(false);
    goToTerritoryView(view);
    void search();
  };
  return [
    {
      id: 'propose-moves',
      label: 'Propose moves that balance the books',
      group: 'Plan',
      icon: TERRITORY_VIEW_INFO.optimizer.icon,
      isEnabled,
      run: start('optimizer', proposeMoves),
    },
    {
      id: 'trace-frontier',
      label: 'Trace balance against disruption',
      group: 'Plan',
      icon: TERRITORY_VIEW_INFO.frontier.icon,
      isEnabled,
      run: start('frontier', traceCurve),
    },
  ];
}

function listWaveViewActions(plan: PlanState, shell: ShellControls): Action[] {
  return WAVE_VIEWS.map((view) => ({
    id: `waves-${view}`,
    label: `${STEP_INFO.waves.name}: ${WAVE_VIEW_INFO[view].name}`,
    group: 'Go to',
    icon: WAVE_VIEW_INFO[view].icon,
    isEnabled: plan.status === 'open',
    run: () => {
      shell.showImport(false);
      goToWaveView(view);
    },
  }));
}

function listPlanActions(plan: PlanState, shell: ShellControls): Action[] {
  const isOpen = plan.status === 'open';
  const open = async (isReadOnly: boolean) =>
    reportFailure('The file was not opened', await choosePlanFile({ readOnly: isReadOnly }));
  return [
    {
      id: 'open',
      label: 'Open a plan file…',
      group: 'Plan',
      icon: FolderOpen,
      keys: 'Mod+O',
      isEnabled: true,
      run: () => void open(false),
    },
    {
      id: 'open-read-only',
      label: 'Open a read-only copy…',
      group: 'Plan',
      icon: Copy,
      isEnabled: true,
      run: () => void open(true),
    },
    {
      id: 'new-import',
      label: 'Import data…',
      group: 'Plan',
      icon: FilePlus2,
      keys: 'Mod+N',
      isEnabled: true,
      run: () => shell.showImport(true),
    },
    {
      id: 'new-sample',
      label: 'Open the sample plan',
      group: 'Plan',
      icon: Sparkles,
      isEnabled: true,
      run: () => void showSample(),
    },
    {
      id: 'save',
      label: 'Save',
      group: 'Plan',
      icon: Save,
      keys: 'Mod+S',
      isEnabled: isOpen && !plan.isReadOnly,
      run: () => void saveFile().then((result) => reportFailure('The plan was not saved to a file', result)),
    },
    {
      id: 'save-as',
      label: 'Save as…',
      group: 'Plan',
      icon: FileDown,
      keys: 'Mod+Shift+S',
      isEnabled: isOpen,
      run: () => void saveFileAs().then((result) => reportFailure('The plan was not saved to a file', result)),
    },
    {
      id: 'rename-plan',
      label: 'Rename the plan…',
      group: 'Plan',
      icon: Pencil,
      isEnabled: isOpen && !plan.isReadOnly,
      run: () => openDialog({ kind: 'rename-plan' }),
    },
    {
      id: 'close-plan',
      label: 'Close the plan',
      group: 'Plan',
      icon: X,
      isEnabled: isOpen,
      run: () => void closePlan(),
    },
  ];
}

/** The sample is there to be looked at: on the board, with the charts. */
export async function showSample(): Promise<void> {
  const result = await openSample();
  reportFailure('The sample plan was not opened', result);
  if (result.ok) goToBoard('territories');
}

function listEditActions(plan: PlanState): Action[] {
  const say = (verb: string, label: string | null) => {
    if (label !== null) announce(`${verb}: ${label}`);
  };
  return [
    {
      id: 'undo',
      label: plan.canUndo ? `Undo: ${plan.undoLabel}` : 'Undo',
      group: 'Edit',
      icon: Undo2,
      keys: 'Mod+Z',
      isEnabled: plan.canUndo && !plan.isReadOnly,
      run: () => say('Undone', undo()),
    },
    {
      id: 'redo',
      label: plan.canRedo ? `Redo: ${plan.redoLabel}` : 'Redo',
      group: 'Edit',
      icon: Redo2,
      keys: 'Mod+Shift+Z',
      isEnabled: plan.canRedo && !plan.isReadOnly,
      run: () => say('Done again', redo()),
    },
  ];
}

function listViewActions(plan: PlanState, session: SessionState, shell: ShellControls): Action[] {
  const isOpen = plan.status === 'open';
  const { inspectorOpen, dockOpen } = session;
  return [
    {
      id: 'palette',
      label: 'Search or run a command…',
      group: 'View',
      icon: Search,
      keys: 'Mod+K',
      isEnabled: true,
      run: () => shell.showPalette(true),
    },
    {
      id: 'find',
      label: 'Filter the board',
      group: 'View',
      icon: Search,
      keys: 'Mod+F',
      isEnabled: isOpen,
      run: findOnBoard,
    },
    {
      id: 'show-findings',
      label: 'Show the findings',
      group: 'View',
      icon: Flag,
      isEnabled: isOpen,
      run: () => inspect({ kind: 'findings' }),
    },
    {
      id: 'toggle-inspector',
      label: inspectorOpen ? 'Hide the inspector' : 'Show the inspector',
      group: 'View',
      icon: PanelRight,
      keys: 'Mod+I',
      isEnabled: isOpen,
      run: () => setInspectorOpen(!inspectorOpen),
    },
    {
      id: 'toggle-charts',
      label: dockOpen ? 'Hide the charts' : 'Show the charts',
      group: 'View',
      icon: PanelBottom,
      keys: 'Mod+Shift+C',
      isEnabled: isOpen,
      run: () => setDockOpen(!dockOpen),
    },
    theme('light', 'Light theme', Sun),
    theme('dark', 'Dark theme', Moon),
    theme('system', 'Theme of the system', Monitor),
  ];
}

function theme(name: SessionState['theme'], label: string, icon: LucideIcon): Action {
  return { id: `theme-${name}`, label, group: 'View', icon, isEnabled: true, run: () => setTheme(name) };
}

function findOnBoard(): void {
  const { step } = sessionStore.getState();
  goToBoard(step === 'waves' ? 'waves' : 'territories');
  requestFind();
}
