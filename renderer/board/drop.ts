import type { Outcome } from '../../shared/commands/command.ts';
import { expandUnits, findRows } from '../../shared/commands/accounts.ts';
import { countRows } from '../../shared/history/patch.ts';
import type { AccountId } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { undo } from '../state/plan-actions.ts';
import { planStore } from '../state/plan-store.ts';
import { announce, openDialog, showToast } from '../state/session-store.ts';
import type { Toast } from '../state/session-store.ts';
import type { ColumnKey } from './board-column.ts';
import type { BoardDescriptor } from './board-descriptor.ts';
import type { Lift } from './lift.ts';
import { countAccounts, sayDropped } from './wording.ts';

/** Carries a drop out and says what became of it: aloud always, in a toast where more than one card is concerned. */
export function carryOut(descriptor: BoardDescriptor, base: PlanBase, lift: Lift, key: ColumnKey): void {
  report(descriptor, base, lift, key, descriptor.drop(base, lift.accounts, key));
}

function report(descriptor: BoardDescriptor, base: PlanBase, lift: Lift, key: ColumnKey, outcome: Outcome): void {
  const column = descriptor.nameColumn(base, key);
  if (!outcome.ok) {
    const message = descriptor.explainRefusal(base, lift.rows, key) ?? outcome.message;
    announce(`Not moved. ${message}`);
    const tone = outcome.code === 'nothing-to-do' ? 'info' : 'error';
    const unit = expandUnits(base, findRows(base, lift.accounts));
    showToast({
      tone,
      message,
      ...(outcome.code === 'locked' && offerOthers(descriptor, lift, key, unit)),
    });
    return;
  }
  const { skipped } = outcome;
  const count = countRows(outcome.patch);
  const isLeadOnly = count === 1 && lift.rows.length === 1;
  const what = isLeadOnly ? (base.facts.accounts.name[lift.leadRow] as string) : countAccounts(count);
  announce(sayDropped(what, column, skipped));
  if (count > 1 || skipped.length > 0) {
    showToast({
      tone: 'success',
      message: `Moved ${what} to ${column}.`,
      action: { label: 'Undo', run: createUndo() },
    });
  }
  const [first] = skipped;
  if (!first) return;
  const run = (): void => openDialog({ kind: 'skipped', title: `Not moved to ${column}`, skipped });
  const left = findRows(
    base,
    skipped.map(({ account }) => account),
  );
  showToast({
    tone: 'info',
    message: `${countAccounts(skipped.length)} stayed: ${first.reason}`,
    ...(skipped.length > 1 ? { action: { label: 'Show all', run } } : offerOthers(descriptor, lift, key, left)),
  });
}

/** A locked account blocks its family: the way out is to move the others without it. */
function offerOthers(
  descriptor: BoardDescriptor,
  lift: Lift,
  key: ColumnKey,
  blocked: readonly number[],
): Pick<Toast, 'action'> | undefined {
  const { dropAlone } = descriptor;
  const { base } = planStore.getState();
  const others = base ? blocked.filter((row) => base.assignment.locked[row] === 0) : [];
  if (!dropAlone || !base || others.length === 0) return undefined;
  const accounts = others.map((row) => base.facts.accounts.id[row] as AccountId);
  const run = (): void => {
    const now = planStore.getState().base;
    if (now) report(descriptor, now, lift, key, dropAlone(now, accounts, key));
  };
  return { action: { label: 'Move the others', run } };
}

/** A toast may outlive its edit: it takes back this one or nothing. */
function createUndo(): () => void {
  const { revision } = planStore.getState();
  return () => {
    if (planStore.getState().revision !== revision) {
      showToast({ tone: 'info', message: 'Other edits came after it. Undo those first.' });
      return;
    }
    const label = undo();
    if (label !== null) announce(`Undone: ${label}`);
  };
}
