import type { Persona } from '../../../shared/model/policy.ts';
import { describeCondition } from '../../../shared/persona/describe-condition.ts';
import { WINDOW_WORDING } from '../../ui/window-wording.ts';

/** A persona's rule in words: "Health band is red; or Strategic; or…". */
export function describeRule(persona: Persona, currency: string): string {
  const { rule } = persona;
  if (rule === null) return 'Every other customer.';
  const parts = rule.conditions.map((condition) => describeCondition(condition, { wording: WINDOW_WORDING, currency }));
  if (parts.length === 0) return rule.match === 'any' ? 'Nobody: the rule has no condition.' : 'Everybody.';
  return `${parts.join(rule.match === 'any' ? '; or ' : '; and ')}.`;
}
