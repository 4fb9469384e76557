import { geoPath } from 'd3-geo';
import type { GeoContext } from 'd3-geo';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { layOutGround, readGround } from '../../renderer/map/ground.ts';
import { flattenOutlines, loadOutlines } from '../../renderer/map/outlines.ts';
import { Pace } from '../../renderer/map/pace.ts';
import { chooseProjection } from '../../renderer/map/projection.ts';
import { createFacts } from '../plan-fixture.ts';

/** Keeps what it is asked to draw. */
class Recorder implements GeoContext {
  readonly steps: string[] = [];

  moveTo(x: number, y: number): void {
    this.steps.push(`M${x} ${y}`);
  }

  lineTo(x: number, y: number): void {
    this.steps.push(`L${x} ${y}`);
  }

  arc(x: number, y: number, radius: number): void {
    this.steps.push(`A${x} ${y} ${radius}`);
  }

  closePath(): void {
    this.steps.push('Z');
  }

  beginPath(): void {
    this.steps.length = 0;
  }
}

beforeEach(() => vi.stubGlobal('Path2D', Recorder));
afterEach(() => vi.unstubAllGlobals());

const { accounts } = createFacts([{ id: 'a1', owner: 's1' }], [{ id: 's1' }]);
const places = { latitude: Float64Array.of(40), longitude: Float64Array.of(-95) };

it('is drawn in slices just as in one go', async () => {
  const pace = new Pace();
  const outlines = await loadOutlines(pace);
  const projection = chooseProjection(places);
  const shapes = await flattenOutlines(outlines, projection, pace);
  for (const part of ['land', 'borders', 'states'] as const) {
    const whole = new Recorder();
    geoPath(projection, whole)(outlines[part]);
    const drawn = shapes[part] as unknown as Recorder;
    expect(drawn.steps.length).toBeGreaterThan(100);
    expect(drawn.steps.join('')).toBe(whole.steps.join(''));
  }
});

it('is laid out once for the same accounts', async () => {
  expect(readGround(accounts)).toBeNull();
  const ground = await layOutGround(accounts, new AbortController().signal);
  expect(ground).not.toBeNull();
  expect(readGround(accounts)).toBe(ground);
});

it('is given up where the map was left meanwhile', async () => {
  const { accounts: others } = createFacts([{ id: 'a1', owner: 's1' }], [{ id: 's1' }]);
  const stop = new AbortController();
  const laidOut = layOutGround(others, stop.signal);
  stop.abort();
  expect(await laidOut).toBeNull();
  expect(readGround(others)).toBeNull();
});
