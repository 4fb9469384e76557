import type { MapColours } from './map-colours.ts';
import type { LandShapes } from './outlines.ts';
import type { Room, Viewport } from './viewport.ts';

/** How far around the window the picture of the land reaches, as a share of the window on each side. */
const MARGIN = 0.3;
/** While the map is on its way, the picture may be stretched by so much before it is drawn anew. */
const STRETCH = 1.7;

/**
 * Keeps a picture of the land around the window and moves it along: drawing coasts anew takes longer than a frame has. When
 * the map comes to rest, the picture is drawn anew, and sharp.
 */
export class LandPainter {
  #picture: HTMLCanvasElement | null = null;
  /** Where the picture's plane lies in the picture. */
  #view: Viewport = { scale: 1, left: 0, top: 0 };
  #shapes: LandShapes | null = null;
  #colours: MapColours | null = null;

  /**
   * @param view and room in the canvas's own pixels.
   * @returns whether the picture is sharp: else it asks to be painted again once the map rests.
   */
  paint(
    context: CanvasRenderingContext2D,
    shapes: LandShapes,
    colours: MapColours,
    view: Viewport,
    room: Room,
    ratio: number,
    isResting: boolean,
  ): boolean {
    const isSame = this.#shapes === shapes && this.#colours === colours && this.#picture !== null;
    const stretch = view.scale / this.#view.scale;
    const isSharp = Math.abs(stretch - 1) < 1e-9;
    const isUsable = isSame && this.#covers(view, room) && (isSharp || (!isResting && stretch < STRETCH));
    if (!isUsable) this.#draw(shapes, colours, view, room, ratio);
    const picture = this.#picture;
    if (!picture) return true;
    const by = view.scale / this.#view.scale;
    const left = view.left - by * this.#view.left;
    const top = view.top - by * this.#view.top;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, room.width, room.height);
    context.drawImage(picture, left, top, picture.width * by, picture.height * by);
    return Math.abs(by - 1) < 1e-9;
  }

  #covers(view: Viewport, room: Room): boolean {
    const picture = this.#picture;
    if (!picture) return false;
    const by = view.scale / this.#view.scale;
    const left = view.left - by * this.#view.left;
    const top = view.top - by * this.#view.top;
    return left <= 0 && top <= 0 && left + picture.width * by >= room.width && top + picture.height * by >= room.height;
  }

  #draw(shapes: LandShapes, colours: MapColours, view: Viewport, room: Room, ratio: number): void {
    const aside = { x: Math.round(room.width * MARGIN), y: Math.round(room.height * MARGIN) };
    const picture = this.#picture ?? document.createElement('canvas');
    picture.width = room.width + 2 * aside.x;
    picture.height = room.height + 2 * aside.y;
    const context = picture.getContext('2d', { alpha: false });
    if (!context) return;
    this.#picture = picture;
    // Whole pixels, so that the picture is not smoothed when it is copied.
    this.#view = { scale: view.scale, left: view.left + aside.x, top: view.top + aside.y };
    this.#shapes = shapes;
    this.#colours = colours;
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, picture.width, picture.height);
    const { scale, left, top } = this.#view;
    context.setTransform(scale, 0, 0, scale, left, top);
    const pixel = ratio / scale;
    context.lineJoin = 'round';
    const stroke = (shape: Path2D, colour: string, width: number): void => {
      context.strokeStyle = colour;
      context.lineWidth = width * pixel;
      context.stroke(shape);
    };
    stroke(shapes.graticule, colours.graticule, 0.6);
    context.fillStyle = colours.land;
    context.fill(shapes.land);
    stroke(shapes.states, colours.border, 0.6);
    stroke(shapes.borders, colours.border, 1);
    stroke(shapes.land, colours.coast, 0.8);
    stroke(shapes.globe, colours.border, 0.8);
  }
}
