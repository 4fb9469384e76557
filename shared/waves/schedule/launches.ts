import type { Day } from '../../model/day.ts';
import type { Closure, WorkCalendar } from '../../handover/calendar.ts';

/** When a wave is to be launched. */
export interface PlannedLaunch {
  readonly day: Day;
  /** The day that start and gap ask for. */
  readonly wanted: Day;
  /** Why it is another day: a closed period, a day that is not worked, or the wave before that was put off. */
  readonly why: Closure | 'not-worked' | 'wave-before' | null;
  /** The wave was launched already: customers have been told, its day stays. */
  readonly isLaunched: boolean;
}

export interface LaunchRequest {
  /** How many waves there are to be. */
  readonly waves: number;
  /** T0 of the first wave that is not launched yet. */
  readonly start: Day;
  /** Calendar days between launches, at least 1. */
  readonly gap: number;
  /** Days of the waves that were launched already; they come first. */
  readonly launched: readonly Day[];
}

/**
 * Launch days at the gap from the start, each moved on to the next day that is worked and on which customers may be told.
 * A wave that is put off puts off those that would follow too soon.
 */
export function planLaunches(calendar: WorkCalendar, { waves, start, gap, launched }: LaunchRequest): PlannedLaunch[] {
  const launches = launched
    .slice(0, waves)
    .map((day): PlannedLaunch => ({ day, wanted: day, why: null, isLaunched: true }));
  for (let index = launches.length; index < waves; index++) {
    const wanted = start + (index - Math.min(launched.length, waves)) * gap;
    const previous = launches.at(-1);
    const earliest = previous ? Math.max(wanted, previous.day + gap) : wanted;
    const day = calendar.toOpenDay(earliest);
    launches.push({ day, wanted, why: explainDay(calendar, wanted, earliest, day), isLaunched: false });
  }
  return launches;
}

function explainDay(calendar: WorkCalendar, wanted: Day, earliest: Day, day: Day): PlannedLaunch['why'] {
  if (day === wanted) return null;
  if (day === earliest) return 'wave-before';
  return calendar.closureOf(calendar.toWorkingDay(earliest)) ?? calendar.closureOf(earliest) ?? 'not-worked';
}
