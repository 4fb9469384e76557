import { readCategory } from '../../../shared/model/columns.ts';
import type { Facts } from '../../../shared/model/facts.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { NO_ROW } from '../../../shared/model/ids.ts';

export interface FoundAccount {
  /** Account row. */
  readonly row: number;
  readonly name: string;
  readonly detail: string;
}

export interface FoundSeller {
  /** Roster row. */
  readonly row: number;
  readonly name: string;
  readonly detail: string;
}

/** Lower-case names, made once per facts version: 100,000 of them take too long for each letter typed. */
const foldedNames = new WeakMap<Facts['accounts'], readonly string[]>();

function foldNames(facts: Facts): readonly string[] {
  let names = foldedNames.get(facts.accounts);
  if (!names) {
    names = facts.accounts.name.map((name) => name.toLowerCase());
    foldedNames.set(facts.accounts, names);
  }
  return names;
}

/** Accounts whose name begins with the text, then those that contain it or have it as their id. */
export function findAccounts(base: PlanBase, text: string, limit: number): FoundAccount[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const { accounts } = base.facts;
  const names = foldNames(base.facts);
  const first: number[] = [];
  const later: number[] = [];
  for (let row = 0; row < names.length && first.length < limit; row++) {
    const at = (names[row] as string).indexOf(wanted);
    if (at === 0) first.push(row);
    else if (later.length < limit && (at > 0 || accounts.id[row]?.toLowerCase() === wanted)) later.push(row);
  }
  return [...first, ...later].slice(0, limit).map((row) => {
    const owner = base.assignment.incoming[row] as number;
    const seller = owner === NO_ROW ? 'Unassigned' : base.roster.names[owner];
    const segment = readCategory(accounts.segment, row);
    return { row, name: accounts.name[row] as string, detail: [segment, seller].filter(Boolean).join(' · ') };
  });
}

export function findSellers(base: PlanBase, text: string, limit: number): FoundSeller[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const found: FoundSeller[] = [];
  const { roster } = base;
  for (let row = 0; row < roster.count && found.length < limit; row++) {
    const name = roster.names[row] as string;
    if (!name.toLowerCase().includes(wanted)) continue;
    found.push({ row, name, detail: [roster.teams[row], roster.regions[row]].filter(Boolean).join(' · ') });
  }
  return found;
}
