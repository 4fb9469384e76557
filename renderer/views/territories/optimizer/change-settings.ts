import type { Command } from '../../../../shared/commands/command.ts';
import type { BalancePolicy, RedesignPolicy } from '../../../../shared/model/policy.ts';
import { dispatch } from '../../../state/plan-actions.ts';
import { announce, showToast } from '../../../state/session-store.ts';

/** Carries out a small change whose effect is seen where it was made: only a refusal is told. */
function settle(command: Command): boolean {
  const outcome = dispatch(command);
  if (outcome.ok) {
    announce(`${outcome.label}: done.`);
    return true;
  }
  if (outcome.code !== 'nothing-to-do') {
    showToast({ tone: 'error', message: outcome.message });
    announce(outcome.message);
  }
  return false;
}

export function changeRedesign(change: Partial<RedesignPolicy>): boolean {
  return settle({ kind: 'changePolicy', policy: 'redesign', change });
}

export function changeBalance(change: Partial<BalancePolicy>): boolean {
  return settle({ kind: 'changePolicy', policy: 'balance', change });
}
