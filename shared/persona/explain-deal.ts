import { FLAG_UNKNOWN, readCategory } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { readPolicy } from '../model/plan.ts';
import type { PersonaContext } from './conditions.ts';
import { combineJudgement, judgeDeal, segmentCodeOf } from './deals.ts';
import { NO, UNKNOWN, YES } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** Which of an account's open deals is late, or why none is, in one sentence. */
export function explainLateDeal(context: PersonaContext, account: number): string {
  const { facts, deals, wording } = context;
  if (facts.opportunities.count === 0) return 'Open deals: unknown';
  const { starts, rows } = deals.openByAccount;
  const open = [...rows.subarray(starts[account], starts[account + 1])];
  const policy = readPolicy(context.document, 'lateDeal');
  const judged = open.map((row) => {
    const judgement = judgeDeal(facts, policy, context.asOf, deals.medianBySegment, row);
    return { row, judgement, outcome: combineJudgement(judgement) };
  });
  const chosen =
    judged.find(({ outcome }) => outcome === YES) ?? judged.find(({ outcome }) => outcome === UNKNOWN) ?? judged[0];
  if (!chosen) return 'No open deal';
  const { opportunities } = facts;
  const { row, judgement } = chosen;
  const closeOn = opportunities.closeOn[row] as Day;
  const amount = opportunities.amount[row] as number;
  const median = deals.medianBySegment[segmentCodeOf(facts, account)] as number;
  const probability = opportunities.probability[row] as number;
  const stage = readCategory(opportunities.stage, row) || 'stage unknown';
  const likely = Number.isNaN(probability) ? 'probability unknown' : wording.share(probability);
  const parts: [Outcome, string][] = [
    [judgement.isLateStage, `${stage}, ${likely}`],
    [judgement.closesSoon, closeOn === MISSING_DAY ? 'close date unknown' : `closes ${wording.day(closeOn)}`],
    [
      judgement.isLargeEnough,
      Number.isNaN(amount)
        ? 'amount unknown'
        : `${wording.amount(amount, facts.currency)} against a median of ${wording.amount(median, facts.currency)}`,
    ],
    [judgement.isNoRenewal, judgement.isNoRenewal === NO ? 'a renewal' : describeNoRenewal(context, row)],
  ];
  const name = opportunities.name[row] || opportunities.id[row];
  const others = open.length > 1 ? `; ${wording.countOf(open.length - 1, 'other open deal')}` : '';
  if (chosen.outcome === YES) {
    return `Deal “${name}” is late: ${parts.map(([, text]) => text).join('; ')}${others}`;
  }
  if (chosen.outcome === UNKNOWN) {
    const unknown = parts.filter(([part]) => part === UNKNOWN).map(([, text]) => text);
    return `Deal “${name}” may be late: ${unknown.join('; ')}${others}`;
  }
  const missing = parts.filter(([part]) => part === NO).map(([, text]) => text);
  return `Deal “${name}” is not late: ${missing.join('; ')}${others}`;
}

function describeNoRenewal(context: PersonaContext, row: number): string {
  return context.facts.opportunities.renewal[row] === FLAG_UNKNOWN ? 'not marked as a renewal' : 'not a renewal';
}
