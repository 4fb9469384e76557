import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import type { HandoverView } from '../handover/account-handover.ts';
import { managerOf } from '../handover/move-work.ts';
import type { HandoverGroup, HandoverGroups } from './handover-groups.ts';

/** Account rows in the order of their groups: those of group `g` are `rows[starts[g] … starts[g + 1])`. */
function sortByGroup({ groups, groupOf }: HandoverGroups): { starts: Int32Array; rows: Int32Array } {
  const starts = new Int32Array(groups.length + 1);
  for (const group of groupOf) if (group !== NO_ROW) starts[group + 1]! += 1;
  for (let group = 0; group < groups.length; group++) starts[group + 1]! += starts[group] as number;
  const next = starts.slice();
  const rows = new Int32Array(starts[groups.length] as number);
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] as number;
    if (group !== NO_ROW) rows[next[group]!++] = row;
  }
  return { starts, rows };
}

/** Sums of working hours: roster × weeks, waves × roster, by week or by wave. */
export interface HourSums {
  readonly seller: Float64Array;
  readonly manager: Float64Array;
  readonly support: Float64Array;
  readonly visits: Int32Array;
  readonly incumbentByWave: Float64Array;
  readonly incomingByWave: Float64Array;
  readonly managerByWave: Float64Array;
  readonly supportByWave: Float64Array;
}

/**
 * Group by group: who gives and takes how many accounts is counted once, and multiplied with the group's weeks.
 * @param weeks every Monday from the first to the last week with a step.
 */
export function sumHours(view: HandoverView, handovers: HandoverGroups, weeks: Int32Array): HourSums {
  const { roster, assignment } = view;
  const width = weeks.length;
  const sums: HourSums = {
    seller: new Float64Array(roster.count * width),
    manager: new Float64Array(roster.count * width),
    support: new Float64Array(width),
    visits: new Int32Array(roster.count * width),
    incumbentByWave: new Float64Array(assignment.waves.length * roster.count),
    incomingByWave: new Float64Array(assignment.waves.length * roster.count),
    managerByWave: new Float64Array(assignment.waves.length),
    supportByWave: new Float64Array(assignment.waves.length),
  };
  const { starts, rows } = sortByGroup(handovers);
  const [giving, taking, managing] = [new Tally(roster.count), new Tally(roster.count), new Tally(roster.count)];
  handovers.groups.forEach((group, index) => {
    const end = starts[index + 1] as number;
    for (let at = starts[index] as number; at < end; at++) {
      const row = rows[at] as number;
      const from = assignment.incumbent[row] as number;
      const to = assignment.incoming[row] as number;
      giving.count(from);
      taking.count(to);
      managing.count(managerOf(view, group.kind, from, to));
    }
    addGroup(sums, group, end - (starts[index] as number), { giving, taking, managing }, weeks, roster.count);
  });
  return sums;
}

interface Tallies {
  readonly giving: Tally;
  readonly taking: Tally;
  readonly managing: Tally;
}

/** @param moves how many accounts the group has. Empties the tallies for the next group. */
function addGroup(
  sums: HourSums,
  group: HandoverGroup,
  moves: number,
  { giving, taking, managing }: Tallies,
  weeks: Int32Array,
  rosterCount: number,
): void {
  const width = weeks.length;
  const offsets = Int32Array.from(group.weeks, (week) => (week - (weeks[0] as Day)) / 7);
  const spread = (target: Float64Array | Int32Array, first: number, times: number, perWeek: WeekValues): number => {
    let sum = 0;
    for (let at = 0; at < offsets.length; at++) {
      const value = times * (perWeek[at] as number);
      target[first + (offsets[at] as number)]! += value;
      sum += value;
    }
    return sum;
  };
  giving.empty((seller, times) => {
    const given = spread(sums.seller, seller * width, times, group.incumbentHours);
    sums.incumbentByWave[group.wave * rosterCount + seller]! += given;
    spread(sums.visits, seller * width, times, group.incumbentVisits);
  });
  taking.empty((seller, times) => {
    const taken = spread(sums.seller, seller * width, times, group.incomingHours);
    sums.incomingByWave[group.wave * rosterCount + seller]! += taken;
    spread(sums.visits, seller * width, times, group.incomingVisits);
  });
  managing.empty((manager, times) => spread(sums.manager, manager * width, times, group.managerHours));
  // Also where nobody is there to do it: the work is asked for all the same.
  for (const hours of group.managerHours) sums.managerByWave[group.wave]! += moves * hours;
  sums.supportByWave[group.wave]! += spread(sums.support, 0, moves, group.supportHours);
}

type WeekValues = Float64Array | Uint8Array;

/** Counts by roster row, of which only the rows that were met are looked at and emptied again. */
class Tally {
  readonly #counts: Int32Array;
  #met: number[] = [];

  constructor(size: number) {
    this.#counts = new Int32Array(size);
  }

  /** `NO_ROW` is nobody. */
  count(row: number): void {
    if (row === NO_ROW) return;
    if (this.#counts[row] === 0) this.#met.push(row);
    this.#counts[row]! += 1;
  }

  empty(take: (row: number, count: number) => void): void {
    for (const row of this.#met) {
      take(row, this.#counts[row] as number);
      this.#counts[row] = 0;
    }
    this.#met = [];
  }
}
