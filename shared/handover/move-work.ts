import { moveKindOf } from '../model/assignment.ts';
import { weekStartOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import type { Playbook } from '../model/policy.ts';
import { firstNoticeOf, isLightHandover, lastDayOf, playbookIndexOf } from './account-handover.ts';
import type { HandoverView } from './account-handover.ts';
import { countNoticeDays, layOutHandover, ownerChangeDayOf } from './playbook.ts';
import type { DatedStep, HandoverKind } from './playbook.ts';

/**
 * The work of one move: which step falls on which day, and how many hours each side gives in which week. Moves with the
 * same playbook, kind, variant and first notice share one; a plan of 20,000 moves has a few dozen.
 */
export interface MoveWork {
  readonly playbook: Playbook;
  readonly kind: HandoverKind;
  readonly isLightCore: boolean;
  /** Roster row of the one incumbent in a succession, whose last day shapes the steps; else `NO_ROW`. */
  readonly leaver: number;
  /** T0: the first working day on which the customer hears of it. */
  readonly notice: Day;
  /** ● by the playbook; the account's own or the wave's date may put the owner change later. */
  readonly ownerChange: Day;
  /** Calendar days from the first notice to the owner change of the playbook. */
  readonly noticeDays: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly steps: readonly DatedStep[];
  /** Mondays of the weeks with work, ascending. What follows has one entry for each. */
  readonly weeks: Int32Array;
  readonly incumbentHours: Float64Array;
  readonly incomingHours: Float64Array;
  readonly managerHours: Float64Array;
  readonly supportHours: Float64Array;
  /** Introductions in person that each side takes part in. */
  readonly incumbentVisits: Uint8Array;
  readonly incomingVisits: Uint8Array;
  /** The notice or the introduction, where it falls on a day on which customers are left alone; else `null`. */
  readonly closedStep: DatedStep | null;
}

const KINDS: readonly HandoverKind[] = ['transfer', 'succession', 'assignment', 'release'];

/** Lays moves out and keeps what it laid out, for as long as the view it was made from is valid. */
export class MoveWorkFinder {
  readonly #view: HandoverView;
  readonly #works = new Map<number, MoveWork>();

  constructor(view: HandoverView) {
    this.#view = view;
  }

  /**
   * The work of an account's move in a wave with this launch day; its own dates and held deals count.
   * @returns the same object for the same work; `null` where the account stays or transfers silently.
   */
  find(row: number, launch: Day): MoveWork | null {
    const view = this.#view;
    const { roster, assignment } = view;
    const from = assignment.incumbent[row] as number;
    const to = assignment.incoming[row] as number;
    if (from === to) return null;
    const playbook = playbookIndexOf(view, row);
    if (playbook < 0) return null;
    const kind = moveKindOf(roster, from, to) as HandoverKind;
    const isLightCore = isLightHandover(view, row, playbook);
    const leaver = kind === 'succession' ? from : NO_ROW;
    const day = firstNoticeOf(view, row, launch);
    const variant = KINDS.indexOf(kind) * 2 + (isLightCore ? 1 : 0);
    const place = (day * view.playbooks.length + playbook) * KINDS.length * 2 + variant;
    const key = place * (roster.count + 1) + leaver + 1;
    let work = this.#works.get(key);
    if (!work) this.#works.set(key, (work = layOutWork(view, day, playbook, kind, isLightCore, leaver)));
    return work;
  }
}

/**
 * Roster row of the manager who endorses, joins and stands in, or `NO_ROW`: in a succession that of the leaver, where
 * there is one; else that of the incoming seller, and on a release that of the incumbent.
 */
export function managerOf(view: HandoverView, kind: HandoverKind, from: number, to: number): number {
  const { managers } = view.roster;
  const own = kind === 'succession' ? (managers[from] as number) : NO_ROW;
  if (own !== NO_ROW) return own;
  const asked = kind === 'release' ? from : to;
  return asked === NO_ROW ? NO_ROW : (managers[asked] as number);
}

function layOutWork(
  view: HandoverView,
  launch: Day,
  playbookIndex: number,
  kind: HandoverKind,
  isLightCore: boolean,
  leaver: number,
): MoveWork {
  const playbook = view.playbooks[playbookIndex] as Playbook;
  const { calendar } = view;
  const request = { playbook, kind, launch, calendar, isLightCore, incumbentLeavesOn: lastDayOf(view, leaver) };
  const steps = layOutHandover(request);
  return {
    playbook,
    kind,
    isLightCore,
    leaver,
    steps,
    notice: calendar.toWorkingDay(launch),
    ownerChange: ownerChangeDayOf(request),
    noticeDays: countNoticeDays(request),
    firstDay: Math.min(...steps.map(({ day }) => day)),
    lastDay: Math.max(...steps.map(({ day }) => day)),
    ...sumWeeks(steps),
    closedStep: listHeardFirst(steps).find(({ day }) => calendar.closureOf(day) !== null) ?? null,
  };
}

/**
 * The steps before ● in which the customer hears of the change and meets the new seller: notice and introduction. Where
 * nobody hands over, there is none.
 */
function listHeardFirst(steps: readonly DatedStep[]): DatedStep[] {
  const ownerChange = steps.findIndex(({ isOwnerChange }) => isOwnerChange);
  return steps
    .slice(0, ownerChange)
    .filter(({ step }) => step.channel !== 'internal')
    .slice(0, 2);
}

type WeekSums = Pick<
  MoveWork,
  'weeks' | 'incumbentHours' | 'incomingHours' | 'managerHours' | 'supportHours' | 'incumbentVisits' | 'incomingVisits'
>;

function sumWeeks(steps: readonly DatedStep[]): WeekSums {
  const weeks = Int32Array.from(new Set(steps.map(({ day }) => weekStartOf(day)))).sort();
  const sums = {
    weeks,
    incumbentHours: new Float64Array(weeks.length),
    incomingHours: new Float64Array(weeks.length),
    managerHours: new Float64Array(weeks.length),
    supportHours: new Float64Array(weeks.length),
    incumbentVisits: new Uint8Array(weeks.length),
    incomingVisits: new Uint8Array(weeks.length),
  };
  for (const step of steps) {
    const at = weeks.indexOf(weekStartOf(step.day));
    sums.incumbentHours[at]! += step.incumbentHours;
    sums.incomingHours[at]! += step.incomingHours;
    sums.managerHours[at]! += step.managerHours;
    sums.supportHours[at]! += step.supportHours;
    if (step.channel !== 'in person') continue;
    if (step.incumbentHours > 0) sums.incumbentVisits[at]! += 1;
    if (step.incomingHours > 0) sums.incomingVisits[at]! += 1;
  }
  return sums;
}
