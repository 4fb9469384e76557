import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { SellerBases } from '../../shared/places/seller-bases.ts';
import { HIDDEN } from './draw-points.ts';
import type { BaseMark, MoveLines } from './paint-overlay.ts';
import type { Colouring } from './map-series.ts';
import type { Scene } from './map-scene.ts';
import type { MapGround } from './ground.ts';

/** More bases than this hide the map: then only those that stand out are drawn. */
const MOST_BASES = 30;

/** A line from each moved account that is shown to the base of its incumbent: where it comes from. */
export function listMoveLines(base: PlanBase, ground: MapGround, bases: SellerBases, scene: Scene): MoveLines {
  const { incumbent, incoming } = base.assignment;
  const places = projectBases(ground, bases);
  const starts: number[] = [];
  const to: number[] = [];
  for (let row = 0; row < incoming.length; row++) {
    if (scene.look.layer[row] === HIDDEN || incoming[row] === incumbent[row]) continue;
    const from = places[incumbent[row] as number];
    if (!from) continue;
    starts.push(from[0], from[1]);
    to.push(row);
  }
  return { from: Float32Array.from(starts), to: Int32Array.from(to) };
}

/** The bases to draw: of everybody with accounts in view or, under lines, of those from whom they come; of the one who stands
 * out alone, and of nobody where it would be a crowd. */
export function listBaseMarks(
  base: PlanBase,
  ground: MapGround,
  bases: SellerBases,
  colouring: Colouring,
  scene: Scene,
  lines: MoveLines | null,
  highlight: number | null,
): BaseMark[] {
  const places = projectBases(ground, bases);
  const origins = new Set(lines ? Array.from(lines.to, (row) => base.assignment.incumbent[row]) : []);
  const shown = colouring.series.filter(({ key }, index) => {
    if (highlight !== null) return key === highlight;
    return lines ? origins.has(key) : (scene.counts[index] as number) > 0;
  });
  if (highlight === null && shown.length > MOST_BASES) return [];
  return shown.flatMap(({ key, colour }) => {
    const place = places[key];
    if (!place) return [];
    return [{ x: place[0], y: place[1], name: base.roster.names[key] as string, colour, isNamed: key === highlight }];
  });
}

function projectBases({ projection }: MapGround, { latitude, longitude }: SellerBases): ([number, number] | null)[] {
  return Array.from(latitude, (north, row) =>
    Number.isNaN(north) ? null : projection([longitude[row] as number, north]),
  );
}
