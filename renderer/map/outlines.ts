import { geoGraticule10, geoPath } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';

/** The shapes under the points, in degrees; they come with the app. */
export interface Outlines {
  readonly land: GeoJSON.GeoJSON;
  readonly borders: GeoJSON.GeoJSON;
  readonly states: GeoJSON.GeoJSON;
}

/** The same in the plane of a projection. */
export interface LandShapes {
  readonly globe: Path2D;
  readonly graticule: Path2D;
  readonly land: Path2D;
  readonly borders: Path2D;
  readonly states: Path2D;
}

type WorldTopology = Parameters<typeof feature>[0];

let loading: Promise<Outlines> | null = null;

/** Reads the outlines once: half a megabyte that nobody needs who does not look at the map. */
export function loadOutlines(): Promise<Outlines> {
  loading ??= readOutlines();
  return loading;
}

async function readOutlines(): Promise<Outlines> {
  const [worldFile, statesFile] = await Promise.all([
    import('world-atlas/countries-50m.json'),
    import('us-atlas/states-10m.json'),
  ]);
  const world = worldFile.default as unknown as WorldTopology;
  const america = statesFile.default as unknown as WorldTopology;
  const countries = readObject(world, 'countries');
  const states = readObject(america, 'states');
  return {
    land: feature(world, readObject(world, 'land')),
    borders: mesh(world, countries, (left, right) => left !== right),
    states: mesh(america, states, (left, right) => left !== right),
  };
}

type TopologyObject = Parameters<typeof feature>[1];
type MeshObject = NonNullable<Parameters<typeof mesh>[1]>;

function readObject(topology: WorldTopology, name: string): TopologyObject & MeshObject {
  const found = topology.objects[name];
  if (!found) throw new Error(`The outlines have no "${name}".`);
  return found as TopologyObject & MeshObject;
}

/** Draws the outlines into the plane once; the window only moves and scales them. */
export function flattenOutlines({ land, borders, states }: Outlines, projection: GeoProjection): LandShapes {
  const flatten = (shape: GeoJSON.GeoJSON): Path2D => {
    const path = new Path2D();
    geoPath(projection, path as unknown as CanvasRenderingContext2D)(shape);
    return path;
  };
  return {
    globe: flatten({ type: 'Sphere' } as unknown as GeoJSON.GeoJSON),
    graticule: flatten(geoGraticule10()),
    land: flatten(land),
    borders: flatten(borders),
    states: flatten(states),
  };
}
