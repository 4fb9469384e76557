import { useDeferredValue, useMemo } from 'react';
import type { Fix } from '../../../shared/commands/fixes/fix.ts';
import { proposeFix } from '../../../shared/commands/fixes/propose-fix.ts';
import { BASELINE } from '../../../shared/model/create-plan.ts';
import type { Finding } from '../../../shared/waves/findings.ts';
import { usePlan } from '../../state/plan-store.ts';

/** From so many accounts on, a fix is worked out only for a finding that is looked at: some lay all handovers out anew. */
const LARGE_PLAN = 20_000;

/** What would settle a finding, once there is time to work it out; `null` where nothing would, or nothing may be decided. */
export function useFix(finding: Finding, isShown: boolean): Fix | null {
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  const isReadOnly = usePlan((state) => state.isReadOnly);
  // The list is drawn first: fixes follow when nothing else is waiting.
  const asked = useDeferredValue<Finding | null>(finding, null);
  return useMemo(() => {
    if (!base || !figures || isReadOnly || base.scenario === BASELINE || asked !== finding) return null;
    if (!isShown && base.facts.accounts.count >= LARGE_PLAN) return null;
    return figures.findings.includes(asked) ? proposeFix(base, figures.load, asked) : null;
  }, [base, figures, isReadOnly, asked, finding, isShown]);
}
