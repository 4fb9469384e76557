import { PatchBuilder } from '../history/patch.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import type { AccountId } from '../model/ids.ts';
import { scenarioTableKey } from '../model/plan.ts';
import type { AccountDates } from '../model/plan.ts';
import { findRows } from './accounts.ts';
import { refuse } from './command.ts';
import type { CommandContext, Outcome, SetAccountDates } from './command.ts';
import { nameAccounts } from './wording.ts';

/** Gives accounts dates of their own, or gives them back to their wave and playbook. */
export function setAccountDates(context: CommandContext, command: SetAccountDates): Outcome {
  const { document, facts, scenario } = context;
  const { launch, effective } = command;
  const wrong = [launch, effective].find((day) => day !== '' && parseIsoDay(day) === MISSING_DAY);
  if (wrong !== undefined) return refuse('invalid', `"${wrong}" is not a day.`);
  if (launch !== '' && effective !== '' && effective < launch) {
    return refuse('invalid', 'The owner cannot change before the customer is told.');
  }
  const isTakenOff = launch === '' && effective === '';
  const reason = command.reason.trim();
  if (!isTakenOff && reason === '') return refuse('invalid', 'Dates of their own need a reason.');
  const rows = findRows(context, command.accounts);
  if (rows.length === 0) return refuse('unknown-id', 'None of these accounts is in the plan.');
  const dates: AccountDates = {
    ...(launch === '' ? {} : { launch }),
    ...(effective === '' ? {} : { effective }),
    reason,
  };
  const patch = new PatchBuilder(document);
  const table = scenarioTableKey(scenario, 'accountDates');
  for (const row of rows) patch.set(table, facts.accounts.id[row] as AccountId, isTakenOff ? undefined : dates);
  const built = patch.build();
  if (Object.keys(built).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  const names = nameAccounts(facts, rows);
  const parts = [launch && `tell on ${launch}`, effective && `change the owner on ${effective}`].filter(Boolean);
  const label = isTakenOff ? `Take the own dates off ${names}` : `Set dates of ${names}: ${parts.join(', ')}`;
  return { ok: true, patch: built, label, skipped: [] };
}
