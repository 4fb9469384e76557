import type { Command } from '../../shared/commands/command.ts';
import { dispatch, undo } from '../state/plan-actions.ts';
import type { DispatchOptions } from '../state/plan-actions.ts';
import { planStore } from '../state/plan-store.ts';
import { announce, openDialog, showToast } from '../state/session-store.ts';
import { formatsFor } from '../ui/format.ts';

/**
 * Carries out a command and tells the user how it went: a refusal with its reason, a change with the offer to take it
 * back, and whatever it left out.
 * @returns whether it was carried out.
 */
export function decide(command: Command, options: DispatchOptions = {}): boolean {
  const outcome = dispatch(command, options);
  if (!outcome.ok) {
    showToast({ tone: outcome.code === 'nothing-to-do' ? 'info' : 'error', message: outcome.message });
    announce(outcome.message);
    return false;
  }
  const { skipped } = outcome;
  const done = sayDone(outcome.label);
  const left =
    skipped.length === 1
      ? '1 account left as it was'
      : `${formatsFor('').count(skipped.length)} accounts left as they were`;
  if (skipped.length > 0) {
    showToast({
      tone: 'info',
      message: `${done}; ${left}`,
      action: { label: 'Show', run: () => openDialog({ kind: 'skipped', title: done, skipped }) },
    });
  } else {
    showToast({ tone: 'success', message: done, action: { label: 'Undo', run: createUndo() } });
  }
  announce(skipped.length > 0 ? `${done}. ${left}.` : done);
  return true;
}

const PAST: Readonly<Record<string, string>> = {
  Pin: 'Pinned',
  Unpin: 'Unpinned',
  Add: 'Added',
  Adopt: 'Adopted',
  Change: 'Changed',
  Close: 'Closed',
  Confirm: 'Confirmed',
  Copy: 'Copied',
  Correct: 'Corrected',
  Keep: 'Kept',
  Launch: 'Launching',
  Leave: 'Left',
  Lock: 'Locked',
  Look: 'Looking',
  Make: 'Made',
  Move: 'Moved',
  Open: 'Opened',
  Remove: 'Removed',
  Rename: 'Renamed',
  Reopen: 'Reopened',
  Require: 'Required',
  Restore: 'Restored',
  Rule: 'Ruled',
  Schedule: 'Scheduled',
  Show: 'Showing',
  Take: 'Took',
  Unlock: 'Unlocked',
};

/** "Locked Nordwind" for a step called "Lock Nordwind"; steps are named by what undo takes back. */
function sayDone(label: string): string {
  const [verb = '', ...rest] = label.split(' ');
  return [PAST[verb] ?? verb, ...rest].join(' ');
}

/** A toast may outlive its edit: it takes back this one or nothing. */
function createUndo(): () => void {
  const { planId, revision } = planStore.getState();
  return () => {
    const now = planStore.getState();
    if (now.planId !== planId || now.revision !== revision) {
      showToast({ tone: 'info', message: 'Other edits came after it. Undo those first.' });
      return;
    }
    const label = undo();
    if (label !== null) announce(`Undone: ${label}`);
  };
}

/** Shows why something that takes a while did not work; nothing where it did or was cancelled. */
export function reportFailure(
  title: string,
  result: { ok: true } | { ok: false; code: string; message: string },
): void {
  if (result.ok || result.code === 'cancelled') return;
  openDialog({ kind: 'message', title, message: result.message });
}
