import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { createStore } from 'zustand/vanilla';
import type { FileHandle } from '../../shared/ipc.ts';
import type { IsoInstant, PlanId, ScenarioId } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';

export interface ScenarioSummary {
  readonly id: ScenarioId;
  readonly name: string;
  readonly isBaseline: boolean;
}

/** A scenario as it was at one moment. */
export interface SnapshotSummary {
  readonly id: ScenarioId;
  readonly name: string;
  readonly note: string;
  readonly takenAt: IsoInstant;
  readonly of: ScenarioId;
}

/**
 * What the screen knows of the open plan. `base` and `figures` are new objects after every change, but the typed arrays
 * inside them are the same, changed in place: compare `revision` or the objects, never the arrays.
 */
export interface PlanState {
  readonly status: 'none' | 'opening' | 'open';
  readonly planId: PlanId | null;
  readonly name: string;
  readonly base: PlanBase | null;
  /** On large plans one frame behind `base`. */
  readonly figures: PlanFigures | null;
  /** Rises with every change of the plan. */
  readonly revision: number;
  readonly canUndo: boolean;
  /** What undo takes back, in words, or an empty text. */
  readonly undoLabel: string;
  /** Why nothing more can be taken back although more was done, in words; else an empty text. */
  readonly undoEnd: string;
  readonly canRedo: boolean;
  readonly redoLabel: string;
  /** `saved`: the page's database and main's recovery journal both have every edit. */
  readonly saving: 'saved' | 'saving' | 'failed';
  /** Why saving failed, for people. */
  readonly saveError: string | null;
  /** Where the plan was opened from or saved to, or `null` where it has no file yet. */
  readonly file: FileHandle | null;
  readonly isChangedSinceFile: boolean;
  /** A review copy: shown, never changed, never stored. */
  readonly isReadOnly: boolean;
  readonly scenarioId: ScenarioId;
  readonly scenarios: readonly ScenarioSummary[];
  /** Of all scenarios, the last one first. */
  readonly snapshots: readonly SnapshotSummary[];
  /** Why the last plan could not be opened, for people. */
  readonly openError: string | null;
}

export const NO_PLAN: PlanState = {
  status: 'none',
  planId: null,
  name: '',
  base: null,
  figures: null,
  revision: 0,
  canUndo: false,
  undoLabel: '',
  undoEnd: '',
  canRedo: false,
  redoLabel: '',
  saving: 'saved',
  saveError: null,
  file: null,
  isChangedSinceFile: false,
  isReadOnly: false,
  scenarioId: '',
  scenarios: [],
  snapshots: [],
  openError: null,
};

/** Read anywhere with `getState()`; only the actions of this folder write to it. */
export const planStore = createStore<PlanState>(() => NO_PLAN);

/** Subscribes a component to a part of the plan. The selector must return a primitive or something that is kept. */
export function usePlan<T>(selector: (state: PlanState) => T): T {
  return useStore(planStore, selector);
}

/** The same for a selector that makes an object of such values: only another value in it counts. */
export function usePlanValues<T extends object>(selector: (state: PlanState) => T): T {
  return useStore(planStore, useShallow(selector));
}
