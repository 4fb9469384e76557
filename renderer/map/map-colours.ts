import { useSyncExternalStore } from 'react';
import { drawSprite, parseColour } from './sprites.ts';
import type { Sprite } from './sprites.ts';
import type { Series } from './map-series.ts';

/** What a canvas cannot take from the style sheet by itself. */
export interface MapColours {
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly border: string;
  readonly graticule: string;
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly accent: string;
  readonly muted: string;
  readonly font: string;
  readonly read: (token: string) => string;
}

function readMapColours(): MapColours {
  const style = getComputedStyle(document.documentElement);
  const read = (token: string): string => style.getPropertyValue(`--${token}`).trim();
  return {
    sea: read('map-sea'),
    land: read('map-land'),
    coast: read('map-coast'),
    border: read('map-border'),
    graticule: read('map-graticule'),
    surface: read('surface'),
    ink: read('ink'),
    inkSoft: read('ink-soft'),
    accent: read('accent'),
    muted: read('map-muted'),
    font: read('font'),
    read,
  };
}

const colours = new Map<string, MapColours>();

/** The colours of the theme that the window is drawn in. The same object for the same theme. */
export function useMapColours(): MapColours {
  const theme = useSyncExternalStore(subscribeToTheme, () => document.documentElement.dataset['theme'] ?? '');
  let known = colours.get(theme);
  if (!known) colours.set(theme, (known = readMapColours()));
  return known;
}

function subscribeToTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/**
 * Four pictures per series, in the order of `VARIANTS`.
 * @param radius in the canvas's own pixels.
 * @param ratio pixels of the canvas to one of the page.
 */
export function drawSprites(series: readonly Series[], colours: MapColours, radius: number, ratio: number): Sprite[] {
  const [halo, ink, accent] = [parseColour(colours.land), parseColour(colours.ink), parseColour(colours.accent)];
  const muted = parseColour(colours.muted);
  const line = Math.max(1, 0.75 * ratio);
  // Looks come again after the fortieth seller: each is drawn once.
  const drawn = new Map<string, Sprite[]>();
  return series.flatMap(({ colour, symbol }) => {
    const look = `${symbol} ${colour}`;
    const known = drawn.get(look);
    if (known) return known;
    const fill = parseColour(colours.read(colour));
    const sprites = [
      drawSprite(symbol, radius, fill, [{ colour: halo, width: line }]),
      drawSprite(symbol, radius, fill, [{ colour: ink, width: 1.1 * ratio }]),
      drawSprite(symbol, radius, fill, [
        { colour: halo, width: line },
        { colour: accent, width: 1.6 * ratio },
      ]),
      drawSprite('circle', radius * 0.72, muted, [{ colour: halo, width: line * 0.7 }]),
    ];
    drawn.set(look, sprites);
    return sprites;
  });
}

/** Smaller the more there are: from a few hundred, which have room, to a hundred thousand. In pixels of the page. */
export function fitRadius(points: number, scale: number): number {
  const crowd = Math.max(0, Math.min(1, Math.log10(Math.max(1, points) / 400) / 2.4));
  const near = Math.min(1.5, Math.max(1, scale / 6));
  return (4.4 - 2.4 * crowd) * near;
}
