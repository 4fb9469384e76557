import type { RenamedIds } from '../commands/command.ts';
import type { Facts } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { listUnmatched, matchRows } from '../model/match-rows.ts';
import { readPlanTable, readScenarioTable } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import { toIdKey, toNameKey } from './record-ids.ts';

/** An import whose records go by the ids that the plan knows, and those that changed theirs for good. */
export interface MatchedFacts {
  readonly facts: Facts;
  readonly renamed: RenamedIds;
}

/**
 * Finds the plan's records again in a new import. The same id is the same record, and so are the 15 and 18 character forms
 * of one; the plan's form stays. Where a file had no column of ids, the name stood for it: a record of that name, the only
 * one before and after, is the same. If the new file names its real id, that one is taken and decisions are to follow.
 * @param before the facts in use.
 * @param document whose decisions may be about records that the facts lack; `null` looks at the facts alone.
 */
export function matchIds(before: Facts, document: PlanDocument | null, imported: Facts): MatchedFacts {
  const decided = document ? listDecidedIds(document) : { accounts: NONE, sellers: NONE };
  const accounts = matchTable(before.accounts, imported.accounts, decided.accounts);
  const sellers = matchTable(before.sellers, imported.sellers, decided.sellers);
  return {
    facts: {
      ...imported,
      accounts: { ...imported.accounts, id: accounts.ids },
      sellers: { ...imported.sellers, id: sellers.ids },
      opportunities: {
        ...imported.opportunities,
        id: keepForms(before.opportunities.id, imported.opportunities.id).ids,
      },
      contacts: { ...imported.contacts, id: keepForms(before.contacts.id, imported.contacts.id).ids },
    },
    renamed: { accounts: accounts.renamed, sellers: sellers.renamed },
  };
}

/** The earlier facts under the ids that their records have by now, for comparing the two. */
export function renameFacts(before: Facts, { accounts, sellers }: RenamedIds): Facts {
  const rename = (ids: readonly string[], renamed: ReadonlyMap<string, string>): readonly string[] =>
    renamed.size === 0 ? ids : ids.map((id) => renamed.get(id) ?? id);
  return {
    ...before,
    accounts: { ...before.accounts, id: rename(before.accounts.id, accounts) },
    sellers: { ...before.sellers, id: rename(before.sellers.id, sellers) },
  };
}

const NONE: ReadonlySet<string> = new Set();

interface NamedRows {
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly email?: readonly string[];
}

interface MatchedIds {
  readonly ids: readonly string[];
  readonly renamed: ReadonlyMap<string, string>;
}

function matchTable(before: NamedRows, imported: NamedRows, decided: ReadonlySet<string>): MatchedIds {
  const renamed = new Map<string, string>();
  const { ids, rows } = keepForms(before.id, imported.id, decided);
  const gone = new Set(listUnmatched(rows, before.id.length));
  const fresh = ids.flatMap((id, row) => (rows[row] === NO_ROW && !decided.has(id) ? [row] : []));
  if (gone.size === 0 || fresh.length === 0) return { ids, renamed };
  const goneByName = indexUnique(before);
  const freshByName = indexUnique(imported);
  const matched = [...ids];
  for (const row of fresh) {
    const match = listNames(imported, row)
      .filter((name) => freshByName.get(name) === row)
      .map((name) => goneByName.get(name))
      .find((other) => other !== undefined && gone.has(other));
    if (match === undefined) continue;
    const oldId = before.id[match] as string;
    if (isStandIn(imported, row)) matched[row] = oldId;
    else if (isStandIn(before, match)) renamed.set(oldId, ids[row] as string);
    else continue;
    gone.delete(match);
  }
  return { ids: matched, renamed };
}

/** The ids in the form in which they are known already, and the earlier row of each. */
function keepForms(
  before: readonly string[],
  ids: readonly string[],
  decided: ReadonlySet<string> = NONE,
): { ids: readonly string[]; rows: Int32Array } {
  const rows = matchRows(ids, before);
  const isOtherForm = (id: string, row: number): boolean =>
    rows[row] === NO_ROW && (id.length === 15 || id.length === 18) && !decided.has(id);
  if (!ids.some(isOtherForm)) return { ids, rows };
  const present = new Set(ids);
  const forms = new Map<string, { id: string; row: number }>();
  const remember = (id: string, row: number): void => {
    if ((id.length === 15 || id.length === 18) && !forms.has(toIdKey(id))) forms.set(toIdKey(id), { id, row });
  };
  before.forEach(remember);
  for (const id of decided) remember(id, NO_ROW);
  const kept = ids.map((id, row) => {
    const form = isOtherForm(id, row) ? forms.get(toIdKey(id)) : undefined;
    if (!form || present.has(form.id)) return id;
    rows[row] = form.row;
    return form.id;
  });
  return { ids: kept, rows };
}

/** The import takes a name, or an address, for the id where there is no other. */
function isStandIn(rows: NamedRows, row: number): boolean {
  return listNames(rows, row).includes(toNameKey(rows.id[row] as string));
}

function listNames(rows: NamedRows, row: number): string[] {
  return [rows.name[row] ?? '', rows.email?.[row] ?? ''].map(toNameKey).filter((name) => name !== '');
}

/** Row by name and by address, `undefined` where several rows have it. */
function indexUnique(rows: NamedRows): Map<string, number | undefined> {
  const index = new Map<string, number | undefined>();
  for (let row = 0; row < rows.id.length; row++) {
    for (const name of new Set(listNames(rows, row))) index.set(name, index.has(name) ? undefined : row);
  }
  return index;
}

/** Ids that decisions are about, whether or not the facts have them. */
function listDecidedIds(document: PlanDocument): { accounts: Set<string>; sellers: Set<string> } {
  const accounts = new Set<string>();
  const sellers = new Set<string>();
  const vacancies = new Set<string>();
  for (const scenario of readPlanTable(document, 'scenarios').keys()) {
    for (const id of readScenarioTable(document, scenario, 'vacancies').keys()) vacancies.add(id);
    for (const [account, seller] of readScenarioTable(document, scenario, 'incoming')) {
      accounts.add(account);
      if (seller !== '') sellers.add(seller);
    }
    for (const table of ['waveOf', 'pins', 'locks', 'personaOverrides', 'accountDates'] as const) {
      for (const account of readScenarioTable(document, scenario, table).keys()) accounts.add(account);
    }
    for (const { account } of readScenarioTable(document, scenario, 'feedback').values()) accounts.add(account);
    for (const seller of readScenarioTable(document, scenario, 'sellerChanges').keys()) sellers.add(seller);
  }
  for (const { table, rowId } of readPlanTable(document, 'corrections').values()) {
    if (table === 'accounts') accounts.add(rowId);
    else if (table === 'sellers') sellers.add(rowId);
  }
  for (const id of vacancies) sellers.delete(id);
  return { accounts, sellers };
}
