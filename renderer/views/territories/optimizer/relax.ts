import type { AccountId } from '../../../../shared/model/ids.ts';
import { readPolicy, readScenarioTable } from '../../../../shared/model/plan.ts';
import type { Pair } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import type { Relaxation, RelaxationEffect } from '../../../../shared/territory/redesign/infeasible.ts';
import type { LeavingShares } from '../../../../shared/territory/redesign/leaving-tally.ts';
import { proposeMoves } from '../../../state/redesign-run.ts';
import { openDialog } from '../../../state/session-store.ts';
import { decide } from '../../decide.ts';

/** What the button of a relaxation says: what it changes in the plan. */
export const RELAX_LABELS: Readonly<Record<Relaxation, string>> = {
  locks: 'Unlock…',
  eligibility: 'Switch the rules off',
  'maximum moved': 'Raise the limits',
  'kept ARR': 'Lower the limit',
  capacity: 'Allow more hours',
  families: 'Allow divided families',
  'required and forbidden sellers': 'Remove these pairs',
  'accounts together and apart': 'Remove these pairs',
};

type WantedRelaxation = Pick<RelaxationEffect, 'relaxation' | 'limits'>;

/**
 * Takes a constraint off, limits no further than helps, as one step that undo takes back, and searches again. Locks are
 * asked about first: each has its reason.
 */
export function applyRelaxation(base: PlanBase, { relaxation, limits }: WantedRelaxation): void {
  if (relaxation === 'locks') {
    const accounts: AccountId[] = [];
    base.assignment.locked.forEach((isLocked, row) => {
      if (isLocked === 1) accounts.push(base.facts.accounts.id[row] as AccountId);
    });
    openDialog({ kind: 'unlock', accounts });
    return;
  }
  if (relax(base, relaxation, limits)) void proposeMoves();
}

function relax(base: PlanBase, relaxation: Exclude<Relaxation, 'locks'>, limits?: LeavingShares): boolean {
  const balance = readPolicy(base.document, 'balance');
  switch (relaxation) {
    case 'eligibility': {
      const none = { region: false, segment: false, skill: false };
      return decide({ kind: 'changePolicy', policy: 'redesign', change: { eligibleBy: none } });
    }
    case 'maximum moved':
      return decide({
        kind: 'changePolicy',
        policy: 'balance',
        change: {
          maximumMovedAccounts: Math.max(balance.maximumMovedAccounts, limits?.movedAccounts ?? 1),
          maximumMovedArr: Math.max(balance.maximumMovedArr, limits?.movedArr ?? 1),
        },
      });
    case 'kept ARR':
      return decide({
        kind: 'changePolicy',
        policy: 'balance',
        change: { minimumKeptArr: Math.min(balance.minimumKeptArr, limits?.keptArr ?? 0) },
      });
    case 'capacity':
      return decide({ kind: 'changePolicy', policy: 'redesign', change: { keepsCapacity: false } });
    case 'families':
      return decide({ kind: 'changePolicy', policy: 'redesign', change: { keepsFamilies: false } });
    case 'required and forbidden sellers':
      return removePairs(base, ['required', 'forbidden']);
    case 'accounts together and apart':
      return removePairs(base, ['together', 'apart']);
  }
}

function removePairs({ document, scenario }: PlanBase, kinds: readonly Pair['kind'][]): boolean {
  const pairs = [...readScenarioTable(document, scenario, 'pairs')];
  const keys = pairs.filter(([, { kind }]) => kinds.includes(kind)).map(([key]) => key);
  return decide({ kind: 'removePairs', keys });
}

/** Whether the constraint is still in force: it may have been taken off since somebody looked. */
export function isInForce(base: PlanBase, { relaxation, limits }: WantedRelaxation): boolean {
  const balance = readPolicy(base.document, 'balance');
  const policy = readPolicy(base.document, 'redesign');
  const hasPairs = (kinds: readonly Pair['kind'][]): boolean =>
    [...readScenarioTable(base.document, base.scenario, 'pairs').values()].some(({ kind }) => kinds.includes(kind));
  switch (relaxation) {
    case 'locks':
      return base.assignment.locked.includes(1);
    case 'eligibility':
      return Object.values(policy.eligibleBy).includes(true);
    case 'maximum moved':
      return (
        balance.maximumMovedAccounts < (limits?.movedAccounts ?? 1) || balance.maximumMovedArr < (limits?.movedArr ?? 1)
      );
    case 'kept ARR':
      return balance.minimumKeptArr > (limits?.keptArr ?? 0);
    case 'capacity':
      return policy.keepsCapacity;
    case 'families':
      return policy.keepsFamilies;
    case 'required and forbidden sellers':
      return hasPairs(['required', 'forbidden']);
    case 'accounts together and apart':
      return hasPairs(['together', 'apart']);
  }
}
