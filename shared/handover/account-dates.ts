import { indexById } from '../model/columns.ts';
import { isKnownDay, MISSING_DAY, parseIsoDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Facts } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import type { AccountId, ScenarioId } from '../model/ids.ts';
import { readScenarioTable } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';

/** Dates of single accounts by account row; accounts without any are not in it. */
export interface OwnDates {
  /** T0 set by hand. */
  readonly launch: ReadonlyMap<number, Day>;
  /** Owner change set by hand. */
  readonly effective: ReadonlyMap<number, Day>;
  /** Last day on which the incumbent keeps a deal: its close, once it is closed, else its deadline. */
  readonly heldUntil: ReadonlyMap<number, Day>;
}

/** @param accountRow account rows by id. */
export function readOwnDates(
  facts: Facts,
  document: PlanDocument,
  scenario: ScenarioId,
  accountRow: ReadonlyMap<AccountId, number>,
): OwnDates {
  const launch = new Map<number, Day>();
  const effective = new Map<number, Day>();
  for (const [id, dates] of readScenarioTable(document, scenario, 'accountDates')) {
    const row = accountRow.get(id);
    if (row === undefined) continue;
    const ownLaunch = parseIsoDay(dates.launch ?? '');
    const ownEffective = parseIsoDay(dates.effective ?? '');
    if (isKnownDay(ownLaunch)) launch.set(row, ownLaunch);
    if (isKnownDay(ownEffective)) effective.set(row, ownEffective);
  }
  return { launch, effective, heldUntil: readHeldUntil(facts, document, scenario) };
}

function readHeldUntil(facts: Facts, document: PlanDocument, scenario: ScenarioId): Map<number, Day> {
  const heldUntil = new Map<number, Day>();
  const holds = readScenarioTable(document, scenario, 'holds');
  if (holds.size === 0) return heldUntil;
  const { account, closeOn, stageClass, id } = facts.opportunities;
  const rowOf = indexOpportunities(id);
  for (const [opportunity, { outcome, deadline }] of holds) {
    const row = outcome === 'keep' ? rowOf.get(opportunity) : undefined;
    const owner = row === undefined ? NO_ROW : (account[row] as number);
    if (row === undefined || owner === NO_ROW) continue;
    const stage = stageClass.values[stageClass.codes[row] as number];
    const isClosed = stage === 'won' || stage === 'lost';
    const day = isClosed ? (closeOn[row] as Day) : parseIsoDay(deadline);
    if (isKnownDay(day)) heldUntil.set(owner, Math.max(day, heldUntil.get(owner) ?? MISSING_DAY));
  }
  return heldUntil;
}

const opportunityRows = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Looked up at every step of a drag, and the same for all of them. */
function indexOpportunities(ids: readonly string[]): ReadonlyMap<string, number> {
  let rows = opportunityRows.get(ids);
  if (!rows) opportunityRows.set(ids, (rows = indexById(ids)));
  return rows;
}
