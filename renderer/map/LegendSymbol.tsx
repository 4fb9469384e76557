import type { Symbol } from './sprites.ts';

/** The same shapes as on the canvas, in a box of 16. */
const SHAPES: Readonly<Record<Symbol, string>> = {
  circle: 'M8 2.6a5.4 5.4 0 1 0 0 10.8a5.4 5.4 0 1 0 0-10.8z',
  square: 'M3.4 3.4h9.2v9.2H3.4z',
  triangle: 'M8 2.2l6 10.4H2z',
  diamond: 'M8 1.4l6.6 6.6L8 14.6L1.4 8z',
  wedge: 'M8 13.8L2 3.4h12z',
  ring: 'M8 2.6a5.4 5.4 0 1 0 0 10.8a5.4 5.4 0 1 0 0-10.8zM8 5.6a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 1 1 0-4.8z',
};

/** @param colour name of the colour's token. */
export function LegendSymbol({ symbol, colour }: { readonly symbol: Symbol; readonly colour: string }) {
  return (
    <svg width={14} height={14} viewBox="0 0 16 16" aria-hidden>
      <path d={SHAPES[symbol]} fill={`var(--${colour})`} fillRule="evenodd" />
    </svg>
  );
}
