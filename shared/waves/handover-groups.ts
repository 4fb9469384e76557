import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import { effectiveOn } from '../handover/account-handover.ts';
import type { HandoverView } from '../handover/account-handover.ts';
import { MoveWorkFinder } from '../handover/move-work.ts';
import type { MoveWork } from '../handover/move-work.ts';

/** Accounts of a wave whose handovers fall on the same days: same playbook, kind of move, variant and first notice. */
export interface HandoverGroup extends MoveWork {
  /** Index of the wave. */
  readonly wave: number;
}

/** All scheduled handovers, laid out once per group instead of once per account. */
export interface HandoverGroups {
  readonly groups: readonly HandoverGroup[];
  /** Index into `groups` by account row; `NO_ROW` where it stays, transfers silently or has no wave yet. */
  readonly groupOf: Int32Array;
  /** By account row: the day on which the owner changes; `MISSING_DAY` where `groupOf` is `NO_ROW`. */
  readonly effectiveOn: Int32Array;
}

export function groupHandovers(view: HandoverView): HandoverGroups {
  const { incumbent, incoming, wave, waves } = view.assignment;
  const finder = new MoveWorkFinder(view);
  const groups: HandoverGroup[] = [];
  const groupOf = new Int32Array(incoming.length).fill(NO_ROW);
  const effective = new Int32Array(incoming.length).fill(MISSING_DAY);
  const numberOf = waves.map(() => new Map<MoveWork, number>());
  for (let row = 0; row < incoming.length; row++) {
    const waveIndex = wave[row] as number;
    if (incumbent[row] === incoming[row] || waveIndex === NO_ROW) continue;
    const launch = view.launches[waveIndex] as { day: Day };
    const work = finder.find(row, launch.day);
    if (!work) continue;
    const numbers = numberOf[waveIndex] as Map<MoveWork, number>;
    let group = numbers.get(work);
    if (group === undefined) {
      group = groups.push({ ...work, wave: waveIndex }) - 1;
      numbers.set(work, group);
    }
    groupOf[row] = group;
    effective[row] = effectiveOn(view, row, waveIndex, work.ownerChange);
  }
  return { groups, groupOf, effectiveOn: effective };
}
