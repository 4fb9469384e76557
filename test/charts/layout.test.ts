import { describe, expect, it } from 'vitest';
import { layOutBalance, BALANCE_ROW } from '../../renderer/charts/balance-layout.ts';
import { layOutHeatmap } from '../../renderer/charts/heatmap-layout.ts';
import type { SellerHours } from '../../renderer/charts/heatmap-layout.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { buildRoster } from '../../shared/model/roster.ts';
import { createDocument, createFacts } from '../plan-fixture.ts';

const row = (index: number, after: number) => ({
  row: index,
  id: `s${index}`,
  name: `S${index}`,
  before: 80,
  after,
  isProjected: false,
});

describe('the balance chart', () => {
  it('draws sellers out of tolerance as diamonds and counts them', () => {
    const layout = layOutBalance([row(0, 100), row(1, 115), row(2, 116), row(3, 84)], 0.15, 200);
    expect(layout.within.match(/M/g)).toHaveLength(2);
    expect(layout.outside.match(/M/g)).toHaveLength(2);
    expect(layout.summary).toBe('4 sellers, 2 out of tolerance, 4 today. Furthest from 100: S2 116, S3 84, S1 115.');
  });

  it('puts the band around the target and an outlier at the edge', () => {
    const layout = layOutBalance([row(0, 9000), row(1, Number.NaN)], 0.15, 200);
    expect(layout.band?.x).toBeLessThan(layout.target);
    expect((layout.band?.x ?? 0) + (layout.band?.width ?? 0)).toBeGreaterThan(layout.target);
    const [, edge] = /H([\d.]+)$/.exec(layout.links.split('M')[1] ?? '') ?? [];
    expect(Number(edge)).toBeLessThanOrEqual(200);
  });

  it('has no band where the measure has no tolerance, and nobody is out', () => {
    const layout = layOutBalance([row(0, 300)], null, 200);
    expect(layout.band).toBeNull();
    expect(layout.outside).toBe('');
    expect(layout.before).toContain(` ${BALANCE_ROW / 2}a`);
  });
});

function createLoad(hours: readonly (readonly number[])[]): SellerHours {
  const weeks = hours[0]?.length ?? 0;
  return {
    weeks: Int32Array.from({ length: weeks }, (_, week) => 20_000 + week * 7),
    sellerHours: Float64Array.from(hours.flat()),
  };
}

describe('the seller and week map', () => {
  const facts = createFacts([], [{ id: 'A' }, { id: 'B' }, { id: 'C' }]);
  const roster = buildRoster(facts, createDocument(), FIRST_SCENARIO);
  const policy = DEFAULT_POLICY.handoverCapacity;

  it('leaves out sellers without work and puts the busiest first', () => {
    const load = createLoad([
      [1, 2],
      [0, 0],
      [7, 0],
    ]);
    expect(layOutHeatmap(roster, load, load, policy, 200).rows).toEqual([2, 0]);
  });

  it('keeps the order of the plan while cards are in the air, and shows who joins', () => {
    const plan = createLoad([[1], [0], [7]]);
    const live = createLoad([[9], [1], [7]]);
    expect(layOutHeatmap(roster, plan, live, policy, 200).rows).toEqual([2, 0, 1]);
  });

  it('outlines what is over the planned hours, not what meets them', () => {
    const load = createLoad([
      [policy.planHours, 0],
      [policy.planHours + 0.25, 0],
      [policy.errorHours + 1, 1],
    ]);
    const map = layOutHeatmap(roster, load, load, policy, 200);
    expect(map.over.match(/M/g)).toHaveLength(2);
    expect(map.summary).toContain('2 above their planned capacity');
    expect(map.shades.join('').match(/M/g)).toHaveLength(6);
  });
});
