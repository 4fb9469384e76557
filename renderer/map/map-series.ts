import { NO_ROW } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { MapColouring } from '../state/map-store.ts';
import { SYMBOLS } from './sprites.ts';
import type { Symbol } from './sprites.ts';

/** One entry of the legend: who or what has this look on the map. */
export interface Series {
  /** Roster row, persona code or wave; `NO_ROW` is nobody, none or unscheduled, `REST` is who has no look of their own. */
  readonly key: number;
  readonly name: string;
  /** Name of the colour's token, without its dashes. */
  readonly colour: string;
  readonly symbol: Symbol;
}

/** Accounts that have nothing to do with the colouring: on a map of the waves, those that stay. */
const REST = -2;

/** Eight colours and five symbols share no factor: forty sellers each have a look of their own. */
const COLOURS = 8;
const OWN_SYMBOLS = 5;

/** Everybody who can be told apart on the map, in the order in which looks were given out. */
export interface Colouring {
  readonly series: readonly Series[];
  /** Series by key; keys without a series of their own have the last one. */
  readonly indexOf: (key: number) => number;
}

/**
 * The looks of the sellers, largest books first: given out once for a roster, so that nobody changes colour while accounts
 * move. After the fortieth, looks come again: who is who then
 * is told by the legend, where one may stand out, and by the pointer.
 */
export function colourSellers({ roster, assignment }: Pick<PlanBase, 'roster' | 'assignment'>): Colouring {
  const counts = new Int32Array(roster.count);
  for (const owners of [assignment.incumbent, assignment.incoming]) {
    for (let row = 0; row < owners.length; row++) {
      const seller = owners[row] as number;
      if (seller !== NO_ROW) counts[seller]! += 1;
    }
  }
  const rows = Array.from(counts.keys())
    .filter((row) => (counts[row] as number) > 0 || roster.kinds[row] !== 'manager')
    .sort((left, right) => (counts[right] as number) - (counts[left] as number) || left - right);
  const series = rows.map((row, place) => createSeries(row, roster.names[row] as string, place));
  return indexSeries([...series, { key: NO_ROW, name: 'Unassigned', colour: 'map-none', symbol: 'ring' }]);
}

export function colourPersonas({ personas }: Pick<PlanBase, 'personas'>): Colouring {
  const series = personas.personas.map(({ name, colour }, code): Series => {
    return { key: code, name, colour: `persona-${colour}`, symbol: SYMBOLS[code % OWN_SYMBOLS] as Symbol };
  });
  return indexSeries([...series, { key: NO_ROW, name: 'No persona', colour: 'persona-none', symbol: 'ring' }]);
}

export function colourWaves({ assignment }: Pick<PlanBase, 'assignment'>): Colouring {
  const series = assignment.waves.map(({ wave }, index) => createSeries(index, wave.name, index));
  return indexSeries([
    ...series,
    { key: NO_ROW, name: 'Unscheduled', colour: 'warn', symbol: 'ring' },
    { key: REST, name: 'Stays', colour: 'map-none', symbol: 'circle' },
  ]);
}

function createSeries(key: number, name: string, place: number): Series {
  return { key, name, colour: `map-${(place % COLOURS) + 1}`, symbol: SYMBOLS[place % OWN_SYMBOLS] as Symbol };
}

function indexSeries(series: readonly Series[]): Colouring {
  const places = new Map(series.map(({ key }, index) => [key, index]));
  return { series, indexOf: (key) => places.get(key) ?? series.length - 1 };
}

/** What decides an account's look: the key of its series. */
export function keyReader(base: PlanBase, colouring: MapColouring, when: 'today' | 'plan'): (row: number) => number {
  const { incumbent, incoming, wave } = base.assignment;
  switch (colouring) {
    case 'seller': {
      const owners = when === 'today' ? incumbent : incoming;
      return (row) => owners[row] as number;
    }
    case 'persona':
      return (row) => base.personas.codes[row] as number;
    case 'wave':
      return (row) => (incoming[row] === incumbent[row] ? REST : (wave[row] as number));
  }
}
