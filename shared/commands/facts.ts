import { PatchBuilder } from '../history/patch.ts';
import type { Patch } from '../history/patch.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import { correctionKey } from '../model/corrections.ts';
import { REFERENCE_TARGETS } from '../model/facts.ts';
import { readPlanTable, readScenarioTable, scenarioTableKey } from '../model/plan.ts';
import type { Correction, PlanDocument } from '../model/plan.ts';
import { refuse } from './command.ts';
import { pairKey } from './pairs.ts';
import type { CommandContext, Outcome, RenamedIds, UseFacts } from './command.ts';

/** Puts another version of the facts under the plan: one step, however many decisions follow renamed records. */
export function replaceFacts(context: CommandContext, command: UseFacts): Outcome {
  if (command.asOf !== undefined && parseIsoDay(command.asOf) === MISSING_DAY) {
    return refuse('invalid', `"${command.asOf}" is not a day.`);
  }
  const patch = createFactsPatch(context.document, command);
  if (Object.keys(patch).length === 0) return refuse('nothing-to-do', 'The plan uses these facts already.');
  const label = command.asOf === undefined ? 'Refresh the facts' : `Refresh the facts, as of ${command.asOf}`;
  return { ok: true, patch, label, skipped: [] };
}

/** What `useFacts` changes, also for a look at what it would do. */
export function createFactsPatch(document: PlanDocument, { facts, asOf, renamed }: UseFacts): Patch {
  const patch = new PatchBuilder(document).set('plan', 'facts', facts);
  if (asOf !== undefined) patch.set('plan', 'asOf', asOf);
  if (renamed && renamed.accounts.size + renamed.sellers.size > 0) followRenamed(document, renamed, patch);
  return patch.build();
}

function followRenamed(document: PlanDocument, renamed: RenamedIds, patch: PatchBuilder): void {
  const { accounts, sellers } = renamed;
  const move = (table: string, from: string, to: string, row: unknown): void => {
    // What was decided under the new id already stands; the other rests aside.
    if (from !== to && document.tables.get(table)?.has(to)) return;
    if (from !== to) patch.set(table, from, undefined);
    patch.set(table, to, row);
  };
  for (const scenario of readPlanTable(document, 'scenarios').keys()) {
    for (const [account, seller] of readScenarioTable(document, scenario, 'incoming')) {
      const to = accounts.get(account) ?? account;
      const incoming = sellers.get(seller) ?? seller;
      if (to !== account || incoming !== seller) move(scenarioTableKey(scenario, 'incoming'), account, to, incoming);
    }
    for (const [id, row] of readScenarioTable(document, scenario, 'feedback')) {
      const account = accounts.get(row.account);
      if (account !== undefined) move(scenarioTableKey(scenario, 'feedback'), id, id, { ...row, account });
    }
    for (const name of ['waveOf', 'pins', 'locks', 'personaOverrides', 'accountDates'] as const) {
      for (const [account, row] of readScenarioTable(document, scenario, name)) {
        const to = accounts.get(account);
        if (to !== undefined) move(scenarioTableKey(scenario, name), account, to, row);
      }
    }
    for (const [key, pair] of readScenarioTable(document, scenario, 'pairs')) {
      const isOfSellers = pair.kind === 'required' || pair.kind === 'forbidden';
      const account = accounts.get(pair.account) ?? pair.account;
      const other = (isOfSellers ? sellers : accounts).get(pair.other) ?? pair.other;
      if (account === pair.account && other === pair.other) continue;
      const next = { ...pair, account, other };
      move(scenarioTableKey(scenario, 'pairs'), key, pairKey(next), next);
    }
    for (const [seller, change] of readScenarioTable(document, scenario, 'sellerChanges')) {
      const to = sellers.get(seller);
      if (to !== undefined) move(scenarioTableKey(scenario, 'sellerChanges'), seller, to, change);
    }
    for (const [id, vacancy] of readScenarioTable(document, scenario, 'vacancies')) {
      const manager = sellers.get(vacancy.manager);
      if (manager !== undefined) move(scenarioTableKey(scenario, 'vacancies'), id, id, { ...vacancy, manager });
    }
  }
  for (const [key, correction] of readPlanTable(document, 'corrections')) {
    const next = renameCorrection(correction, renamed);
    if (next !== correction) move('corrections', key, correctionKey(next.table, next.rowId, next.field), next);
  }
}

function renameCorrection(correction: Correction, renamed: RenamedIds): Correction {
  const idsOf = (table: string): ReadonlyMap<string, string> | undefined =>
    table === 'accounts' || table === 'sellers' ? renamed[table] : undefined;
  const { table, field, rowId, value } = correction;
  const newRowId = idsOf(table)?.get(rowId);
  const newValue = idsOf(REFERENCE_TARGETS[`${table}.${field}`] ?? '')?.get(String(value));
  if (newRowId === undefined && newValue === undefined) return correction;
  return { ...correction, rowId: newRowId ?? rowId, value: newValue ?? value };
}
