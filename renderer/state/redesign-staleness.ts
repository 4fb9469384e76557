import { readPolicy } from '../../shared/model/plan.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { createRedesignSettings } from '../../shared/overview/redesign-input.ts';
import type { Proposal } from '../../shared/territory/redesign/proposal.ts';
import type { RedesignBasis } from './redesign-store.ts';

/** What has become of a proposal since it was made. */
export interface Staleness {
  /**
   * `decided`: accounts have gone to others. `settings`: the rules, the sellers or the corrections are others.
   * `elsewhere`: another scenario is shown. `other-data`: its rows mean something else now.
   */
  readonly state: 'fresh' | 'decided' | 'settings' | 'elsewhere' | 'other-data';
  /** Accounts that somebody has given to another seller meanwhile, other than as proposed, or has locked. */
  readonly accounts: number;
}

const FRESH: Staleness = { state: 'fresh', accounts: 0 };

/** Compares the plan as it is now with what a proposal was made from. What was adopted of it is no change. */
export function findStaleness(basis: RedesignBasis, proposal: Proposal, base: PlanBase): Staleness {
  if (base.scenario !== basis.base.scenario) return { state: 'elsewhere', accounts: 0 };
  const then = basis.base;
  const isSameRows =
    base.sourceFacts === then.sourceFacts &&
    base.roster.count === then.roster.count &&
    base.roster.ids.every((id, row) => id === then.roster.ids[row]);
  if (!isSameRows) return { state: 'other-data', accounts: 0 };
  const accounts = countDecided(basis, proposal, base);
  if (accounts > 0) return { state: 'decided', accounts };
  const isSameAsked =
    base.facts === then.facts &&
    isSame(readPolicy(base.document, 'redesign'), basis.policy) &&
    isSame(createRedesignSettings(base), basis.settings) &&
    isSame([base.roster.fte, base.roster.leavesOn], [then.roster.fte, then.roster.leavesOn]);
  return isSameAsked ? FRESH : { state: 'settings', accounts: 0 };
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

function countDecided({ base: then }: RedesignBasis, { owner }: Proposal, now: PlanBase): number {
  const { incoming, locked } = now.assignment;
  let decided = 0;
  for (let row = 0; row < incoming.length; row++) {
    const seller = incoming[row];
    const isMoved = seller !== then.assignment.incoming[row] && seller !== owner[row];
    if (isMoved || locked[row] !== then.assignment.locked[row]) decided++;
  }
  return decided;
}
