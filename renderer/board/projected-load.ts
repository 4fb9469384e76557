import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import { computeLoad } from '../../shared/waves/load.ts';
import type { WaveLoad } from '../../shared/waves/load.ts';

/** Cards over a column. */
export interface Aim {
  readonly board: 'sellers' | 'waves';
  /** Account rows. */
  readonly rows: readonly number[];
  /** Roster row or wave index; `NO_ROW` is the pool or unscheduled. */
  readonly over: number;
}

let last: { readonly figures: PlanFigures; readonly aim: Aim; readonly load: WaveLoad } | null = null;

/**
 * The handover work as it would be if the cards were dropped there; the plan is not touched. The announcement, the figures
 * beside the cards and the charts all ask for the same drop: it is computed once.
 * @returns the plan's own load where the drop would change nothing.
 */
export function projectLoad(base: PlanBase, figures: PlanFigures, aim: Aim): WaveLoad {
  if (last?.figures === figures && isSameAim(last.aim, aim)) return last.load;
  const load = computeProjected(base, figures, aim);
  last = { figures, aim, load };
  return load;
}

function isSameAim(left: Aim, right: Aim): boolean {
  return left.board === right.board && left.rows === right.rows && left.over === right.over;
}

function computeProjected(base: PlanBase, figures: PlanFigures, { board, rows, over }: Aim): WaveLoad {
  const { assignment } = base;
  if (board === 'waves') {
    if (rows.every((row) => assignment.wave[row] === over)) return figures.load;
    const wave = assignment.wave.slice();
    for (const row of rows) wave[row] = over;
    return computeLoad({ ...base, assignment: { ...assignment, wave } });
  }
  if (rows.every((row) => assignment.incoming[row] === over)) return figures.load;
  const incoming = assignment.incoming.slice();
  for (const row of rows) incoming[row] = over;
  return computeLoad({ ...base, assignment: { ...assignment, incoming } });
}
