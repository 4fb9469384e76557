import { moveKindOf } from '../../../shared/model/assignment.ts';
import type { MoveKind } from '../../../shared/model/assignment.ts';
import { NO_ROW } from '../../../shared/model/ids.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import type { Persona } from '../../../shared/model/policy.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';

export interface Move {
  /** Account row. */
  readonly row: number;
  readonly id: AccountId;
  readonly account: string;
  readonly from: string;
  readonly to: string;
  readonly kind: Exclude<MoveKind, 'none'>;
  readonly persona: Persona | null;
  readonly wave: string;
  /** Minor units, NaN where unknown. */
  readonly arr: number;
}

/** Every account whose incoming seller is not its incumbent, the largest first. */
export function listMoves(base: PlanBase): Move[] {
  const { incoming, incumbent, wave, waves } = base.assignment;
  const { accounts } = base.facts;
  const nameSeller = (row: number) => (row === NO_ROW ? 'Unassigned' : (base.roster.names[row] ?? ''));
  const moves: Move[] = [];
  for (let row = 0; row < accounts.count; row++) {
    const from = incumbent[row] as number;
    const to = incoming[row] as number;
    const kind = moveKindOf(base.roster, from, to);
    if (kind === 'none') continue;
    moves.push({
      row,
      id: accounts.id[row] as string,
      account: accounts.name[row] as string,
      from: nameSeller(from),
      to: nameSeller(to),
      kind,
      persona: base.personas.personas[base.personas.codes[row] as number] ?? null,
      wave: waves[wave[row] as number]?.wave.name ?? '',
      arr: accounts.arr[row] as number,
    });
  }
  return moves.sort((left, right) => (right.arr || 0) - (left.arr || 0));
}
