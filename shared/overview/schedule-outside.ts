import { isKnownDay, parseIsoDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { LIFECYCLES } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { readSetting } from '../model/plan.ts';
import { isLeaving } from '../model/roster.ts';
import { NO_PERSONA } from '../persona/classify.ts';
import { isCustomer } from '../persona/lifecycle.ts';
import type { PlannedLaunch } from '../waves/schedule/launches.ts';
import type { PlanBase } from './plan-base.ts';

/** Moves that go over in silence: no playbook, no wave. */
export interface SilentMoves {
  readonly count: number;
  readonly prospects: number;
  readonly formerCustomers: number;
  /** Minor units. */
  readonly arr: number;
}

/** What a schedule cannot settle, and the step that does. */
export interface OutsideNote {
  readonly kind: 'nothing' | 'leavers' | 'past';
  readonly words: string;
}

export function countSilentMoves({ assignment, personas, personaContext, measures }: PlanBase): SilentMoves {
  let prospects = 0;
  let formerCustomers = 0;
  let arr = 0;
  for (let row = 0; row < assignment.incoming.length; row++) {
    if (assignment.incoming[row] === assignment.incumbent[row] || personas.codes[row] !== NO_PERSONA) continue;
    if (personaContext.lifecycles[row] === LIFECYCLES.indexOf('prospect')) prospects++;
    else formerCustomers++;
    arr += measures.arr[row] as number;
  }
  return { count: prospects + formerCustomers, prospects, formerCustomers, arr };
}

/** "416 moves are handed over in silence, without a wave: 410 prospects, 6 former customers". */
export function describeSilentMoves({ wording }: PlanBase, silent: SilentMoves): string {
  const { count, prospects, formerCustomers } = silent;
  const who = [
    ...(prospects > 0 ? [wording.countOf(prospects, 'prospect')] : []),
    ...(formerCustomers > 0 ? [wording.countOf(formerCustomers, 'former customer')] : []),
  ].join(', ');
  const are = count === 1 ? 'is' : 'are';
  return `${wording.countOf(count, 'move')} ${are} handed over in silence, without a wave: ${who} without an open deal`;
}

/**
 * What stands beside a schedule. Accounts that a leaver keeps do not move, so no wave can settle them; where all that
 * moves is silent there is nothing to plan; and a first launch before the as-of day is history.
 */
export function listOutsideNotes(base: PlanBase, launches: readonly PlannedLaunch[]): OutsideNote[] {
  return [...noteNothing(base), ...noteLeavers(base), ...notePast(base, launches)];
}

function noteNothing(base: PlanBase): OutsideNote[] {
  const { assignment, personas, personaContext, wording } = base;
  const { incoming, incumbent } = assignment;
  let customers = 0;
  let moves = 0;
  for (let row = 0; row < incoming.length; row++) {
    if (isCustomer(personaContext.lifecycles, row)) customers++;
    if (incoming[row] === incumbent[row]) continue;
    moves++;
    if (personas.codes[row] !== NO_PERSONA) return [];
  }
  if (moves === 0) return [{ kind: 'nothing', words: 'No account moves, so there is nothing to schedule.' }];
  const all = wording.countOf(incoming.length, 'account');
  const isOrAre = customers === 1 ? 'is a customer' : 'are customers';
  return [
    {
      kind: 'nothing',
      words: `Nothing is to be scheduled. ${wording.count(customers)} of ${all} ${isOrAre}, and none of them moves: ${describeSilentMoves(base, countSilentMoves(base))}. Playbooks and waves are for customers and open deals.`,
    },
  ];
}

function noteLeavers({ assignment, roster, wording }: PlanBase): OutsideNote[] {
  const leaves = Uint8Array.from({ length: roster.count }, (_, row) => (isLeaving(roster, row) ? 1 : 0));
  const keepers = new Set<number>();
  let kept = 0;
  assignment.incoming.forEach((to, row) => {
    if (to === NO_ROW || leaves[to] === 0 || to !== assignment.incumbent[row]) return;
    kept++;
    keepers.add(to);
  });
  if (kept === 0) return [];
  const names = wording.nameFirst([...keepers], (seller) => roster.names[seller] ?? '');
  const leave = keepers.size === 1 ? 'leaves' : 'leave';
  const has = kept === 1 ? 'has' : 'have';
  return [
    {
      kind: 'leavers',
      words: `${wording.countOf(kept, 'account')} of ${names}, who ${leave}, ${has} no incoming seller, and a schedule holds only accounts that move. Let the optimizer propose who takes over, or move them on the board; then schedule again.`,
    },
  ];
}

function notePast({ document, wording }: PlanBase, launches: readonly PlannedLaunch[]): OutsideNote[] {
  const asOf = parseIsoDay(readSetting(document, 'asOf'));
  const first = launches.find(({ isLaunched }) => !isLaunched);
  if (!first || !isKnownDay(asOf) || first.day >= asOf) return [];
  const day = (value: Day): string => wording.day(value);
  return [
    {
      kind: 'past',
      words: `A wave would be launched on ${day(first.day)}, before ${day(asOf)}, the day as of which the plan looks at its data. Start later, or look at the plan as of an earlier day.`,
    },
  ];
}
