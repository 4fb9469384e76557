import type { PlanBase } from '../../../shared/overview/plan-base.ts';

export interface PersonaCounts {
  /** Accounts by persona, in the order of the rules. */
  readonly accounts: readonly number[];
  /** Those of them that move. */
  readonly moves: readonly number[];
  /** Accounts without a persona. */
  readonly without: number;
  /** Personas set by hand. */
  readonly overridden: number;
}

export function countPersonas(base: PlanBase): PersonaCounts {
  const { personas, codes, isOverridden } = base.personas;
  const { incoming, incumbent } = base.assignment;
  const accounts = personas.map(() => 0);
  const moves = personas.map(() => 0);
  let without = 0;
  let overridden = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (isOverridden[row] === 1) overridden++;
    if (code < 0) {
      without++;
      continue;
    }
    accounts[code]! += 1;
    if (incoming[row] !== incumbent[row]) moves[code]! += 1;
  }
  return { accounts, moves, without, overridden };
}
