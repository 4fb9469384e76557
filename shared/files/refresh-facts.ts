import { createFactsPatch } from '../commands/facts.ts';
import type { RenamedIds, UseFacts } from '../commands/command.ts';
import { applyPatch } from '../history/patch.ts';
import type { Facts } from '../model/facts.ts';
import type { IsoDay } from '../model/ids.ts';
import type { PlanDocument } from '../model/plan.ts';
import { summarizeRefresh } from '../overview/refresh-summary.ts';
import type { RefreshSummary } from '../overview/refresh-summary.ts';
import { carryFacts, listMissingTables } from './carry-facts.ts';
import type { CarriedTable } from './carry-facts.ts';
import { matchIds, renameFacts } from './match-ids.ts';

/** A new import made ready to take the place of a plan's facts. Nothing of the plan has changed yet. */
export interface Refresh {
  /** The version to use: under the plan's ids, with what the new files did not speak of. */
  readonly facts: Facts;
  readonly renamed: RenamedIds;
  /** Files of the last import that were not given again. */
  readonly missing: readonly CarriedTable[];
  /** Those of them whose content is taken over. */
  readonly carried: readonly CarriedTable[];
  readonly summary: RefreshSummary;
}

export interface RefreshOptions {
  /** What to take over of the last import: all that is missing where not said. */
  readonly carry?: readonly CarriedTable[];
  /** How many records the summary names of each kind of change. */
  readonly examples?: number;
}

/**
 * Fits an import to an open plan and says what it would bring. All decisions stay; nothing is changed here.
 * @param before the facts in use, without corrections over them.
 */
export function prepareRefresh(
  plan: { readonly document: PlanDocument; readonly facts: Facts },
  imported: Facts,
  options: RefreshOptions = {},
): Refresh {
  const { document, facts: before } = plan;
  const { facts: matched, renamed } = matchIds(before, document, imported);
  const earlier = renameFacts(before, renamed);
  const missing = listMissingTables(before, imported);
  const carried = missing.filter((table) => options.carry?.includes(table) ?? true);
  const facts = carryFacts(earlier, matched, carried);
  const after = copyDocument(document);
  applyPatch(after, createFactsPatch(document, toCommand({ facts, renamed }, undefined)));
  return { facts, renamed, missing, carried, summary: summarizeRefresh(earlier, facts, after, options.examples) };
}

/** The command that puts the prepared facts under the plan. @param asOf moves the as-of day; absent, it stays. */
export function toCommand({ facts, renamed }: Pick<Refresh, 'facts' | 'renamed'>, asOf: IsoDay | undefined): UseFacts {
  return { kind: 'useFacts', facts: facts.id, renamed, ...(asOf !== undefined && { asOf }) };
}

/** Looks back at a refresh: what the facts in use brought over an earlier version. */
export function summarizePast(
  plan: { readonly document: PlanDocument; readonly facts: Facts },
  before: Facts,
  examples?: number,
): RefreshSummary {
  const { renamed } = matchIds(before, null, plan.facts);
  return summarizeRefresh(renameFacts(before, renamed), plan.facts, plan.document, examples);
}

/** Rows are never changed in place, so copying the tables is enough. */
function copyDocument(document: PlanDocument): PlanDocument {
  return { id: document.id, tables: new Map([...document.tables].map(([name, rows]) => [name, new Map(rows)])) };
}
