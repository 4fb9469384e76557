import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import { readPolicy } from '../model/plan.ts';
import { computeCallCentre } from './call-centre.ts';
import type { CallCentreLoad } from './call-centre.ts';
import { createFinding } from './findings.ts';
import type { Finding } from './findings.ts';
import type { LoadSource, WaveLoad } from './load.ts';

/** Guardrail of the call centre, where there is one: more replies on a day than it can answer. */
export function findCallCentreFindings(source: LoadSource, load: WaveLoad): Finding[] {
  const policy = readPolicy(source.document, 'callCentre');
  if (!policy.isOn) return [];
  const centre = computeCallCentre(source, load.handovers);
  const over = listOver(centre, policy.repliesPerDay);
  const [worst] = over.toSorted((left, right) => right.replies - left.replies || left.day - right.day);
  if (!worst) return [];
  const { wording } = source;
  const accounts = listTold(load, centre.firstDay, over, policy.replyWorkingDays, source);
  // A part of a reply too many is one too many: 40.2 do not read as 40 where 40 can be answered.
  const replies = Math.ceil(worst.replies - 1e-9);
  return [
    createFinding({
      rule: 'call-centre-overloaded',
      severity: 'warning',
      title: `The call centre would be overloaded on ${wording.countOf(over.length, 'day')}`,
      evidence: `On ${wording.day(worst.day)} ${wording.countOf(replies, 'reply', 'replies')} ${replies === 1 ? 'is' : 'are'} expected; it can answer ${wording.count(policy.repliesPerDay)} a day.`,
      accounts,
      wave: source.assignment.wave[accounts[0] ?? NO_ROW],
    }),
  ];
}

interface BusyDay {
  readonly day: Day;
  readonly replies: number;
}

function listOver({ firstDay, replies }: CallCentreLoad, limit: number): BusyDay[] {
  const over: BusyDay[] = [];
  replies.forEach((count, at) => {
    if (count > limit + 1e-9) over.push({ day: firstDay + at, replies: count });
  });
  return over;
}

/** Accounts whose replies are expected on one of the days. */
function listTold(
  load: WaveLoad,
  firstDay: Day,
  over: readonly BusyDay[],
  replyWorkingDays: number,
  { calendar }: LoadSource,
): number[] {
  const { groups, groupOf } = load.handovers;
  const isConcerned = groups.map(({ notice }) => {
    const last = calendar.addWorkingDays(notice, Math.max(replyWorkingDays, 1) - 1);
    return notice >= firstDay && over.some(({ day }) => day >= notice && day <= last);
  });
  const rows: number[] = [];
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] as number;
    if (group !== NO_ROW && isConcerned[group] === true) rows.push(row);
  }
  return rows;
}
