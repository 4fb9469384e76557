import { FLAG_YES } from '../model/columns.ts';
import type { Facts } from '../model/facts.ts';
import { findFamilies } from '../model/families.ts';
import type { PersonaColumn } from '../persona/classify.ts';

/** Accounts that move together: a family's members with the same owner, or one account on its own. */
export interface MoveUnit {
  readonly rows: readonly number[];
  /** Today's seller, or `NO_ROW`. */
  readonly owner: number;
  /** Minor units. */
  readonly arr: number;
  readonly region: string;
  readonly isLocked: boolean;
  /** One of its accounts is in the top tenth by ARR. */
  readonly isTop: boolean;
  /** Index of the most delicate persona among its accounts, or -1 where none is a customer. */
  readonly persona: number;
}

/** Cuts the list into what can only move together, in the order of its first account. */
export function listMoveUnits(facts: Facts, personas: PersonaColumn): MoveUnit[] {
  const { accounts } = facts;
  const families = findFamilies(facts);
  const topArr = findTopTenth(accounts.arr);
  const units: MoveUnit[] = [];
  for (let family = 0; family + 1 < families.starts.length; family++) {
    const byOwner = new Map<number, number[]>();
    for (let at = families.starts[family] as number; at < (families.starts[family + 1] as number); at++) {
      const row = families.members[at] as number;
      const owner = accounts.owner[row] as number;
      const rows = byOwner.get(owner);
      if (rows) rows.push(row);
      else byOwner.set(owner, [row]);
    }
    for (const [owner, rows] of byOwner) {
      let arr = 0;
      let persona = -1;
      let isLocked = false;
      let isTop = false;
      for (const row of rows) {
        const own = accounts.arr[row] as number;
        if (!Number.isNaN(own)) arr += own;
        if (own >= topArr) isTop = true;
        if (accounts.locked[row] === FLAG_YES) isLocked = true;
        const code = personas.codes[row] as number;
        if (code >= 0 && (persona < 0 || code < persona)) persona = code;
      }
      const region = accounts.region.values[accounts.region.codes[rows[0] as number] as number] as string;
      units.push({ rows, owner, arr, region, isLocked, isTop, persona });
    }
  }
  return units;
}

/** The least ARR that belongs to the top tenth of the accounts with ARR. */
function findTopTenth(arr: Float64Array): number {
  const known = arr.filter((amount) => amount > 0).sort();
  return known[Math.floor(known.length * 0.9)] ?? Number.POSITIVE_INFINITY;
}
