import { drawPoints } from './draw-points.ts';
import type { PointLook } from './draw-points.ts';
import { LandPainter } from './land-painter.ts';
import type { Outline } from './lasso.ts';
import { drawSprites, fitRadius } from './map-colours.ts';
import type { MapColours } from './map-colours.ts';
import { paintOverlay } from './paint-overlay.ts';
import type { BaseMark, MoveLines } from './paint-overlay.ts';
import type { Series } from './map-series.ts';
import type { LandShapes } from './outlines.ts';
import type { FlatPoints } from './projection.ts';
import type { Sprite } from './sprites.ts';
import type { Room, Viewport } from './viewport.ts';

/** Everything that is painted. The same objects as long as they hold the same. */
export interface Painting {
  /** Pixels of the page. */
  readonly room: Room;
  /** Pixels of the screen to one of the page. */
  readonly ratio: number;
  readonly view: Viewport;
  readonly shapes: LandShapes;
  /** On the screen, in pixels of the page, as the view has them. */
  readonly points: FlatPoints;
  readonly look: PointLook;
  readonly series: readonly Series[];
  readonly colours: MapColours;
  readonly bases: readonly BaseMark[];
  readonly lines: MoveLines | null;
  readonly lasso: Outline | null;
  /** Account row under the pointer, or -1. */
  readonly hovered: number;
}

const LAND_PARTS = ['view', 'shapes', 'colours', 'ratio'] as const;
const POINT_PARTS = ['view', 'points', 'look', 'series', 'colours', 'ratio'] as const;

/** The map counts as resting so long after it last moved. */
const REST_MS = 130;

/** Paints the map on three canvases, once a frame at most: land, points, and what is drawn over them. */
export class MapPainter {
  readonly #canvases: readonly HTMLCanvasElement[];
  readonly #land = new LandPainter();
  #painting: Painting | null = null;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #movedAt = -REST_MS;
  #pixels: ImageData | null = null;
  #sprites: { readonly key: readonly unknown[]; readonly list: readonly Sprite[] } = { key: [], list: [] };
  #painted: Painting | null = null;
  #isLandSharp = false;
  #hasLand = false;

  /** @param canvases land, points, overlay; from the ground up. */
  constructor(canvases: readonly HTMLCanvasElement[]) {
    this.#canvases = canvases;
  }

  show(painting: Painting): void {
    if (this.#painting && painting.view !== this.#painting.view) this.#movedAt = performance.now();
    this.#painting = painting;
    this.#request();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
  }

  #request(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    const painting = this.#painting;
    const [land, points, overlay] = this.#canvases.map((canvas) => canvas.getContext('2d'));
    if (!painting || !land || !points || !overlay) return;
    const { ratio, view } = painting;
    const room = { width: Math.round(painting.room.width * ratio), height: Math.round(painting.room.height * ratio) };
    if (room.width === 0 || room.height === 0) return;
    for (const canvas of this.#canvases) {
      if (canvas.width === room.width && canvas.height === room.height) continue;
      canvas.width = room.width;
      canvas.height = room.height;
      this.#painted = null;
    }
    const onScreen = {
      scale: view.scale * ratio,
      left: Math.round(view.left * ratio),
      top: Math.round(view.top * ratio),
    };
    const isResting = performance.now() - this.#movedAt >= REST_MS;
    if (!this.#isLandSharp || this.#differs(painting, LAND_PARTS)) {
      const { shapes, colours } = painting;
      this.#isLandSharp = this.#land.paint(land, shapes, colours, onScreen, room, ratio, isResting);
    }
    if (!this.#hasLand) {
      // The first time, land and points together would hold the page for several frames: the land is seen before.
      this.#hasLand = true;
      this.#request();
      return;
    }
    if (this.#differs(painting, POINT_PARTS)) this.#paintPoints(points, painting, room);
    paintOverlay(overlay, painting, room, onScreen, ratio);
    this.#painted = painting;
    if (!this.#isLandSharp) {
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => this.#request(), REST_MS);
    }
  }

  /** The pointer moves without the points: what is the same stays as it is painted. */
  #differs(painting: Painting, parts: readonly (keyof Painting)[]): boolean {
    const painted = this.#painted;
    return !painted || parts.some((part) => painted[part] !== painting[part]);
  }

  #paintPoints(context: CanvasRenderingContext2D, painting: Painting, room: Room): void {
    if (this.#pixels?.width !== room.width || this.#pixels.height !== room.height) {
      this.#pixels = context.createImageData(room.width, room.height);
    }
    const pixels = new Uint32Array(this.#pixels.data.buffer);
    pixels.fill(0);
    drawPoints(pixels, room, painting.points, painting.look, this.#readSprites(painting), painting.ratio);
    context.putImageData(this.#pixels, 0, 0);
  }

  #readSprites({ series, colours, ratio, look, view }: Painting): readonly Sprite[] {
    // A quarter of a pixel is not seen, but would be a set of pictures of its own.
    const radius = Math.round(4 * ratio * fitRadius(look.order.length, view.scale)) / 4;
    const key = [series, colours, ratio, radius];
    if (key.some((part, at) => part !== this.#sprites.key[at])) {
      this.#sprites = { key, list: drawSprites(series, colours, radius, ratio) };
    }
    return this.#sprites.list;
  }
}
