import { PatchBuilder } from '../history/patch.ts';
import { readScenarioTable, scenarioTableKey } from '../model/plan.ts';
import { refuse } from './command.ts';
import type { CommandContext, Outcome, PinAccounts, Skip } from './command.ts';
import { nameAccounts } from './wording.ts';

/** Pins accounts to waves, or takes the pins off. What an account is in now does not change: the planner follows. */
export function pinAccounts({ document, scenario, facts, assignment }: CommandContext, command: PinAccounts): Outcome {
  const waves = readScenarioTable(document, scenario, 'waves');
  const pins = readScenarioTable(document, scenario, 'pins');
  const table = scenarioTableKey(scenario, 'pins');
  const patch = new PatchBuilder(document);
  const skipped: Skip[] = [];
  const rows: number[] = [];
  const names = new Set<string>();
  for (const { account, wave } of command.accounts) {
    const row = assignment.accountRow.get(account);
    const named = wave === null ? null : waves.get(wave);
    // A pin can be taken off an account that the facts do not have any more.
    if (row === undefined && wave !== null) {
      skipped.push({ account, reason: 'The account is not in the plan.' });
    } else if (named === undefined) {
      skipped.push({ account, reason: 'The wave is not in the scenario yet: adopt the schedule first.' });
    } else if ((pins.get(account) ?? null) !== wave) {
      patch.set(table, account, wave ?? undefined);
      rows.push(row ?? -1);
      if (named) names.add(named.name);
    }
  }
  if (rows.length === 0) {
    const [first] = skipped;
    return first ? refuse('unknown-id', first.reason) : refuse('nothing-to-do', 'Nothing changed.');
  }
  const isOne = rows.length === 1 && rows[0] === -1;
  const accounts = isOne ? '1 account' : nameAccounts(facts, rows);
  const [first] = names;
  const to = names.size === 1 ? (first ?? '') : 'their waves';
  const label = names.size === 0 ? `Unpin ${accounts}` : `Pin ${accounts} to ${to}`;
  return { ok: true, patch: patch.build(), label, skipped };
}
