import type { Result } from '../../shared/ipc.ts';
import { getOpenPlan } from './plan-session.ts';
import { hasRuleDraft } from './rule-draft.ts';
import { openDialog } from './session-store.ts';

/**
 * Runs what takes the open plan off the screen once every edit of it is durable: what is read meanwhile would lack the
 * edits still being written. Where some cannot be stored, the user decides first.
 * @returns `cancelled` where the user is asked; the work goes on from the dialog `unsaved-rules` or `not-stored`.
 */
export async function leaveSafely(work: () => Promise<Result<null>>): Promise<Result<null>> {
  return hasRuleDraft() ? askAboutRules(() => leaveStored(work)) : leaveStored(work);
}

/** As `leaveSafely`, for what reads nothing that is stored: writing that goes well meanwhile is not waited for. */
export async function replaceSafely(work: () => Promise<Result<null>>): Promise<Result<null>> {
  const replace = () => (getOpenPlan()?.journal?.saving.saving === 'failed' ? leaveStored(work) : work());
  return hasRuleDraft() ? askAboutRules(replace) : replace();
}

async function leaveStored(work: () => Promise<Result<null>>): Promise<Result<null>> {
  const reason = await explainUnstored();
  if (reason === null) return work();
  openDialog({ kind: 'not-stored', reason, leave: () => leave(work) });
  return { ok: false, code: 'cancelled', message: reason };
}

/** Rules being written are lost with the plan on the screen: the user decides, as about edits that cannot be stored. */
function askAboutRules(work: () => Promise<Result<null>>): Result<null> {
  openDialog({ kind: 'unsaved-rules', leave: () => leave(work) });
  return { ok: false, code: 'cancelled', message: 'Rules are not saved yet.' };
}

async function leave(work: () => Promise<Result<null>>): Promise<void> {
  const result = await work();
  if (result.ok || result.code === 'cancelled') return;
  openDialog({ kind: 'message', title: 'That did not work', message: result.message });
}

/** Waits for what is being written and tries once more what failed. @returns why edits are not durable, or `null`. */
export async function explainUnstored(): Promise<string | null> {
  const journal = getOpenPlan()?.journal;
  if (!journal) return null;
  if ((await journal.settled()).saving === 'failed') journal.start();
  const { saving, saveError } = await journal.settled();
  return saving === 'failed' ? (saveError ?? 'The last edits could not be stored.') : null;
}
