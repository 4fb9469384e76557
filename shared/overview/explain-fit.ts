import { NO_ROW } from '../model/ids.ts';
import { readEligibilityRules } from '../territory/eligibility.ts';
import type { PlanBase } from './plan-base.ts';

/**
 * Which of the accounts do not fit a seller under the plan's rules of eligibility, or `null` where all do or no rule is
 * on. A remark, no refusal: the planner decides.
 * @param rows account rows. @param toRow roster row, or `NO_ROW` for the pool, which takes everything.
 */
export function explainFit(base: PlanBase, rows: readonly number[], toRow: number): string | null {
  const rules = readEligibilityRules(base.document);
  if (rules.length === 0 || toRow === NO_ROW) return null;
  const { facts, roster, wording } = base;
  const { classOf, allowed } = base.sharing.eligibility;
  let unfit = 0;
  let moved = 0;
  let only: number = NO_ROW;
  for (const row of rows) {
    if (base.assignment.incoming[row] === toRow) continue;
    moved++;
    if (allowed[(classOf[row] as number) * roster.count + toRow] === 1) continue;
    unfit++;
    only = row;
  }
  if (unfit === 0) return null;
  const by = `by ${rules.join(' or ')}`;
  const who = roster.names[toRow] as string;
  if (moved === 1) return `${facts.accounts.name[only]} does not fit ${who} ${by}.`;
  return `${wording.count(unfit)} of ${wording.countOf(moved, 'account')} do not fit ${who} ${by}.`;
}
