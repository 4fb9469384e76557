import { NO_ROW } from '../../model/ids.ts';
import type { Clash, RedesignInput, RedesignSettings } from './input.ts';

/** Accounts that move as one: families with the same seller, and whatever must be together. */
export interface Units {
  readonly count: number;
  /** Unit by account row. */
  readonly unitOf: Int32Array;
  /** Account rows of unit u: `members[start[u] … start[u + 1])`. */
  readonly start: Int32Array;
  readonly members: Int32Array;
  /** 1 where a member is locked: none of them moves. */
  readonly isLocked: Uint8Array;
  /** The seller a unit must go to, or `NO_ROW`. */
  readonly required: Int32Array;
  readonly clashes: readonly Clash[];
}

export function buildUnits(input: RedesignInput, settings: RedesignSettings): Units {
  const { accounts, familyOf, incumbent, sellers } = input;
  const root = Int32Array.from({ length: accounts }, (_, row) => row);
  const find = (row: number): number => {
    let top = row;
    while (root[top] !== top) {
      root[top] = root[root[top] as number] as number;
      top = root[top] as number;
    }
    return top;
  };
  const join = (left: number, right: number): void => {
    const one = find(left);
    const other = find(right);
    root[Math.max(one, other)] = Math.min(one, other);
  };
  const firstOf = new Map<number, number>();
  for (let row = 0; row < accounts; row++) {
    const key = (familyOf[row] as number) * (sellers + 1) + (incumbent[row] as number) + 1;
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, row);
    else join(first, row);
  }
  for (const { account, other } of settings.together) join(account, other);

  const unitOf = new Int32Array(accounts);
  const numberOf = new Int32Array(accounts).fill(-1);
  let count = 0;
  for (let row = 0; row < accounts; row++) {
    const top = find(row);
    if (numberOf[top] === -1) numberOf[top] = count++;
    unitOf[row] = numberOf[top] as number;
  }
  const start = new Int32Array(count + 1);
  for (let row = 0; row < accounts; row++) start[(unitOf[row] as number) + 1]! += 1;
  for (let unit = 0; unit < count; unit++) start[unit + 1]! += start[unit] as number;
  const next = start.slice(0, count);
  const members = new Int32Array(accounts);
  const isLocked = new Uint8Array(count);
  for (let row = 0; row < accounts; row++) {
    const unit = unitOf[row] as number;
    members[next[unit] as number] = row;
    next[unit]! += 1;
    if (input.locked[row] === 1) isLocked[unit] = 1;
  }
  const required = new Int32Array(count).fill(NO_ROW);
  const clashes: Clash[] = [];
  for (const { account, seller } of settings.required) {
    const unit = unitOf[account] as number;
    const known = required[unit] as number;
    if (known !== NO_ROW && known !== seller) {
      clashes.push({ kind: 'required-twice', accounts: [account], sellers: [known, seller] });
    }
    required[unit] = seller;
    if (input.isLeaving[seller] === 1) {
      clashes.push({ kind: 'required-seller-leaves', accounts: [account], sellers: [seller] });
    }
    const at = input.current[account] as number;
    if (isLocked[unit] === 1 && at !== seller) {
      clashes.push({ kind: 'locked-elsewhere', accounts: [account], sellers: at === NO_ROW ? [seller] : [at, seller] });
    }
  }
  for (const { account, other } of settings.together) {
    const unit = unitOf[account] as number;
    const [here, there] = [input.current[account] as number, input.current[other] as number];
    if (isLocked[unit] === 1 && here !== there) {
      const both = [here, there].filter((seller) => seller !== NO_ROW);
      clashes.push({ kind: 'locked-elsewhere', accounts: [account, other], sellers: both });
    }
  }
  for (const { account, other } of settings.apart) {
    if (unitOf[account] === unitOf[other]) {
      clashes.push({ kind: 'together-and-apart', accounts: [account, other], sellers: [] });
    }
  }
  return { count, unitOf, start, members, isLocked, required, clashes };
}

/** Account rows of a unit. */
export function listMembers({ start, members }: Units, unit: number): Int32Array {
  return members.subarray(start[unit], start[unit + 1]);
}
