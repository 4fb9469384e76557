import { useCallback, useSyncExternalStore } from 'react';
import type { Patch } from '../../shared/history/patch.ts';
import { SCENARIO_TABLES, scenarioTableKey } from '../../shared/model/plan.ts';
import type { ScenarioTableName } from '../../shared/model/plan.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import { createFilterTest } from './account-filter.ts';
import { orderAccounts } from './account-order.ts';
import { ColumnIndex, waveColumnOf } from './column-index.ts';
import type { ColumnList, ColumnSource } from './column-index.ts';
import { listColumnKeys } from './column-keys.ts';
import type { ColumnKeys } from './column-keys.ts';
import { sessionStore } from './session-store.ts';

type Listener = () => void;

const NO_KEYS: ColumnKeys = { sellers: [], groups: [], waves: [] };
const listeners = { sellers: new Map<number, Set<Listener>>(), waves: new Map<number, Set<Listener>>() };
const keyListeners = new Set<Listener>();

const sellerColumns = new ColumnIndex((column) => notify(listeners.sellers.get(column)));
const waveColumns = new ColumnIndex((column) => notify(listeners.waves.get(column)));
let keys: ColumnKeys = NO_KEYS;
let shown: { readonly base: PlanBase; readonly figures: PlanFigures | null } | null = null;

/** @param row roster row, or `NO_ROW` for unassigned. */
export function readSellerColumn(row: number): ColumnList {
  catchUp();
  return sellerColumns.read(row);
}

/** @param index wave, or `NO_ROW` for the moves that are not scheduled. */
export function readWaveColumn(index: number): ColumnList {
  catchUp();
  return waveColumns.read(index);
}

export function readColumnKeys(): ColumnKeys {
  return keys;
}

/** Subscribes to one seller's column alone. @param row roster row, or `NO_ROW` for unassigned. */
export function useSellerColumn(row: number): ColumnList {
  const subscribe = useCallback((listener: Listener) => subscribeTo(listeners.sellers, row, listener), [row]);
  return useSyncExternalStore(subscribe, () => readSellerColumn(row));
}

/** Subscribes to one wave's column alone. @param index wave, or `NO_ROW` for unscheduled. */
export function useWaveColumn(index: number): ColumnList {
  const subscribe = useCallback((listener: Listener) => subscribeTo(listeners.waves, index, listener), [index]);
  return useSyncExternalStore(subscribe, () => readWaveColumn(index));
}

/** Subscribes to which columns there are, not to their cards. */
export function useColumnKeys(): ColumnKeys {
  return useSyncExternalStore(subscribeToKeys, readColumnKeys);
}

/** Makes all columns anew: for another plan, scenario or facts version. */
export function rebuildColumns(base: PlanBase, figures: PlanFigures | null): void {
  shown = { base, figures };
  refreshKeys(base);
  rebuildLists(base, figures, false);
}

/** Whether two bases have the same accounts, sellers and waves at the same places. */
export function hasSameShape(left: PlanBase, right: PlanBase): boolean {
  return (
    left.scenario === right.scenario &&
    left.facts === right.facts &&
    left.roster === right.roster &&
    left.assignment.waves === right.assignment.waves
  );
}

/** Follows an edit after the base did: only the columns that the patch touches. */
export function updateColumns(base: PlanBase, figures: PlanFigures | null, patch: Patch): void {
  const touched = shown && hasSameShape(shown.base, base) ? listTouchedRows(base, patch) : null;
  if (!touched) {
    rebuildColumns(base, figures);
    return;
  }
  shown = { base, figures };
  if (touched.length === 0) return;
  catchUp();
  const sources = createSources(base, figures);
  sellerColumns.update(sources.sellers, touched);
  waveColumns.update(sources.waves, touched);
  const listed = new Set(keys.sellers);
  if (touched.some((row) => !listed.has(base.assignment.incoming[row] as number))) refreshKeys(base);
}

/** Follows figures that came after their edit: a filter by finding shows other accounts then. */
export function updateFilteredFinding(base: PlanBase, figures: PlanFigures): void {
  shown = { base, figures };
  if (sessionStore.getState().filter.findingId !== null) rebuildLists(base, figures, true);
}

sessionStore.subscribe((state, before) => {
  if (!shown) return;
  if (state.groupBy !== before.groupBy) refreshKeys(shown.base);
  if (state.filter !== before.filter || state.sortOrder !== before.sortOrder) {
    rebuildLists(shown.base, shown.figures, true);
  }
});

/** Lists that are out of date, and whether only their order or filter is; `null` where they are not. */
let outdated: { readonly isContentKept: boolean } | null = null;

/** While no board is on the screen, the lists wait until one asks for them. */
function rebuildLists(base: PlanBase, figures: PlanFigures | null, isContentKept: boolean): void {
  const hasBoard = [listeners.sellers, listeners.waves].some((map) => [...map.values()].some(({ size }) => size > 0));
  outdated = { isContentKept: isContentKept && (outdated?.isContentKept ?? true) };
  if (hasBoard) makeLists(base, figures);
}

function catchUp(): void {
  if (shown) makeLists(shown.base, shown.figures);
}

function makeLists(base: PlanBase, figures: PlanFigures | null): void {
  if (!outdated) return;
  const { isContentKept } = outdated;
  outdated = null;
  const sources = createSources(base, figures);
  sellerColumns.rebuild(sources.sellers, isContentKept);
  waveColumns.rebuild(sources.waves, isContentKept);
}

function createSources(base: PlanBase, figures: PlanFigures | null): { sellers: ColumnSource; waves: ColumnSource } {
  const { filter, sortOrder } = sessionStore.getState();
  const { incoming, incumbent, wave, waves } = base.assignment;
  const { codes } = base.personas;
  const order = orderAccounts(base, sortOrder);
  const isShown = createFilterTest(base, figures, filter);
  return {
    sellers: { order, isShown, columnCount: base.roster.count, columnOf: (row) => incoming[row] as number },
    waves: {
      order,
      isShown,
      columnCount: waves.length,
      // Prospects and former customers without an open deal change hands silently: nothing to schedule.
      columnOf: (row) =>
        waveColumnOf(wave[row] as number, incoming[row] !== incumbent[row], (codes[row] as number) >= 0),
    },
  };
}

const ACCOUNT_TABLES: readonly ScenarioTableName[] = [
  'incoming',
  'waveOf',
  'pins',
  'locks',
  'personaOverrides',
  'accountDates',
];

/** Account rows that the patch changes, or `null` where it changes more than single accounts. */
function listTouchedRows(base: PlanBase, patch: Patch): number[] | null {
  const accountTables = new Set<string>(ACCOUNT_TABLES.map((table) => scenarioTableKey(base.scenario, table)));
  const ownTables = new Set<string>(SCENARIO_TABLES.map((table) => scenarioTableKey(base.scenario, table)));
  const isSortedByPersona = sessionStore.getState().sortOrder === 'persona';
  const touched = new Set<number>();
  for (const [table, rows] of Object.entries(patch)) {
    const isOtherScenario = table.includes('/') && !ownTables.has(table);
    // Names and snapshots of scenarios are on no board.
    if (
      isOtherScenario ||
      table === 'scenarios' ||
      (table === 'plan' && Object.keys(rows).every((name) => name === 'name'))
    )
      continue;
    if (!accountTables.has(table)) return null;
    if (isSortedByPersona && table === scenarioTableKey(base.scenario, 'personaOverrides')) return null;
    for (const id of Object.keys(rows)) {
      const row = base.accountRow.get(id);
      if (row !== undefined) touched.add(row);
    }
  }
  return [...touched];
}

function refreshKeys(base: PlanBase): void {
  const next = listColumnKeys(base, sessionStore.getState().groupBy);
  if (JSON.stringify(next) === JSON.stringify(keys)) return;
  keys = next;
  notify(keyListeners);
}

function subscribeTo(map: Map<number, Set<Listener>>, column: number, listener: Listener): () => void {
  let set = map.get(column);
  if (!set) map.set(column, (set = new Set()));
  set.add(listener);
  return () => set.delete(listener);
}

function subscribeToKeys(listener: Listener): () => void {
  keyListeners.add(listener);
  return () => keyListeners.delete(listener);
}

function notify(set: Set<Listener> | undefined): void {
  if (set) for (const listener of set) listener();
}
