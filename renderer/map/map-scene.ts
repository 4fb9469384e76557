import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { NOT_PLACED } from '../../shared/places/place-accounts.ts';
import type { Places } from '../../shared/places/place-accounts.ts';
import { HIDDEN, LAYERS, orderLayers } from './draw-points.ts';
import type { PointLook } from './draw-points.ts';
import type { Colouring } from './map-series.ts';

/** Each series has a sprite for each of these. */
const VARIANTS = ['plain', 'moved', 'selected', 'muted'] as const;

export interface SceneOptions {
  readonly colouring: Colouring;
  readonly keyOf: (row: number) => number;
  /** The board's filter. */
  readonly isShown: (row: number) => boolean;
  readonly isSelected: (row: number) => boolean;
  /** Whether moved accounts are marked: on the map of the plan, where not all of them are moved,
   * and there is room for marks. */
  readonly marksMoves: boolean;
  /** Key of the series that stands out. */
  readonly highlight: number | null;
}

/** What the map shows of the accounts. */
export interface Scene {
  readonly look: PointLook;
  /** Accounts shown, by series. */
  readonly counts: Int32Array;
  /** How many the filter lets through, and how many of those have a place. */
  readonly shown: number;
  readonly placed: number;
}

/** More marks than this would hide the rest. */
const MOST_MARKS = 4000;

/** One pass over all accounts: which of them are shown, and how each looks. */
export function buildScene(base: PlanBase, places: Places, options: SceneOptions): Scene {
  const { colouring, keyOf, isShown, isSelected, marksMoves, highlight } = options;
  const { incumbent, incoming } = base.assignment;
  const { count } = base.facts.accounts;
  const isMarking = marksMoves && count <= MOST_MARKS;
  const layer = new Uint8Array(count).fill(HIDDEN);
  const sprite = new Uint16Array(count);
  const counts = new Int32Array(colouring.series.length);
  const seriesOf = indexKeys(colouring);
  let shown = 0;
  let placed = 0;
  for (let row = 0; row < count; row++) {
    if (!isShown(row)) continue;
    shown++;
    const key = keyOf(row);
    const series = seriesOf(key);
    counts[series]! += 1;
    if (places.basis[row] === NOT_PLACED) continue;
    placed++;
    const variant = isSelected(row)
      ? 2
      : highlight !== null && key !== highlight
        ? 3
        : isMarking && incoming[row] !== incumbent[row]
          ? 1
          : 0;
    layer[row] = LAYER_OF[variant];
    sprite[row] = series * VARIANTS.length + variant;
  }
  return { look: { layer, sprite, order: orderLayers(layer) }, counts, shown, placed };
}

const LAYER_OF = [LAYERS.plain, LAYERS.moved, LAYERS.selected, LAYERS.muted] as const;

/** The same as the colouring's own index, without a look-up by hash for each of 100,000 rows. */
function indexKeys({ series, indexOf }: Colouring): (key: number) => number {
  const lowest = series.reduce((least, { key }) => Math.min(least, key), 0);
  const highest = series.reduce((most, { key }) => Math.max(most, key), 0);
  const table = Int32Array.from({ length: highest - lowest + 1 }, (_, at) => indexOf(lowest + at));
  return (key) => table[key - lowest] ?? series.length - 1;
}
