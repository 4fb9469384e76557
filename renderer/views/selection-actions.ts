import { CalendarClock, CalendarCog, Lock, LockOpen, Tag, UserRoundCheck, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { NO_ROW } from '../../shared/model/ids.ts';
import { readSellerColumn } from '../state/columns.ts';
import { planStore } from '../state/plan-store.ts';
import type { PlanState } from '../state/plan-store.ts';
import { clearSelection, selectMany } from '../state/selection.ts';
import { announce, openDialog, showToast } from '../state/session-store.ts';
import type { SessionState } from '../state/session-store.ts';
import type { Action } from './action.ts';

/** What can be done with the selected accounts. */
export function listSelectionActions(plan: PlanState, session: SessionState): Action[] {
  const accounts = [...session.selection];
  const canChange = accounts.length > 0 && plan.status === 'open' && !plan.isReadOnly;
  const count = accounts.length > 1 ? ` (${accounts.length})` : '';
  const act = (
    id: 'move-to' | 'schedule' | 'lock' | 'unlock' | 'override-persona' | 'account-dates',
    label: string,
    icon: LucideIcon,
  ) =>
    ({
      id,
      label: `${label}${count}…`,
      group: 'Selection',
      icon,
      isEnabled: canChange,
      run: () => openDialog({ kind: id, accounts }),
    }) satisfies Action;
  return [
    act('move-to', 'Move to', UserRoundCheck),
    act('schedule', 'Set the wave', CalendarClock),
    act('lock', 'Lock', Lock),
    act('unlock', 'Unlock', LockOpen),
    act('override-persona', 'Set the persona', Tag),
    act('account-dates', 'Set own dates', CalendarCog),
    {
      id: 'select-all',
      label: 'Select all shown accounts',
      group: 'Selection',
      icon: UserRoundCheck,
      isEnabled: plan.status === 'open',
      run: selectAllShown,
    },
    ...(['lock', 'unlock'] as const).map((kind) => ({
      id: `${kind}-shown`,
      label: kind === 'lock' ? 'Lock all shown accounts…' : 'Unlock all shown accounts…',
      group: 'Selection' as const,
      icon: kind === 'lock' ? Lock : LockOpen,
      isEnabled: plan.status === 'open' && !plan.isReadOnly,
      run: () => openLockShown(kind),
    })),
    {
      id: 'clear-selection',
      label: 'Clear the selection',
      group: 'Selection',
      icon: X,
      isEnabled: accounts.length > 0,
      run: clearSelection,
    },
  ];
}

/** Accounts that the filter shows on the board of sellers, column by column. */
function listShown(): string[] {
  const { base } = planStore.getState();
  if (!base) return [];
  const accounts: string[] = [];
  for (let seller = NO_ROW; seller < base.roster.count; seller++) {
    for (const row of readSellerColumn(seller).rows) accounts.push(base.facts.accounts.id[row] as string);
  }
  return accounts;
}

function selectAllShown(): void {
  const accounts = listShown();
  selectMany(accounts);
  announce(`${accounts.length} accounts selected`);
}

/** Asks for the reason, then locks or unlocks every account that the filter shows, as one step. */
export function openLockShown(kind: 'lock' | 'unlock'): void {
  const { base } = planStore.getState();
  const isLocked = (id: string): boolean => base?.assignment.locked[base.accountRow.get(id) ?? -1] === 1;
  const accounts = listShown().filter((id) => isLocked(id) === (kind === 'unlock'));
  if (accounts.length > 0) openDialog({ kind, accounts });
  else
    showToast({ tone: 'info', message: kind === 'lock' ? 'All shown are locked already.' : 'None shown is locked.' });
}
