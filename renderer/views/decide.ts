import type { Command } from '../../shared/commands/command.ts';
import { dispatch, undo } from '../state/plan-actions.ts';
import type { DispatchOptions } from '../state/plan-actions.ts';
import { planStore } from '../state/plan-store.ts';
import { announce, openDialog, showToast } from '../state/session-store.ts';

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
  const { label, skipped } = outcome;
  if (skipped.length > 0) {
    showToast({
      tone: 'info',
      message: `${label}; ${skipped.length} left as they were`,
      action: { label: 'Show', run: () => openDialog({ kind: 'skipped', title: label, skipped }) },
    });
  } else {
    showToast({ tone: 'success', message: label, action: { label: 'Undo', run: createUndo() } });
  }
  announce(skipped.length > 0 ? `${label}. ${skipped.length} left as they were.` : label);
  return true;
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

/** Shows why something that takes a while did not work; nothing where it did or was cancelled. */
export function reportFailure(
  title: string,
  result: { ok: true } | { ok: false; code: string; message: string },
): void {
  if (result.ok || result.code === 'cancelled') return;
  openDialog({ kind: 'message', title, message: result.message });
}
