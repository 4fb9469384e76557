/** What a point looks like besides its colour: colour never carries the meaning alone. */
export const SYMBOLS = ['circle', 'square', 'triangle', 'diamond', 'wedge', 'ring'] as const;
export type Symbol = (typeof SYMBOLS)[number];

/** 0 to 255. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** A small picture of a point, to be copied into the pixels of a canvas: only what is not clear of it. */
export interface Sprite {
  /** Pixels from the middle to the farthest. */
  readonly reach: number;
  /** Pixels to the right of the middle and below it. */
  readonly across: Int8Array;
  readonly down: Int8Array;
  /** Alpha, blue, green, red from the highest byte down, as a canvas holds them on every machine that Baton runs on. */
  readonly pixels: Uint32Array;
}

/** @param text `#rrggbb`; anything else is grey. */
export function parseColour(text: string): Colour {
  const value = /^#[0-9a-f]{6}$/i.test(text.trim()) ? Number.parseInt(text.trim().slice(1), 16) : 0x80_80_80;
  return { red: value >> 16, green: (value >> 8) & 255, blue: value & 255 };
}

/** A line around a symbol. */
interface Band {
  readonly colour: Colour;
  /** Pixels. */
  readonly width: number;
}

/**
 * Draws a symbol with lines around it, smooth at the edges.
 * @param radius pixels; the lines go around it, the first of them next to it.
 */
export function drawSprite(symbol: Symbol, radius: number, fill: Colour, bands: readonly Band[]): Sprite {
  const around = bands.reduce((sum, { width }) => sum + width, 0);
  const reach = Math.ceil(radius * 1.3 + around + 0.5);
  const acrosses: number[] = [];
  const downs: number[] = [];
  const pixels: number[] = [];
  for (let down = -reach; down <= reach; down++) {
    for (let across = -reach; across <= reach; across++) {
      const distance = DISTANCES[symbol](across, down, radius);
      const whole = cover(distance - around);
      if (whole === 0) continue;
      // From the outermost line inwards, each laid over the one before.
      let reach = around;
      let colour = fill;
      for (const band of bands.toReversed()) {
        const isFirst = reach === around;
        colour = isFirst ? band.colour : mixColours(colour, band.colour, cover(distance - reach) / whole);
        reach -= band.width;
      }
      if (bands.length > 0) colour = mixColours(colour, fill, cover(distance) / whole);
      acrosses.push(across);
      downs.push(down);
      pixels.push(pack(colour, Math.round(255 * whole)));
    }
  }
  return {
    reach,
    across: Int8Array.from(acrosses),
    down: Int8Array.from(downs),
    pixels: Uint32Array.from(pixels),
  };
}

/** Copies a sprite around a pixel. What is smooth never takes the place of what is solid. */
export function stampSprite(
  target: Uint32Array,
  width: number,
  height: number,
  { reach, across, down, pixels }: Sprite,
  x: number,
  y: number,
): void {
  const column = Math.round(x);
  const line = Math.round(y);
  const isInside = column >= reach && line >= reach && column < width - reach && line < height - reach;
  for (let at = 0; at < pixels.length; at++) {
    const left = column + (across[at] as number);
    const top = line + (down[at] as number);
    if (!isInside && (left < 0 || top < 0 || left >= width || top >= height)) continue;
    const to = top * width + left;
    const pixel = pixels[at] as number;
    const alpha = pixel >>> 24;
    if (alpha === 255 || alpha > (target[to] as number) >>> 24) target[to] = pixel;
  }
}

const TRIANGLE_SLOPE = Math.cos(Math.PI / 6);

/** Signed distance to the symbol's edge, negative inside; about the same area for all. */
const DISTANCES: Readonly<Record<Symbol, (x: number, y: number, radius: number) => number>> = {
  circle: (x, y, radius) => Math.hypot(x, y) - radius,
  square: (x, y, radius) => Math.max(Math.abs(x), Math.abs(y)) - 0.86 * radius,
  diamond: (x, y, radius) => (Math.abs(x) + Math.abs(y) - 1.28 * radius) * Math.SQRT1_2,
  triangle: (x, y, radius) => triangleDistance(x, y, radius),
  wedge: (x, y, radius) => triangleDistance(x, -y, radius),
  ring: (x, y, radius) => Math.abs(Math.hypot(x, y) - 0.72 * radius) - 0.28 * radius,
};

/** Of a triangle with its tip up, around its middle. */
function triangleDistance(x: number, y: number, radius: number): number {
  const toSides = Math.max(Math.abs(x) * TRIANGLE_SLOPE - y / 2, y) - 0.66 * radius;
  // Its tips are rounded, or a line around them would reach far out.
  return Math.max(toSides, Math.hypot(x, y) - 1.22 * radius);
}

/** How much of a pixel lies inside, at this distance of its middle from the edge. */
function cover(distance: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance));
}

/** @param share 0 is all of the first, 1 all of the second. */
function mixColours(from: Colour, to: Colour, share: number): Colour {
  const part = Math.min(1, share);
  return {
    red: from.red + (to.red - from.red) * part,
    green: from.green + (to.green - from.green) * part,
    blue: from.blue + (to.blue - from.blue) * part,
  };
}

function pack({ red, green, blue }: Colour, alpha: number): number {
  return ((alpha << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}
