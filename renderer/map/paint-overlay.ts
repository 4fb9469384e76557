import type { Painting } from './map-painter.ts';
import type { Room, Viewport } from './viewport.ts';

/** A seller's base on the map. */
export interface BaseMark {
  /** Plane units. */
  readonly x: number;
  readonly y: number;
  readonly name: string;
  /** Name of the colour's token. */
  readonly colour: string;
  readonly isNamed: boolean;
}

/** From the base of its incumbent to each moved account. */
export interface MoveLines {
  /** x and y of the bases in turn, in plane units. */
  readonly from: Float32Array;
  /** Account rows. */
  readonly to: Int32Array;
}

/** What lies over the points: lines of the moves, bases, the account under the pointer, and the shape being drawn. */
export function paintOverlay(
  context: CanvasRenderingContext2D,
  painting: Painting,
  room: Room,
  view: Viewport,
  ratio: number,
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, room.width, room.height);
  paintLines(context, painting, view, ratio);
  for (const base of painting.bases) paintBase(context, painting, base, view, ratio);
  paintHovered(context, painting, ratio);
  paintLasso(context, painting, view, ratio);
}

function paintLines(
  context: CanvasRenderingContext2D,
  { lines, points, colours }: Painting,
  view: Viewport,
  ratio: number,
): void {
  if (!lines) return;
  const { from, to } = lines;
  context.beginPath();
  to.forEach((row, at) => {
    context.moveTo(
      (from[2 * at] as number) * view.scale + view.left,
      (from[2 * at + 1] as number) * view.scale + view.top,
    );
    context.lineTo((points.x[row] as number) * ratio, (points.y[row] as number) * ratio);
  });
  // A few are drawn firmly, thousands only as a haze.
  context.globalAlpha = Math.min(0.5, Math.max(0.06, 40 / Math.max(1, to.length)));
  context.strokeStyle = colours.ink;
  context.lineWidth = 0.8 * ratio;
  context.stroke();
  context.globalAlpha = 1;
}

function paintBase(
  context: CanvasRenderingContext2D,
  { colours, room }: Painting,
  base: BaseMark,
  view: Viewport,
  ratio: number,
): void {
  const x = base.x * view.scale + view.left;
  const y = base.y * view.scale + view.top;
  if (x < 0 || y < 0 || x > room.width * ratio || y > room.height * ratio) return;
  const radius = 6.5 * ratio;
  context.beginPath();
  context.arc(x, y, radius + 1.5 * ratio, 0, 2 * Math.PI);
  context.fillStyle = colours.land;
  context.fill();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colours.read(base.colour);
  context.fill();
  // A roof over a door: where somebody works from.
  context.beginPath();
  const unit = ratio * 0.9;
  context.moveTo(x - 4 * unit, y + 0.4 * unit);
  context.lineTo(x, y - 3.6 * unit);
  context.lineTo(x + 4 * unit, y + 0.4 * unit);
  context.moveTo(x - 2.6 * unit, y);
  context.lineTo(x - 2.6 * unit, y + 3.4 * unit);
  context.lineTo(x + 2.6 * unit, y + 3.4 * unit);
  context.lineTo(x + 2.6 * unit, y);
  context.strokeStyle = colours.land;
  context.lineWidth = 1.3 * ratio;
  context.lineJoin = 'round';
  context.stroke();
  if (!base.isNamed) return;
  context.font = `600 ${11 * ratio}px ${colours.font}`;
  context.textBaseline = 'middle';
  context.lineWidth = 3.5 * ratio;
  context.strokeStyle = colours.land;
  context.strokeText(base.name, x + radius + 4 * ratio, y);
  context.fillStyle = colours.ink;
  context.fillText(base.name, x + radius + 4 * ratio, y);
}

function paintHovered(context: CanvasRenderingContext2D, { hovered, points, colours }: Painting, ratio: number): void {
  const x = points.x[hovered];
  const y = points.y[hovered];
  if (x === undefined || y === undefined) return;
  context.beginPath();
  context.arc(x * ratio, y * ratio, 8 * ratio, 0, 2 * Math.PI);
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.6 * ratio;
  context.stroke();
}

function paintLasso(
  context: CanvasRenderingContext2D,
  { lasso, colours }: Painting,
  view: Viewport,
  ratio: number,
): void {
  if (!lasso || lasso.length < 4) return;
  context.beginPath();
  for (let at = 0; at < lasso.length; at += 2) {
    context.lineTo((lasso[at] as number) * view.scale + view.left, (lasso[at + 1] as number) * view.scale + view.top);
  }
  context.closePath();
  context.globalAlpha = 0.12;
  context.fillStyle = colours.accent;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = colours.accent;
  context.lineWidth = 1.5 * ratio;
  context.setLineDash([5 * ratio, 4 * ratio]);
  context.stroke();
  context.setLineDash([]);
}
