import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { Gazetteer } from '../../shared/places/gazetteer.ts';
import { placeAccounts } from '../../shared/places/place-accounts.ts';
import type { Places } from '../../shared/places/place-accounts.ts';
import type { AccountTable } from '../../shared/model/facts.ts';

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

/** Where the accounts are; `null` until the table of centres has been read. The same object for the same facts. */
export function readPlaces(accounts: AccountTable): Places | null {
  const { gazetteer } = mapStore.getState();
  if (!gazetteer) return null;
  let places = placesOf.get(accounts);
  if (!places) placesOf.set(accounts, (places = placeAccounts(accounts, gazetteer)));
  return places;
}
