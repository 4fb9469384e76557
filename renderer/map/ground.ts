import type { GeoProjection } from 'd3-geo';
import { arrangeCrowds } from '../../shared/places/arrange-crowds.ts';
import type { Places } from '../../shared/places/place-accounts.ts';
import type { AccountTable } from '../../shared/model/facts.ts';
import { loadGazetteer, readPlaces } from '../state/map-store.ts';
import { flattenOutlines, loadOutlines } from './outlines.ts';
import type { LandShapes } from './outlines.ts';
import { Pace } from './pace.ts';
import { chooseProjection, projectPoints } from './projection.ts';
import { spreadPoints } from './spread-points.ts';
import type { SpreadPoints } from './spread-points.ts';

/** Where everything lies: changes with the facts, not with a move. */
export interface MapGround {
  readonly places: Places;
  readonly projection: GeoProjection;
  readonly points: SpreadPoints;
  readonly shapes: LandShapes;
}

const grounds = new WeakMap<AccountTable, MapGround>();

/** The ground that was laid out for these accounts, or `null`. */
export function readGround(accounts: AccountTable): MapGround | null {
  return grounds.get(accounts) ?? null;
}

/**
 * Lays the ground out in slices, so that the page answers meanwhile: at 100,000 accounts it is half a second's work. Kept
 * for the same accounts.
 * @returns `null` where it was stopped.
 */
export async function layOutGround(accounts: AccountTable, signal: AbortSignal): Promise<MapGround | null> {
  const pace = new Pace();
  await loadGazetteer();
  await pace.rest();
  const outlines = await loadOutlines(pace);
  const places = readPlaces(accounts);
  await pace.rest();
  if (!places || signal.aborted) return null;
  const projection = chooseProjection(places);
  await pace.rest();
  const crowds = arrangeCrowds(places);
  await pace.rest();
  const flat = await projectPoints(projection, places, pace);
  if (signal.aborted) return null;
  const points = spreadPoints(flat, crowds, places);
  const shapes = await flattenOutlines(outlines, projection, pace);
  const ground = { places, projection, points, shapes };
  grounds.set(accounts, ground);
  return ground;
}
