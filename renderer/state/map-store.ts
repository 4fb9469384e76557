import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { Gazetteer } from '../../shared/places/gazetteer.ts';
import { placeAccounts } from '../../shared/places/place-accounts.ts';
import type { Places } from '../../shared/places/place-accounts.ts';
import type { AccountTable } from '../../shared/model/facts.ts';
import type { Roster } from '../../shared/model/roster.ts';
import { findWhereabouts } from '../../shared/overview/distances.ts';
import type { Whereabouts } from '../../shared/overview/distances.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';

export type MapColouring = 'seller' | 'persona' | 'wave';
/** `pan`: a drag moves the map, a click selects. The others draw around what is to be selected. */
export type MapTool = 'pan' | 'lasso' | 'rectangle';

export interface MapState {
  readonly colouring: MapColouring;
  /** Whose accounts they are: today's sellers, or those of the plan. */
  readonly when: 'today' | 'plan';
  readonly tool: MapTool;
  /** Key of the series that stands out, the others step back; `null` for none. */
  readonly highlight: number | null;
  readonly panel: 'legend' | 'places';
  /** `null` until it has been read. */
  readonly gazetteer: Gazetteer | null;
}

/** How the map is shown: never stored in the plan, never undoable. */
export const mapStore = createStore<MapState>(() => ({
  colouring: 'seller',
  when: 'plan',
  tool: 'pan',
  highlight: null,
  panel: 'legend',
  gazetteer: null,
}));

/** Subscribes a component to a part of it. The selector must return a primitive or something that is kept. */
export function useMap<T>(selector: (state: MapState) => T): T {
  return useStore(mapStore, selector);
}

export function changeMap(change: Partial<Omit<MapState, 'gazetteer'>>): void {
  mapStore.setState(change);
}

/** Reads the table of centres, once; it comes with the app. */
export async function loadGazetteer(): Promise<Gazetteer> {
  const known = mapStore.getState().gazetteer;
  if (known) return known;
  const { default: file } = await import('../../shared/places/gazetteer.json');
  const gazetteer = mapStore.getState().gazetteer ?? new Gazetteer(file);
  mapStore.setState({ gazetteer });
  return gazetteer;
}

const placesOf = new WeakMap<AccountTable, Places>();

const bases = new WeakMap<Roster, Whereabouts>();

/** Where accounts and sellers are; `null` until the table of centres has been read. Kept for the same accounts and sellers. */
export function readWhereabouts(base: PlanBase): Whereabouts | null {
  const { gazetteer } = mapStore.getState();
  const places = readPlaces(base.facts.accounts);
  if (!gazetteer || !places) return null;
  const known = bases.get(base.roster);
  if (known?.places === places) return known;
  const found = findWhereabouts(base, gazetteer, places);
  bases.set(base.roster, found);
  return found;
}

/** Where the accounts are; `null` until the table of centres has been read. The same object for the same facts. */
export function readPlaces(accounts: AccountTable): Places | null {
  const { gazetteer } = mapStore.getState();
  if (!gazetteer) return null;
  let places = placesOf.get(accounts);
  if (!places) placesOf.set(accounts, (places = placeAccounts(accounts, gazetteer)));
  return places;
}
