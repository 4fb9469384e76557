import { createFactsPatch } from '../commands/facts.ts';
import type { RenamedIds, UseFacts } from '../commands/command.ts';
import { applyPatch } from '../history/patch.ts';
import type { Facts } from '../model/facts.ts';
import type { IsoDay } from '../model/ids.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { Steps } from '../model/steps.ts';
import { compareTables, summarizeRefresh } from '../overview/refresh-summary.ts';
import { compareOwners, compareOwnersInSteps } from '../overview/follow-decisions.ts';
import type { OwnerComparison } from '../overview/follow-decisions.ts';
import type { ComparedTables, RefreshSummary } from '../overview/refresh-summary.ts';
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

/** An earlier version of the facts beside the one in use, compared; the decisions have no part in it. */
export interface PastFacts {
  /** Under the ids that its records have by now. */
  readonly earlier: Facts;
  readonly facts: Facts;
  readonly tables: ComparedTables;
  readonly owners: OwnerComparison;
  readonly examples: number | undefined;
}

export function comparePast(before: Facts, facts: Facts, examples?: number): PastFacts {
  const { renamed } = matchIds(before, null, facts);
  const earlier = renameFacts(before, renamed);
  return {
    earlier,
    facts,
    tables: compareTables(earlier, facts, examples),
    owners: compareOwners(earlier, facts),
    examples,
  };
}

/** The same of a refresh that was just prepared and made: its tables are compared already. @param before it. */
export function* lookBackInSteps({ facts, renamed, summary }: Refresh, before: Facts): Steps<PastFacts> {
  const earlier = renameFacts(before, renamed);
  yield;
  const owners = yield* compareOwnersInSteps(earlier, facts);
  return { earlier, facts, tables: summary.tables, owners, examples: undefined };
}

/** Looks back at a refresh: what the facts in use brought over an earlier version, seen with the decisions of now. */
export function summarizePast(
  document: PlanDocument,
  { earlier, facts, tables, owners, examples }: PastFacts,
): RefreshSummary {
  return summarizeRefresh(earlier, facts, document, examples, tables, owners);
}

/** Rows are never changed in place, so copying the tables is enough. */
function copyDocument(document: PlanDocument): PlanDocument {
  return { id: document.id, tables: new Map([...document.tables].map(([name, rows]) => [name, new Map(rows)])) };
}
