import type { Day } from '../../shared/model/day.ts';
import { weekdayOf } from '../../shared/model/day.ts';
import type { CallCentreLoad } from '../../shared/waves/call-centre.ts';

/** Room above the highest bar and below the base line, in pixels. */
const TOP = 14;
const BOTTOM = 18;
/** Pixels that a day's label needs. */
const LABEL = 46;
const MONDAY = 1;

export interface NoticesLayout {
  /** Pixels of one day. */
  readonly cell: number;
  /** The base line. */
  readonly base: number;
  /** The value at the top. */
  readonly most: number;
  /** One SVG path per wave: customers told. */
  readonly bars: readonly string[];
  /** Replies expected, as a line in steps. */
  readonly replies: string;
  /** Height of the replies that can be answered, where it is in view. */
  readonly limit: number | null;
  /** Mondays that have room for a label. */
  readonly labels: readonly { readonly day: Day; readonly x: number }[];
}

/**
 * Places the bars of customers told and the line of replies, day by day.
 * @param limit replies that can be answered a day; `null` where nobody counts them.
 */
export function layOutNotices(
  { firstDay, days, contacts, replies }: CallCentreLoad,
  limit: number | null,
  width: number,
  height: number,
): NoticesLayout {
  const cell = days === 0 ? 0 : width / days;
  const base = height - BOTTOM;
  const waves = days === 0 ? 0 : contacts.length / days;
  const totals = Array.from({ length: days }, (_, day) => {
    let total = 0;
    for (let wave = 0; wave < waves; wave++) total += contacts[wave * days + day] as number;
    return total;
  });
  const most = Math.max(1, ...totals, ...replies);
  const scale = (base - TOP) / most;
  const stacked = new Float64Array(days);
  const gap = Math.min(2, cell / 4);
  const bars = Array.from({ length: waves }, (_, wave) => {
    let path = '';
    for (let day = 0; day < days; day++) {
      const count = contacts[wave * days + day] as number;
      if (count === 0) continue;
      const tall = Math.max(1, count * scale);
      const top = base - (stacked[day] as number) - tall;
      stacked[day]! += tall;
      path += `M${round(day * cell + gap / 2)} ${round(top)}h${round(cell - gap)}v${round(tall)}h${round(gap - cell)}z`;
    }
    return path;
  });
  let line = '';
  replies.forEach((count, day) => {
    line += `${day === 0 ? 'M' : 'L'}${round(day * cell)} ${round(base - count * scale)}h${round(cell)}`;
  });
  const labels: { day: Day; x: number }[] = [];
  for (let at = 0; at < days; at++) {
    const x = at * cell;
    const isFree = x - (labels.at(-1)?.x ?? -LABEL) >= LABEL && x + LABEL <= width;
    if ((at === 0 || weekdayOf(firstDay + at) === MONDAY) && isFree) labels.push({ day: firstDay + at, x });
  }
  const isLimitInView = limit !== null && limit <= most;
  return { cell, base, most, bars, replies: line, limit: isLimitInView ? round(base - limit * scale) : null, labels };
}

/** The wave of which most customers are told on a day, or -1 where nobody is. */
export function findWaveOfDay({ days, contacts }: CallCentreLoad, day: number): number {
  let best = -1;
  let most = 0;
  for (let wave = 0; wave * days < contacts.length; wave++) {
    const count = contacts[wave * days + day] ?? 0;
    if (count > most) [best, most] = [wave, count];
  }
  return best;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
