import { PatchBuilder } from '../history/patch.ts';
import { NO_ROW, UNASSIGNED } from '../model/ids.ts';
import type { SellerId } from '../model/ids.ts';
import { readScenarioTable, scenarioTableKey } from '../model/plan.ts';
import { refuse } from './command.ts';
import type { AdoptDecisions, CommandContext, Outcome, Skip } from './command.ts';
import { explainClosedSeller } from './eligibility.ts';

/**
 * Takes over who gets single accounts and when, as one step. What a lock, a leaver or an unknown seller stands against is
 * left out and listed. Families are not looked at: what is adopted is what was compared.
 */
export function adoptDecisions(context: CommandContext, command: AdoptDecisions): Outcome {
  const { document, scenario, assignment, roster } = context;
  const keyOf = (table: 'incoming' | 'waveOf' | 'waves' | 'vacancies') => scenarioTableKey(scenario, table);
  const waves = readScenarioTable(document, scenario, 'waves');
  const patch = new PatchBuilder(document);
  const skipped: Skip[] = [];
  let adopted = 0;
  for (const { account, to, wave } of command.decisions) {
    const row = assignment.accountRow.get(account);
    const fault = row === undefined ? 'The account is not in the plan.' : explainFault(context, command, row, to);
    if (row === undefined || fault !== null) {
      skipped.push({ account, reason: fault ?? '' });
      continue;
    }
    const vacancy = to === null ? undefined : command.vacancies.get(to);
    if (to !== null && vacancy && !roster.rowOf.has(to)) patch.set(keyOf('vacancies'), to, vacancy);
    const other = wave === null ? undefined : command.waves.get(wave);
    if (wave !== null && other && !waves.has(wave)) patch.set(keyOf('waves'), wave, other);
    const toRow = to === UNASSIGNED ? NO_ROW : to === null ? undefined : roster.rowOf.get(to);
    const isWithIncumbent = to === null || toRow === assignment.incumbent[row];
    patch.set(keyOf('incoming'), account, isWithIncumbent ? undefined : to);
    const isWaveKnown = wave !== null && (waves.has(wave) || other !== undefined);
    patch.set(keyOf('waveOf'), account, isWaveKnown ? wave : undefined);
    adopted++;
  }
  const built = patch.build();
  if (Object.keys(built).length === 0) {
    const [first] = skipped;
    return first
      ? refuse('locked', first.reason)
      : refuse('nothing-to-do', `Everything is as in ${command.source} already.`);
  }
  const what = adopted === 1 ? '1 decision' : `${adopted} decisions`;
  return { ok: true, patch: built, label: `Adopt ${what} of ${command.source}`, skipped };
}

function explainFault(
  context: CommandContext,
  command: AdoptDecisions,
  row: number,
  to: SellerId | null,
): string | null {
  const { assignment, facts, roster } = context;
  const toRow = to === null ? assignment.incumbent[row] : to === UNASSIGNED ? NO_ROW : roster.rowOf.get(to);
  if (toRow === assignment.incoming[row]) return null;
  if (assignment.locked[row] === 1) return `${facts.accounts.name[row]} is locked.`;
  if (toRow !== undefined) return to === null ? null : explainClosedSeller(roster, toRow);
  return to !== null && command.vacancies.has(to) ? null : 'The seller is not in the plan.';
}
