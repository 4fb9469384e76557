/** JSON has no NaN and no infinity. */
export function toFigure(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
