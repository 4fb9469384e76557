import {
  CalendarClock,
  Copy,
  FileDown,
  FilePlus2,
  FolderOpen,
  Flag,
  Lock,
  LockOpen,
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
  Tag,
  Undo2,
  UserRoundCheck,
  X,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { readSellerColumn } from '../state/columns.ts';
import { choosePlanFile, closePlan, openSample, redo, saveFile, saveFileAs, undo } from '../state/plan-actions.ts';
import { planStore } from '../state/plan-store.ts';
import type { PlanState } from '../state/plan-store.ts';
import { clearSelection, selectMany } from '../state/selection.ts';
import {
  STEPS,
  announce,
  goToStep,
  inspect,
  openDialog,
  requestFind,
  sessionStore,
  setDockOpen,
  setInspectorOpen,
} from '../state/session-store.ts';
import type { SessionState } from '../state/session-store.ts';
import { setTheme } from '../state/theme.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { reportFailure } from './decide.ts';
import type { ShellControls } from './shell/shell-context.ts';
import { STEP_INFO } from './steps.ts';

/** Something the user can do. One object serves menus, keys, the native menu and the palette. */
export interface Action {
  /** The native menu's commands carry the same ids. */
  readonly id: string;
  readonly label: string;
  readonly group: 'Go to' | 'Plan' | 'Edit' | 'Selection' | 'View';
  readonly icon: LucideIcon;
  /** `Mod` is ⌘ or Ctrl. */
  readonly keys?: string;
  readonly isEnabled: boolean;
  readonly run: () => void;
}

/** Everything that can be done now, in the order in which menus show it. */
export function listActions(plan: PlanState, session: SessionState, shell: ShellControls): readonly Action[] {
  return [
    ...listStepActions(plan, shell),
    ...listPlanActions(plan, shell),
    ...listEditActions(plan),
    ...listSelectionActions(plan, session),
    ...listViewActions(plan, session, shell),
  ];
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
      keys: 'Mod+I',
      isEnabled: true,
      run: () => shell.showImport(true),
    },
    {
      id: 'new-sample',
      label: 'Open the sample plan',
      group: 'Plan',
      icon: Sparkles,
      isEnabled: true,
      run: () => void openSample().then((result) => reportFailure('The sample plan was not opened', result)),
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

function listSelectionActions(plan: PlanState, session: SessionState): Action[] {
  const accounts = [...session.selection];
  const canChange = accounts.length > 0 && plan.status === 'open' && !plan.isReadOnly;
  const count = accounts.length > 1 ? ` (${accounts.length})` : '';
  const act = (id: 'move-to' | 'schedule' | 'lock' | 'unlock' | 'override-persona', label: string, icon: LucideIcon) =>
    ({
      id,
      label: `${label}${count}…`,
      group: 'Selection',
      icon,
      isEnabled: canChange,
      run: () => openDialog({ kind: id, accounts }),
    }) satisfies Action;
  return [
    act('move-to', 'Move to', UserRoundCheck),
    act('schedule', 'Set the wave', CalendarClock),
    act('lock', 'Lock', Lock),
    act('unlock', 'Unlock', LockOpen),
    act('override-persona', 'Set the persona', Tag),
    {
      id: 'select-all',
      label: 'Select all shown accounts',
      group: 'Selection',
      icon: UserRoundCheck,
      isEnabled: plan.status === 'open',
      run: selectAllShown,
    },
    {
      id: 'clear-selection',
      label: 'Clear the selection',
      group: 'Selection',
      icon: X,
      isEnabled: accounts.length > 0,
      run: clearSelection,
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
      keys: 'Mod+Alt+I',
      isEnabled: isOpen,
      run: () => setInspectorOpen(!inspectorOpen),
    },
    {
      id: 'toggle-charts',
      label: dockOpen ? 'Hide the charts' : 'Show the charts',
      group: 'View',
      icon: PanelBottom,
      keys: 'Mod+Alt+C',
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
  if (step !== 'territories' && step !== 'waves') goToStep('territories');
  requestFind();
}

function selectAllShown(): void {
  const { base } = planStore.getState();
  if (!base) return;
  const accounts: string[] = [];
  for (let seller = NO_ROW; seller < base.roster.count; seller++) {
    for (const row of readSellerColumn(seller).rows) accounts.push(base.facts.accounts.id[row] as string);
  }
  selectMany(accounts);
  announce(`${accounts.length} accounts selected`);
}
