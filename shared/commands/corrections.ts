import { PatchBuilder } from '../history/patch.ts';
import { indexById } from '../model/columns.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import { nameRow } from '../model/fact-cells.ts';
import { findFactField, isCorrectable } from '../model/fact-fields.ts';
import type { FactField } from '../model/fact-fields.ts';
import { REFERENCE_TARGETS } from '../model/facts.ts';
import type { Facts, FactsTableName } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { correctionKey } from '../model/corrections.ts';
import { readPlanTable } from '../model/plan.ts';
import type { Correction } from '../model/plan.ts';
import type { CellValue } from '../model/table.ts';
import { refuse } from './command.ts';
import type { Command, CommandContext, CorrectFact, Outcome } from './command.ts';

/** Sets a missing or wrong fact by hand, or takes the correction off again. Ids are what rows hang on and stay. */
export function correctFact(context: CommandContext, command: CorrectFact): Outcome {
  const { facts, document } = context;
  const { table, field, rowId, value } = command;
  const about = findFactField(table, field);
  if (!about || !isCorrectable(table, field)) {
    return refuse('invalid', `"${field}" of ${table} cannot be corrected.`);
  }
  const row = facts[table].id.indexOf(rowId);
  if (value !== undefined) {
    if (row < 0) return refuse('unknown-id', `"${rowId}" is not in the data.`);
    const fault = findFault(facts, table, about, row, value);
    if (fault !== null) return refuse('invalid', fault);
  }
  const correction: Correction | undefined =
    value === undefined ? undefined : { table, rowId, field, value, reason: command.reason.trim() };
  const patch = new PatchBuilder(document).set('corrections', correctionKey(table, rowId, field), correction).build();
  if (Object.keys(patch).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  const name = row < 0 ? rowId : nameRow(facts, table, row);
  const verb = correction ? 'Correct' : 'Take back the correction:';
  return { ok: true, patch, label: `${verb} ${about.label} of ${name}`, skipped: [] };
}

/** Takes several corrections off in one step, such as all those that the data says by itself now. */
export function dropCorrections(
  context: CommandContext,
  command: Extract<Command, { kind: 'dropCorrections' }>,
): Outcome {
  const known = readPlanTable(context.document, 'corrections');
  const keys = command.keys.filter((key) => known.has(key));
  const patch = new PatchBuilder(context.document);
  for (const key of keys) patch.set('corrections', key, undefined);
  if (keys.length === 0) return refuse('nothing-to-do', 'These corrections are not there any more.');
  const label = keys.length === 1 ? 'Take back 1 correction' : `Take back ${keys.length} corrections`;
  return { ok: true, patch: patch.build(), label, skipped: [] };
}

/** What is wrong with a value, in words, or `null`. Unknown always fits. */
function findFault(
  facts: Facts,
  table: FactsTableName,
  about: FactField,
  row: number,
  value: CellValue,
): string | null {
  const { field, kind, label, choices, minimum = -Infinity, maximum = Infinity } = about;
  if (value === null) return field === 'name' ? 'A name cannot be unknown.' : null;
  if (!isOfKind(kind, value)) return `"${value}" does not fit “${label}”.`;
  if (choices && !choices.includes(String(value))) return `“${label}” is one of: ${choices.join(', ')}.`;
  if (typeof value === 'number' && (value < minimum || value > maximum)) {
    if (maximum === Infinity) return `“${label}” cannot be below ${minimum}.`;
    return `“${label}” is a number from ${minimum} to ${maximum}.`;
  }
  if ((kind === 'text' || kind === 'category') && String(value).trim() === '') return `“${label}” is empty.`;
  const target = kind === 'reference' ? REFERENCE_TARGETS[`${table}.${field}`] : undefined;
  return target ? findReferenceFault(facts, table, field, target, row, String(value)) : null;
}

function findReferenceFault(
  facts: Facts,
  table: FactsTableName,
  field: string,
  target: FactsTableName,
  row: number,
  id: string,
): string | null {
  const to = indexById(facts[target].id).get(id);
  if (to === undefined) return `"${id}" is not in the data.`;
  if (target !== table) return null;
  const column = table === 'accounts' ? facts.accounts.parent : table === 'sellers' ? facts.sellers.manager : null;
  if (!column || (field !== 'parent' && field !== 'manager')) return null;
  const name = nameRow(facts, table, row);
  if (to === row) return `${name} cannot stand above itself.`;
  // A circle that the data holds already ends the walk after as many steps as there are rows.
  let above = to;
  for (let steps = 0; above !== NO_ROW && steps <= column.length; steps++) {
    if (above === row)
      return `${nameRow(facts, table, to)} stands below ${name} already: they cannot be above each other.`;
    above = column[above] as number;
  }
  return null;
}

function isOfKind(kind: FactField['kind'], value: Exclude<CellValue, null>): boolean {
  switch (kind) {
    case 'text':
    case 'category':
    case 'reference':
      return typeof value === 'string';
    case 'money':
      return typeof value === 'number' && Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'day':
      return typeof value === 'string' && parseIsoDay(value) !== MISSING_DAY;
    case 'flag':
      return typeof value === 'boolean';
  }
}
