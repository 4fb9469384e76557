import type { ScheduleInput } from '../waves/schedule/input.ts';
import { addPeople } from '../waves/schedule/infeasible.ts';
import type { CureAttempt } from '../waves/schedule/infeasible.ts';
import type { ScheduleProposal } from '../waves/schedule/proposal.ts';
import type { PlanBase } from './plan-base.ts';
import { createScheduleInput } from './schedule-input.ts';
import type { ScheduleRequest } from './schedule-input.ts';

const DAYS_PER_WEEK = 7;
const MOST_WAVES = 12;

/**
 * What is worth a try where a schedule is not as it should be: longer, wider, later, or with more people. Each lays the
 * moves out when it is called, so that a page may breathe in between.
 */
export function listCures(
  base: PlanBase,
  request: ScheduleRequest,
  input: ScheduleInput,
  proposal: ScheduleProposal,
): (() => CureAttempt)[] {
  const attempts: (() => CureAttempt)[] = [];
  for (const more of [1, 2, 3]) {
    const waves = request.waves + more;
    if (waves > MOST_WAVES) continue;
    attempts.push(() => ({
      cure: { kind: 'more-waves', waves },
      input: createScheduleInput(base, { ...request, waves }),
    }));
  }
  for (const weeks of [1, 2]) {
    const gap = request.gap + weeks * DAYS_PER_WEEK;
    attempts.push(() => ({ cure: { kind: 'wider-gap', gap }, input: createScheduleInput(base, { ...request, gap }) }));
  }
  for (const days of listLaterStarts(input, proposal)) {
    const asked = { ...request, start: request.start + days };
    attempts.push(() => ({ cure: { kind: 'later-start', days }, input: createScheduleInput(base, asked) }));
  }
  const helped = addPeople(input, proposal);
  if (helped) attempts.push(() => helped);
  return attempts;
}

/** Whole weeks by which the vacancies that wait for accounts would be ready for their first work; none where all are. */
function listLaterStarts({ moves, sellers, launches, works }: ScheduleInput, { outcome }: ScheduleProposal): number[] {
  let ready = Number.NEGATIVE_INFINITY;
  for (const move of outcome.unplaced) {
    const own = sellers.readyOn[moves.to[move] as number] ?? Number.NEGATIVE_INFINITY;
    if (Number.isFinite(own)) ready = Math.max(ready, own);
  }
  const first = launches[0] ?? 0;
  const earliest = works.reduce((least, { firstDay }) => Math.min(least, firstDay), first);
  const weeks = Math.ceil((ready - earliest) / DAYS_PER_WEEK);
  return weeks > 0 ? [weeks * DAYS_PER_WEEK] : [];
}
