import { geoGraticule10, geoPath } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { Pace } from './pace.ts';

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
export function loadOutlines(pace: Pace): Promise<Outlines> {
  loading ??= readOutlines(pace);
  return loading;
}

async function readOutlines(pace: Pace): Promise<Outlines> {
  const [worldFile, statesFile] = await Promise.all([
    import('world-atlas/countries-50m.json'),
    import('us-atlas/states-10m.json'),
  ]);
  const world = worldFile.default as unknown as WorldTopology;
  const america = statesFile.default as unknown as WorldTopology;
  const countries = readObject(world, 'countries');
  const states = readObject(america, 'states');
  await pace.rest();
  const land = feature(world, readObject(world, 'land'));
  await pace.rest();
  const borders = mesh(world, countries, (left, right) => left !== right);
  await pace.rest();
  return { land, borders, states: mesh(america, states, (left, right) => left !== right) };
}

type TopologyObject = Parameters<typeof feature>[1];
type MeshObject = NonNullable<Parameters<typeof mesh>[1]>;

function readObject(topology: WorldTopology, name: string): TopologyObject & MeshObject {
  const found = topology.objects[name];
  if (!found) throw new Error(`The outlines have no "${name}".`);
  return found as TopologyObject & MeshObject;
}

/** Draws the outlines into the plane once; the window only moves and scales them. */
export async function flattenOutlines(
  { land, borders, states }: Outlines,
  projection: GeoProjection,
  pace: Pace,
): Promise<LandShapes> {
  const flatten = async (shape: GeoJSON.GeoJSON): Promise<Path2D> => {
    const path = new Path2D();
    const draw = geoPath(projection, path as unknown as CanvasRenderingContext2D);
    for (const part of listParts(shape)) {
      if (pace.isDue) await pace.rest();
      draw(part);
    }
    return path;
  };
  return {
    globe: await flatten({ type: 'Sphere' } as unknown as GeoJSON.GeoJSON),
    graticule: await flatten(geoGraticule10()),
    land: await flatten(land),
    borders: await flatten(borders),
    states: await flatten(states),
  };
}

/** A shape's coasts and lines one by one: together they are the whole shape, alone each is soon drawn. */
function listParts(shape: GeoJSON.GeoJSON): readonly GeoJSON.GeoJSON[] {
  switch (shape.type) {
    case 'FeatureCollection':
      return shape.features.flatMap(listParts);
    case 'Feature':
      return listParts(shape.geometry);
    case 'GeometryCollection':
      return shape.geometries.flatMap(listParts);
    case 'MultiPolygon':
      return shape.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'MultiLineString':
      return shape.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    default:
      return [shape];
  }
}
