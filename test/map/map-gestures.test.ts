import { beforeEach, describe, expect, it } from 'vitest';
import type { Outline } from '../../renderer/map/lasso.ts';
import { MapGestures } from '../../renderer/map/map-gestures.ts';
import type { Viewport } from '../../renderer/map/viewport.ts';
import type { MapTool } from '../../renderer/state/map-store.ts';

/** Two pixels to a plane unit, the plane's middle at 10, 20. */
const START: Viewport = { scale: 2, left: 10, top: 20 };

let view = START;
let tool: MapTool = 'pan';
let told: unknown[] = [];
let shown: Outline | null = null;
let gestures: MapGestures;

beforeEach(() => {
  view = START;
  tool = 'pan';
  told = [];
  shown = null;
  gestures = new MapGestures({
    readView: () => view,
    readTool: () => tool,
    setView: (next) => {
      view = next;
    },
    showLasso: (lasso) => {
      shown = lasso;
    },
    select: (lasso, isAdding) => told.push(['select', [...lasso], isAdding]),
    click: (x, y, isAdding) => told.push(['click', x, y, isAdding]),
    hover: (position) => told.push(['hover', position]),
  });
});

/** What was told, without where the pointer hovered. */
const decisions = (): unknown[] => told.filter((entry) => Array.isArray(entry) && entry[0] !== 'hover');

describe('a drag', () => {
  it('moves the map', () => {
    gestures.press(1, 100, 100, 0, false);
    gestures.move(1, 130, 90);
    gestures.release(1, 130, 90, false);
    expect({ view, decisions: decisions() }).toEqual({ view: { scale: 2, left: 40, top: 10 }, decisions: [] });
  });

  it('of less than a few pixels is a click', () => {
    gestures.press(1, 100, 100, 0, false);
    gestures.move(1, 102, 101);
    gestures.release(1, 102, 101, true);
    expect({ view, decisions: decisions() }).toEqual({ view: START, decisions: [['click', 102, 101, true]] });
  });

  it('with Shift draws around and adds, in plane units', () => {
    gestures.press(1, 10, 20, 0, true);
    gestures.move(1, 30, 20);
    gestures.move(1, 30, 40);
    expect(shown).toEqual(Float64Array.of(0, 0, 10, 0, 10, 10));
    gestures.release(1, 10, 40, true);
    expect(shown).toBeNull();
    expect(decisions()).toEqual([['select', [0, 0, 10, 0, 10, 10, 0, 10], true]]);
    expect(view).toEqual(START);
  });

  it('with the box spans a rectangle, and replaces', () => {
    tool = 'rectangle';
    gestures.press(1, 10, 20, 0, false);
    gestures.move(1, 30, 60);
    gestures.release(1, 30, 60, false);
    expect(decisions()).toEqual([['select', [0, 0, 10, 0, 10, 20, 0, 20], false]]);
  });

  it('with the middle button moves the map whatever the tool', () => {
    tool = 'lasso';
    gestures.press(1, 0, 0, 1, false);
    gestures.move(1, 50, 0);
    expect(view).toEqual({ ...START, left: 60 });
  });

  it('is given up by Escape', () => {
    tool = 'lasso';
    gestures.press(1, 10, 20, 0, false);
    gestures.move(1, 60, 20);
    expect(gestures.isDrawing).toBe(true);
    gestures.cancel();
    gestures.move(1, 60, 60);
    gestures.release(1, 60, 60, false);
    expect({ shown, decisions: decisions() }).toEqual({ shown: null, decisions: [] });
  });
});

describe('two fingers', () => {
  it('pinch: twice as far apart is twice as near, around their middle', () => {
    gestures.press(1, 0, 100, 0, false);
    gestures.press(2, 100, 100, 0, false);
    gestures.move(1, -50, 100);
    gestures.move(2, 150, 100);
    gestures.release(1, -50, 100, false);
    gestures.release(2, 150, 100, false);
    expect(view.scale).toBeCloseTo(4, 9);
    // What lay under the middle of the fingers lies there still.
    expect((50 - view.left) / view.scale).toBeCloseTo((50 - START.left) / START.scale, 9);
    expect(decisions()).toEqual([]);
  });
});

describe('the wheel', () => {
  it('zooms at the pointer, in lines as in pixels', () => {
    gestures.wheel(10, 20, -160, 0, false);
    const inPixels = view;
    expect(view).toMatchObject({ left: 10, top: 20 });
    expect(view.scale).toBeGreaterThan(2);
    view = START;
    gestures.wheel(10, 20, -10, 1, false);
    expect(view).toEqual(inPixels);
  });
});

describe('the pointer', () => {
  it('hovers without a button, and leaves', () => {
    gestures.move(1, 5, 6);
    gestures.leave();
    expect(told).toEqual([
      ['hover', { x: 5, y: 6 }],
      ['hover', null],
    ]);
  });
});
