import type { Facts } from './facts.ts';
import { NO_ROW } from './ids.ts';

/**
 * Accounts connected by parent. Members of one family with the same current seller move as a unit unless told otherwise.
 */
export interface Families {
  /** Family number by account row; an account on its own has a family of one. */
  readonly familyOf: Int32Array;
  /** Where each family's members start in `members`; one entry more than there are families. */
  readonly starts: Int32Array;
  /** Account rows, family after family. */
  readonly members: Int32Array;
}

/** Groups all accounts by parent. Cycles and parents outside the list do no harm: what is connected is one family. */
export function findFamilies(facts: Facts): Families {
  const { count, parent } = facts.accounts;
  const root = new Int32Array(count);
  for (let row = 0; row < count; row++) root[row] = row;
  const find = (row: number): number => {
    let at = row;
    while (root[at] !== at) {
      // Halving the path keeps each look-up short.
      root[at] = root[root[at] as number] as number;
      at = root[at] as number;
    }
    return at;
  };
  for (let row = 0; row < count; row++) {
    const above = parent[row] as number;
    if (above === NO_ROW) continue;
    const left = find(row);
    const right = find(above);
    if (left !== right) root[Math.max(left, right)] = Math.min(left, right);
  }

  const familyOf = new Int32Array(count);
  const numberOf = new Int32Array(count).fill(-1);
  let families = 0;
  for (let row = 0; row < count; row++) {
    const top = find(row);
    if (numberOf[top] === -1) numberOf[top] = families++;
    familyOf[row] = numberOf[top] as number;
  }
  const starts = new Int32Array(families + 1);
  for (let row = 0; row < count; row++) starts[(familyOf[row] as number) + 1]! += 1;
  for (let family = 0; family < families; family++) starts[family + 1]! += starts[family] as number;
  const next = starts.slice(0, families);
  const members = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const family = familyOf[row] as number;
    members[next[family] as number] = row;
    next[family]! += 1;
  }
  return { familyOf, starts, members };
}

/** How many accounts the family of an account has, itself included. */
export function countFamily(families: Families, row: number): number {
  const family = families.familyOf[row] as number;
  return (families.starts[family + 1] as number) - (families.starts[family] as number);
}

/** The accounts of the family that are now with the same seller, the account itself included: what moves as one. */
export function listUnit(families: Families, incoming: Int32Array, row: number): number[] {
  const family = families.familyOf[row] as number;
  const unit: number[] = [];
  for (let at = families.starts[family] as number; at < (families.starts[family + 1] as number); at++) {
    const member = families.members[at] as number;
    if (incoming[member] === incoming[row]) unit.push(member);
  }
  return unit;
}
