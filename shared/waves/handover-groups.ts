import { moveKindOf } from '../model/assignment.ts';
import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import type { Playbook } from '../model/policy.ts';
import { isLightHandover, lastDayOf, playbookIndexOf } from '../handover/account-handover.ts';
import type { HandoverView } from '../handover/account-handover.ts';
import { countNoticeDays, layOutHandover, ownerChangeDayOf } from '../handover/playbook.ts';
import type { DatedStep, HandoverKind } from '../handover/playbook.ts';

/** Accounts whose handovers fall on the same days: same wave, playbook, kind of move and variant. */
export interface HandoverGroup {
  /** Index of the wave. */
  readonly wave: number;
  readonly playbook: Playbook;
  readonly kind: HandoverKind;
  readonly isLightCore: boolean;
  /** Roster row of the one incumbent in a succession, whose last day shapes the steps; else `NO_ROW`. */
  readonly leaver: number;
  readonly steps: readonly DatedStep[];
  readonly ownerChange: Day;
  /** Calendar days from the first notice to the owner change. */
  readonly noticeDays: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/**
 * All scheduled handovers, laid out once per group instead of once per account: a plan of 20,000 moves has a few dozen
 * groups.
 */
export interface HandoverGroups {
  readonly groups: readonly HandoverGroup[];
  /** Index into `groups` by account row; `NO_ROW` where it stays, transfers silently or has no wave yet. */
  readonly groupOf: Int32Array;
}

const KINDS: readonly HandoverKind[] = ['transfer', 'succession', 'assignment', 'release'];

export function groupHandovers(view: HandoverView): HandoverGroups {
  const { assignment, roster } = view;
  const { incumbent, incoming, wave } = assignment;
  const groups: HandoverGroup[] = [];
  const groupOf = new Int32Array(incoming.length).fill(NO_ROW);
  const numberOf = new Map<number, number>();
  for (let row = 0; row < incoming.length; row++) {
    const from = incumbent[row] as number;
    const to = incoming[row] as number;
    const waveIndex = wave[row] as number;
    if (from === to || waveIndex === NO_ROW) continue;
    const playbook = playbookIndexOf(view, row);
    if (playbook < 0) continue;
    const kind = moveKindOf(roster, from, to) as HandoverKind;
    const isLightCore = isLightHandover(view, row, playbook);
    const leaver = kind === 'succession' ? from : NO_ROW;
    const variant = KINDS.indexOf(kind) * 2 + (isLightCore ? 1 : 0);
    const place = (waveIndex * view.playbooks.length + playbook) * KINDS.length * 2 + variant;
    const key = place * (roster.count + 1) + leaver + 1;
    let group = numberOf.get(key);
    if (group === undefined) {
      group = groups.push(createGroup(view, waveIndex, playbook, kind, isLightCore, leaver)) - 1;
      numberOf.set(key, group);
    }
    groupOf[row] = group;
  }
  return { groups, groupOf };
}

function createGroup(
  view: HandoverView,
  wave: number,
  playbookIndex: number,
  kind: HandoverKind,
  isLightCore: boolean,
  leaver: number,
): HandoverGroup {
  const playbook = view.playbooks[playbookIndex] as Playbook;
  const launch = (view.launches[wave] as { day: Day }).day;
  const { calendar } = view;
  const request = { playbook, kind, launch, calendar, isLightCore, incumbentLeavesOn: lastDayOf(view, leaver) };
  const steps = layOutHandover(request);
  return {
    wave,
    playbook,
    kind,
    isLightCore,
    leaver,
    steps,
    ownerChange: ownerChangeDayOf(request),
    noticeDays: countNoticeDays(request),
    firstDay: Math.min(...steps.map(({ day }) => day)),
    lastDay: Math.max(...steps.map(({ day }) => day)),
  };
}
