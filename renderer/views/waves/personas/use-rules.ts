import { useDeferredValue, useMemo } from 'react';
import { takeRuleSet } from '../../../../shared/persona/rule-set.ts';
import type { RuleSet } from '../../../../shared/persona/rule-set.ts';
import { readPolicy } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { findPersonasFault, findPlaybooksFault } from '../../../../shared/persona/check-rules.ts';
import { createRulePreviewer } from '../../../../shared/persona/preview-rules.ts';
import type { RulesPreview } from '../../../../shared/persona/preview-rules.ts';
import { useRuleDraft } from '../../../state/rule-draft.ts';

/** The rules on the screen: as they are being written, else the plan's. */
export interface ShownRules {
  readonly base: PlanBase;
  readonly rules: RuleSet;
  readonly isDraft: boolean;
  /** What the rules do to the accounts, one typed key behind at most on large plans. */
  readonly preview: RulesPreview;
  /** Why they cannot be saved, or `null`. */
  readonly fault: string | null;
}

export function useRules(base: PlanBase): ShownRules {
  const draft = useRuleDraft((state) => state.draft);
  const planned = useMemo(() => takeRuleSet(base.document), [base]);
  const rules = draft ?? planned;
  const show = useMemo(() => {
    // The plan's own codes change in place with an override: the base is another object then.
    const { personaContext, personas, document } = base;
    return createRulePreviewer(personaContext, personas, readPolicy(document, 'lateDeal'));
  }, [base]);
  const { personas, lateDeal } = useDeferredValue(rules);
  const preview = useMemo(() => show({ personas, lateDeal }), [show, personas, lateDeal]);
  const fault = useMemo(() => findFault(rules), [rules]);
  return { base, rules, isDraft: draft !== null, preview, fault };
}

function findFault({ personas, playbooks }: RuleSet): string | null {
  const known = new Map(playbooks.map((playbook) => [playbook.id, playbook]));
  return findPlaybooksFault(playbooks) ?? findPersonasFault(personas, known);
}
