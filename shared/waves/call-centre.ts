import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import { readPolicy } from '../model/plan.ts';
import type { CallCentrePolicy } from '../model/policy.ts';
import type { HandoverSource } from '../handover/account-handover.ts';
import type { HandoverGroups } from './handover-groups.ts';

/** What goes out to customers and comes back from them, day by day. */
export interface CallCentreLoad {
  /** The first day with a notice; `MISSING_DAY` where no customer is told. */
  readonly firstDay: Day;
  /** Calendar days from the first notice to the last day on which replies are expected. */
  readonly days: number;
  /** Waves × days, row after row: customers told for the first time. */
  readonly contacts: Int32Array;
  /** By day: replies expected. They come in whether or not a call centre takes them. */
  readonly replies: Float64Array;
}

/** @param handovers all scheduled moves, of the plan or of a drop. */
export function computeCallCentre(source: HandoverSource, handovers: HandoverGroups): CallCentreLoad {
  const { calendar, assignment, personas } = source;
  const policy = readPolicy(source.document, 'callCentre');
  const { groups, groupOf } = handovers;
  if (groups.length === 0) {
    return { firstDay: MISSING_DAY, days: 0, contacts: new Int32Array(0), replies: new Float64Array(0) };
  }
  const replyDays = Math.max(policy.replyWorkingDays, 1);
  const firstDay = Math.min(...groups.map(({ notice }) => notice));
  const lastNotice = Math.max(...groups.map(({ notice }) => notice));
  const days = calendar.addWorkingDays(lastNotice, replyDays - 1) - firstDay + 1;
  const contacts = new Int32Array(assignment.waves.length * days);
  // Whoever is told on the same day answers over the same days: shares are summed by notice first.
  const repliesTo = new Float64Array(days);
  const shares = personas.personas.map(({ id }) => replyShareOf(policy, id));
  for (let row = 0; row < groupOf.length; row++) {
    const index = groupOf[row] as number;
    if (index === NO_ROW) continue;
    const group = groups[index] as (typeof groups)[number];
    const day = group.notice - firstDay;
    contacts[group.wave * days + day]! += 1;
    repliesTo[day]! += shares[personas.codes[row] as number] as number;
  }
  const replies = new Float64Array(days);
  repliesTo.forEach((count, day) => {
    if (count === 0) return;
    for (let later = 0; later < replyDays; later++) {
      replies[calendar.addWorkingDays(firstDay + day, later) - firstDay]! += count / replyDays;
    }
  });
  return { firstDay, days, contacts, replies };
}

function replyShareOf(policy: CallCentrePolicy, persona: string): number {
  return Object.hasOwn(policy.replyShares, persona) ? (policy.replyShares[persona] as number) : policy.otherReplyShare;
}
