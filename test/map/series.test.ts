import { describe, expect, it } from 'vitest';
import { HIDDEN, LAYERS } from '../../renderer/map/draw-points.ts';
import { buildScene } from '../../renderer/map/map-scene.ts';
import { colourSellers, colourWaves, keyReader } from '../../renderer/map/map-series.ts';
import { buildPlaceTree, listOpenNodes } from '../../renderer/map/place-tree.ts';
import type { PlaceNode } from '../../renderer/map/place-tree.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { placeAccounts } from '../../shared/places/place-accounts.ts';
import { createBase, createFacts } from '../domain/facts-fixture.ts';
import { GAZETTEER } from '../places/gazetteer-fixture.ts';

const many = Array.from({ length: 60 }, (_, at) => `S${String(at).padStart(2, '0')}`);

/** 60 sellers, each with one account less than the one before, in the United States; the last has none. */
function createLargeBase(incoming: Readonly<Record<string, string>> = {}) {
  const accounts = many.flatMap((owner, at) =>
    Array.from({ length: 59 - at }, (_, index) => ({ id: `${owner}-${index}`, owner, country: 'US', state: 'TX' })),
  );
  return createBase({ accounts, sellers: many.map((id) => ({ id })) }, { incoming });
}

describe('the looks of sellers', () => {
  it('are different for the forty with the largest books, and come again after them', () => {
    const { series } = colourSellers(createLargeBase());
    const looks = series.slice(0, 40).map(({ colour, symbol }) => `${colour} ${symbol}`);
    expect(new Set(looks).size).toBe(40);
    expect(series.slice(40, -1).map(({ colour, symbol }) => `${colour} ${symbol}`)).toEqual(looks.slice(0, 20));
    expect(series.at(-1)).toMatchObject({ key: NO_ROW, name: 'Unassigned' });
  });
});

describe('what the map shows', () => {
  const base = createLargeBase({ 'S00-0': 'S01' });
  const places = placeAccounts(base.facts.accounts, GAZETTEER);
  const colouring = colourSellers(base);
  const options = {
    colouring,
    keyOf: keyReader(base, 'seller', 'plan'),
    isShown: () => true,
    isSelected: (row: number) => row === 5,
    marksMoves: true,
    highlight: null,
  };

  it('counts each seller’s accounts today and under the plan', () => {
    const plan = buildScene(base, places, options);
    const today = buildScene(base, places, { ...options, keyOf: keyReader(base, 'seller', 'today') });
    expect([today.counts[0], today.counts[1], plan.counts[0], plan.counts[1]]).toEqual([59, 58, 58, 59]);
    expect({ shown: plan.shown, placed: plan.placed }).toEqual({ shown: 1770, placed: 1770 });
  });

  it('puts what is selected on top of what moves, and that on the rest', () => {
    const { look } = buildScene(base, places, options);
    expect([look.layer[0], look.layer[1], look.layer[5]]).toEqual([LAYERS.moved, LAYERS.plain, LAYERS.selected]);
  });

  it('lets one seller stand out and the others step back', () => {
    const { look } = buildScene(base, places, { ...options, highlight: 1 });
    expect([look.layer[0], look.layer[1], look.layer[59]]).toEqual([LAYERS.moved, LAYERS.muted, LAYERS.plain]);
  });

  it('hides what the filter leaves out and what has no place', () => {
    const nowhere = placeAccounts(
      createFacts({ accounts: [{ id: 'a' }, { id: 'b', country: 'FR' }] }).accounts,
      GAZETTEER,
    );
    const small = createBase({ accounts: [{ id: 'a' }, { id: 'b', country: 'FR' }] });
    const scene = buildScene(small, nowhere, {
      ...options,
      colouring: colourSellers(small),
      keyOf: keyReader(small, 'seller', 'plan'),
      isSelected: () => false,
    });
    expect([...scene.look.layer]).toEqual([HIDDEN, LAYERS.plain]);
    expect({ shown: scene.shown, placed: scene.placed }).toEqual({ shown: 2, placed: 1 });
  });

  it('by wave, tells the moves from what stays', () => {
    const waves = colourWaves(base);
    const scene = buildScene(base, places, { ...options, colouring: waves, keyOf: keyReader(base, 'wave', 'plan') });
    const counts = Object.fromEntries(waves.series.map(({ name }, index) => [name, scene.counts[index]]));
    expect(counts).toMatchObject({ Unscheduled: 1, Stays: 1769 });
  });
});

describe('the list of places', () => {
  const facts = createFacts({
    accounts: [
      { id: 'a', country: 'USA', state: 'TX', city: 'Dallas' },
      { id: 'b', country: 'United States', state: 'Texas', city: 'Houston' },
      { id: 'c', country: 'US', state: 'NY' },
      { id: 'd', country: 'France' },
      { id: 'e', country: 'France', city: 'Paris' },
      { id: 'f' },
      { id: 'g', country: 'Luxembourg' },
    ],
  });
  const places = placeAccounts(facts.accounts, GAZETTEER);
  const describeNodes = (nodes: readonly PlaceNode[]): string[] =>
    nodes.map(({ name, level, rows }) => `${level} ${name} ${rows.length}`);

  it('goes from countries to cities, the largest first, those without a place last', () => {
    const tree = buildPlaceTree(places, facts.accounts.city, () => true);
    expect(describeNodes(tree)).toEqual(['1 United States 3', '1 France 2', '1 Luxembourg 1', '1 Not placed 1']);
    expect(describeNodes(listOpenNodes(tree, () => true))).toEqual([
      '1 United States 3',
      '2 Texas 2',
      '3 Dallas 1',
      '3 Houston 1',
      '2 New York 1',
      '1 France 2',
      // No account of France has a state: its cities follow at once.
      '2 City not known 1',
      '2 Paris 1',
      '1 Luxembourg 1',
      '1 Not placed 1',
    ]);
  });

  it('follows the filter', () => {
    expect(describeNodes(buildPlaceTree(places, facts.accounts.city, (row) => row === 2))).toEqual([
      '1 United States 1',
    ]);
  });
});
