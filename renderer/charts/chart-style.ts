/** What all recharts axes share: no lines but the base, small quiet ticks. */
export const AXIS = {
  tickLine: false,
  axisLine: { stroke: 'var(--line-strong)' },
  tick: { fontSize: 11, fill: 'var(--ink-faint)' },
} as const;

export const CHART_MARGIN = { top: 18, right: 4, bottom: 0, left: 0 } as const;

/** Height of the axis with the waves' names, in pixels. */
export const WAVE_AXIS_HEIGHT = 20;

/** The band behind the category under the pointer. */
export const CURSOR = { fill: 'var(--surface-hover)' } as const;

/** Bars that the filter leaves out step back. */
export const FADED = 0.3;

/** A value axis of so many ticks as a chart of this height has room for. */
export function countTicks(height: number): number {
  if (height < 90) return 2;
  return height < 170 ? 3 : 5;
}

/** Cuts a text to what fits a width at the charts' type size: SVG has no ellipsis of its own. */
export function fitText(text: string, width: number): string {
  const room = Math.max(3, Math.floor(width / 5.8));
  return text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`;
}
