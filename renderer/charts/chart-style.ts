/** What all recharts axes share: no lines but the base, small quiet ticks. */
export const AXIS = {
  tickLine: false,
  axisLine: { stroke: 'var(--line-strong)' },
  tick: { fontSize: 11, fill: 'var(--ink-faint)' },
} as const;

export const CHART_MARGIN = { top: 18, right: 4, bottom: 0, left: 0 } as const;

/** The band behind the category under the pointer. */
export const CURSOR = { fill: 'var(--surface-hover)' } as const;
