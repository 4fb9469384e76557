import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AccountId, PersonaId, SellerId, WaveId } from '../../shared/model/ids.ts';
import type { Grouping } from '../../shared/territory/groups.ts';
import type { Measure } from '../../shared/territory/measures.ts';
import type { MovePreview } from '../../shared/territory/preview.ts';
import { readPreferences, writePreferences } from './preferences.ts';
import type { Theme } from './preferences.ts';

export const STEPS = [
  'data',
  'territories',
  'waves',
  'opportunities',
  'handover',
  'messages',
  'review',
  'export',
] as const;
export type Step = (typeof STEPS)[number];

/** The parts of the step Waves, in the order in which its switch shows them. */
export const WAVE_VIEWS = ['board', 'planner', 'personas', 'calendar', 'findings'] as const;
export type WaveView = (typeof WAVE_VIEWS)[number];

/** The views of the step Territories, in the order of their tabs; what each shows is in `territory-views.ts`. */
export const TERRITORY_VIEWS = ['board', 'map', 'scorecard', 'optimizer', 'frontier', 'compare'] as const;
export type TerritoryView = (typeof TERRITORY_VIEWS)[number];

/** Which cards the boards show. `null` and empty texts do not filter. */
export interface Filter {
  readonly text: string;
  readonly segment: string | null;
  readonly persona: PersonaId | null;
  /** Accounts that this seller has or gets. */
  readonly seller: SellerId | null;
  readonly wave: WaveId | 'unscheduled' | null;
  readonly movedOnly: boolean;
  readonly findingId: string | null;
  /** Index into `PLACE_BASES` of what the account's place is known by, or `NOT_PLACED`; set on the map. */
  readonly placedBy: number | null;
}
export const NO_FILTER: Filter = {
  text: '',
  segment: null,
  persona: null,
  seller: null,
  wave: null,
  movedOnly: false,
  findingId: null,
  placedBy: null,
};

export type SortOrder = 'arr' | 'name' | 'persona';
export type GroupBy = 'none' | Grouping;

/** Cards in the air. Nothing of the plan has changed. */
export interface DragState {
  /** Account rows. */
  readonly rows: readonly number[];
  /** Roster row or wave index under the pointer; `NO_ROW` is the pool or unscheduled; `null` is no column. */
  readonly over: number | null;
  readonly preview: MovePreview | null;
  readonly board?: 'sellers' | 'waves';
  /** Why the column under the pointer cannot take the cards. */
  readonly refusal?: string | null;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'error';
  readonly message: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export type InspectorTarget =
  | { readonly kind: 'accounts' }
  | { readonly kind: 'seller'; readonly row: number }
  | { readonly kind: 'wave'; readonly index: number }
  | { readonly kind: 'findings' }
  /** A move that the optimizer or the chosen point of the frontier proposes, by its place there. */
  | { readonly kind: 'proposed-move'; readonly source: 'optimizer' | 'frontier'; readonly index: number }
  | { readonly kind: 'plan' };

/** The one dialog that is open. The shell draws it. */
export type DialogState =
  | { readonly kind: 'move-to'; readonly accounts: readonly AccountId[] }
  | { readonly kind: 'schedule'; readonly accounts: readonly AccountId[] }
  | { readonly kind: 'lock'; readonly accounts: readonly AccountId[] }
  | { readonly kind: 'unlock'; readonly accounts: readonly AccountId[] }
  | { readonly kind: 'override-persona'; readonly accounts: readonly AccountId[] }
  | { readonly kind: 'account-dates'; readonly accounts: readonly AccountId[] }
  | { readonly kind: 'rename-plan' }
  | { readonly kind: 'change-wave'; readonly wave: WaveId }
  | { readonly kind: 'add-wave' }
  | {
      readonly kind: 'skipped';
      readonly title: string;
      readonly skipped: readonly { account: AccountId; reason: string }[];
    }
  | {
      /** The file holds a plan that is here already, with other edits. Answered by `settleOpenConflict`. */
      readonly kind: 'open-conflict';
      readonly fileName: string;
      readonly planName: string;
      /** Edits that only the version here has, and only the file has. */
      readonly editsHere: number;
      readonly editsInFile: number;
    }
  | {
      /** Leaving the plan would lose edits; `leave` does it all the same. */
      readonly kind: 'not-stored';
      readonly reason: string;
      readonly leave: () => Promise<void>;
    }
  | {
      /** Leaving the plan would lose rules that are being written; `leave` does it all the same. */
      readonly kind: 'unsaved-rules';
      readonly leave: () => Promise<void>;
    }
  | { readonly kind: 'message'; readonly title: string; readonly message: string };

export interface SessionState {
  readonly step: Step;
  readonly waveView: WaveView;
  readonly territoryView: TerritoryView;
  readonly selection: ReadonlySet<AccountId>;
  /** Where a range selected with Shift starts. */
  readonly anchor: AccountId | null;
  readonly focusAccount: AccountId | null;
  readonly filter: Filter;
  readonly sortOrder: SortOrder;
  readonly groupBy: GroupBy;
  readonly measure: Measure;
  readonly theme: Theme;
  readonly inspectorOpen: boolean;
  readonly inspectorTarget: InspectorTarget;
  readonly dockOpen: boolean;
  /** Pixels. */
  readonly dockHeight: number;
  readonly drag: DragState | null;
  readonly toasts: readonly Toast[];
  /** The last text for screen readers; the number makes the same text twice two announcements. */
  readonly announcement: { readonly id: number; readonly text: string };
  readonly dialog: DialogState | null;
  /** Rises when the search field should take the focus. */
  readonly findRequest: number;
}

const preferences = readPreferences();

/** Selection, filters, what is shown: never stored in the plan, never undoable. */
export const sessionStore = createStore<SessionState>(() => ({
  step: 'data',
  waveView: 'board',
  territoryView: 'board',
  selection: new Set<AccountId>(),
  anchor: null,
  focusAccount: null,
  filter: NO_FILTER,
  sortOrder: 'arr',
  groupBy: 'none',
  measure: 'arr',
  theme: preferences.theme,
  inspectorOpen: preferences.inspectorOpen,
  inspectorTarget: { kind: 'accounts' },
  dockOpen: preferences.dockOpen,
  dockHeight: preferences.dockHeight,
  drag: null,
  toasts: [],
  announcement: { id: 0, text: '' },
  dialog: null,
  findRequest: 0,
}));

/** Subscribes a component to a part of the session. The selector must return a primitive or something that is kept. */
export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(sessionStore, selector);
}

/** Shows a step of the work; Territories in the view that was last looked at. */
export function goToStep(step: Step): void {
  sessionStore.setState({ step });
}

/** Goes to a part of the step Waves. */
export function goToWaveView(waveView: WaveView): void {
  sessionStore.setState({ step: 'waves', waveView });
}

/** Goes to a view of the step Territories. */
export function goToTerritoryView(territoryView: TerritoryView): void {
  sessionStore.setState({ step: 'territories', territoryView });
}

/** Goes to a step whose cards are to be seen: of the steps Territories and Waves, the board. */
export function goToBoard(step: Step): void {
  if (step === 'territories') goToTerritoryView('board');
  else if (step === 'waves') goToWaveView('board');
  else goToStep(step);
}

/** Changes the given parts of the filter and leaves the others. */
export function changeFilter(change: Partial<Filter>): void {
  sessionStore.setState((state) => ({ filter: { ...state.filter, ...change } }));
}

export function clearFilter(): void {
  sessionStore.setState({ filter: NO_FILTER });
}

export function setSortOrder(sortOrder: SortOrder): void {
  sessionStore.setState({ sortOrder });
}

export function setGroupBy(groupBy: GroupBy): void {
  sessionStore.setState({ groupBy });
}

export function setMeasure(measure: Measure): void {
  sessionStore.setState({ measure });
}

export function setFocusAccount(focusAccount: AccountId | null): void {
  sessionStore.setState({ focusAccount });
}

export function setDrag(drag: DragState | null): void {
  sessionStore.setState({ drag });
}

export function setInspectorOpen(inspectorOpen: boolean): void {
  sessionStore.setState({ inspectorOpen });
  writePreferences({ inspectorOpen });
}

const ACCOUNTS: InspectorTarget = { kind: 'accounts' };

/** What the inspector shows: a proposed move only beside the proposal that it belongs to, elsewhere what is selected. */
export function readInspectorTarget({ inspectorTarget, step, territoryView }: SessionState): InspectorTarget {
  if (inspectorTarget.kind !== 'proposed-move') return inspectorTarget;
  return step === 'territories' && territoryView === inspectorTarget.source ? inspectorTarget : ACCOUNTS;
}

/** Shows something in the inspector, opening it where it is closed. */
export function inspect(inspectorTarget: InspectorTarget): void {
  sessionStore.setState({ inspectorTarget });
  setInspectorOpen(true);
}

export function setDockOpen(dockOpen: boolean): void {
  sessionStore.setState({ dockOpen });
  writePreferences({ dockOpen });
}

/** @param dockHeight pixels. */
export function setDockHeight(dockHeight: number): void {
  sessionStore.setState({ dockHeight });
  writePreferences({ dockHeight });
}

export function openDialog(dialog: DialogState): void {
  sessionStore.setState({ dialog });
}

export function closeDialog(): void {
  sessionStore.setState({ dialog: null });
}

/** Puts the focus in the search field. */
export function requestFind(): void {
  sessionStore.setState((state) => ({ findRequest: state.findRequest + 1 }));
}

/** Says something to screen readers. */
export function announce(text: string): void {
  sessionStore.setState((state) => ({ announcement: { id: state.announcement.id + 1, text } }));
}

let lastToast = 0;

/** @returns the toast's id. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = ++lastToast;
  sessionStore.setState((state) => ({ toasts: [...state.toasts.slice(-2), { ...toast, id }] }));
  return id;
}

export function dismissToast(id: number): void {
  sessionStore.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
}
