import { outlineOfRectangle } from './lasso.ts';
import type { Outline } from './lasso.ts';
import { panBy, zoomAt } from './viewport.ts';
import type { Viewport } from './viewport.ts';
import type { MapTool } from '../state/map-store.ts';

/** What the gestures move and tell. Positions are pixels from the map's corner. */
export interface GestureTarget {
  readonly readView: () => Viewport;
  readonly readTool: () => MapTool;
  readonly setView: (view: Viewport) => void;
  /** The shape while it is drawn, in plane units; `null` when it is done or given up. */
  readonly showLasso: (lasso: Outline | null) => void;
  /** @param isAdding to what is selected already. */
  readonly select: (lasso: Outline, isAdding: boolean) => void;
  readonly click: (x: number, y: number, isAdding: boolean) => void;
  /** The pointer rests or moves over the map without a button, or has left it. */
  readonly hover: (position: { readonly x: number; readonly y: number } | null) => void;
}

/** Less than this is a click of an unsteady hand. */
const CLICK_PIXELS = 4;
/** A new corner of the lasso no sooner than this: a shape of thousands of corners is slow to look into. */
const CORNER_PIXELS = 3;
const LINE_PIXELS = 16;
const WHEEL = 0.0018;
/** A pinch on a touchpad comes as a wheel with Ctrl, in much smaller steps. */
const PINCH_WHEEL = 0.011;

interface Pointer {
  readonly x: number;
  readonly y: number;
}

type Drag =
  | { readonly kind: 'pan' }
  | { readonly kind: 'lasso'; readonly corners: number[]; readonly isAdding: boolean }
  | { readonly kind: 'rectangle'; readonly start: Pointer; readonly isAdding: boolean };

/** Turns what pointers do on the map into what the map does: drag, wheel, pinch with two fingers, draw around, click. */
export class MapGestures {
  readonly #target: GestureTarget;
  readonly #pointers = new Map<number, Pointer>();
  #drag: Drag | null = null;
  #pressedAt: Pointer | null = null;
  #isMoved = false;

  constructor(target: GestureTarget) {
    this.#target = target;
  }

  get isDrawing(): boolean {
    return this.#drag !== null && this.#drag.kind !== 'pan';
  }

  press(id: number, x: number, y: number, button: number, hasShift: boolean): void {
    this.#pointers.set(id, { x, y });
    this.#target.hover(null);
    if (this.#pointers.size > 1) {
      this.cancel();
      return;
    }
    this.#pressedAt = { x, y };
    this.#isMoved = false;
    const tool = button === 1 ? 'pan' : this.#target.readTool();
    if (tool === 'rectangle') this.#drag = { kind: 'rectangle', start: this.#toPlane(x, y), isAdding: hasShift };
    else if (tool === 'lasso' || (hasShift && button === 0)) {
      const { x: planeX, y: planeY } = this.#toPlane(x, y);
      this.#drag = { kind: 'lasso', corners: [planeX, planeY], isAdding: hasShift };
    } else this.#drag = { kind: 'pan' };
  }

  move(id: number, x: number, y: number): void {
    const before = this.#pointers.get(id);
    if (!before) {
      if (this.#pointers.size === 0) this.#target.hover({ x, y });
      return;
    }
    if (this.#pointers.size > 1) {
      this.#pinch(id, before, { x, y });
      return;
    }
    const start = this.#pressedAt ?? before;
    if (!this.#isMoved && Math.hypot(x - start.x, y - start.y) < CLICK_PIXELS) return;
    this.#isMoved = true;
    const drag = this.#drag;
    if (drag?.kind === 'lasso' && Math.hypot(x - before.x, y - before.y) < CORNER_PIXELS) return;
    this.#pointers.set(id, { x, y });
    if (drag?.kind === 'pan') this.#target.setView(panBy(this.#target.readView(), x - before.x, y - before.y));
    else if (drag) this.#target.showLasso(this.#extend(drag, x, y));
  }

  release(id: number, x: number, y: number, isAdding: boolean): void {
    const isLast = this.#pointers.size === 1 && this.#pointers.delete(id);
    const drag = this.#drag;
    if (!isLast || !drag) {
      this.#pointers.delete(id);
      return;
    }
    this.#drag = null;
    if (!this.#isMoved) {
      this.#target.showLasso(null);
      this.#target.click(x, y, isAdding);
    } else if (drag.kind !== 'pan') {
      const outline = this.#extend(drag, x, y);
      this.#target.showLasso(null);
      this.#target.select(outline, drag.isAdding);
    }
  }

  leave(): void {
    if (this.#pointers.size === 0) this.#target.hover(null);
  }

  /** Gives the shape up. */
  cancel(): void {
    if (this.isDrawing) this.#target.showLasso(null);
    this.#drag = null;
  }

  /** A pointer is gone without a release. */
  lose(id: number): void {
    this.#pointers.delete(id);
    this.cancel();
  }

  /** @param mode of the wheel's event: 1 counts lines, 0 pixels. */
  wheel(x: number, y: number, delta: number, mode: number, hasControl: boolean): void {
    const pixels = mode === 1 ? delta * LINE_PIXELS : delta;
    const factor = Math.exp(-pixels * (hasControl ? PINCH_WHEEL : WHEEL));
    this.#target.setView(zoomAt(this.#target.readView(), factor, x, y));
  }

  #pinch(id: number, before: Pointer, now: Pointer): void {
    const other = [...this.#pointers].find(([pointer]) => pointer !== id)?.[1];
    this.#pointers.set(id, now);
    if (!other) return;
    const [was, is] = [distanceOf(before, other), distanceOf(now, other)];
    if (was < 1 || is < 1) return;
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const moved = panBy(this.#target.readView(), (now.x - before.x) / 2, (now.y - before.y) / 2);
    this.#target.setView(zoomAt(moved, is / was, middle.x, middle.y));
  }

  #extend(drag: Exclude<Drag, { kind: 'pan' }>, x: number, y: number): Outline {
    const corner = this.#toPlane(x, y);
    if (drag.kind === 'rectangle') return outlineOfRectangle(drag.start.x, drag.start.y, corner.x, corner.y);
    drag.corners.push(corner.x, corner.y);
    return Float64Array.from(drag.corners);
  }

  #toPlane(x: number, y: number): Pointer {
    const { scale, left, top } = this.#target.readView();
    return { x: (x - left) / scale, y: (y - top) / scale };
  }
}

function distanceOf(left: Pointer, right: Pointer): number {
  return Math.hypot(left.x - right.x, left.y - right.y);
}
