import { compareFindings } from '../../shared/overview/finding-changes.ts';
import type { FindingChange } from '../../shared/overview/finding-changes.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
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

interface Projection {
  readonly figures: PlanFigures;
  readonly aim: Aim;
  /** The plan as it would be; `null` where the drop would change nothing. */
  readonly base: PlanBase | null;
  readonly load: WaveLoad;
  findings: readonly FindingChange[] | null;
}

let last: Projection | null = null;

/**
 * The handover work as it would be if the cards were dropped there; the plan is not touched. The announcement, the figures
 * beside the cards and the charts all ask for the same drop: it is computed once.
 * @returns the plan's own load where the drop would change nothing.
 */
export function projectLoad(base: PlanBase, figures: PlanFigures, aim: Aim): WaveLoad {
  return project(base, figures, aim).load;
}

/** The findings that the drop would cause, worsen, cure or ease. */
export function projectFindings(base: PlanBase, figures: PlanFigures, aim: Aim): readonly FindingChange[] {
  const projection = project(base, figures, aim);
  projection.findings ??=
    projection.base === null
      ? []
      : compareFindings(figures.findings, computeFigures(projection.base, projection.load).findings);
  return projection.findings;
}

function project(base: PlanBase, figures: PlanFigures, aim: Aim): Projection {
  if (last?.figures === figures && isSameAim(last.aim, aim)) return last;
  const projected = createProjectedBase(base, aim);
  const load = projected === null ? figures.load : computeLoad(projected);
  last = { figures, aim, base: projected, load, findings: null };
  return last;
}

function isSameAim(left: Aim, right: Aim): boolean {
  return left.board === right.board && left.rows === right.rows && left.over === right.over;
}

function createProjectedBase(base: PlanBase, { board, rows, over }: Aim): PlanBase | null {
  const { assignment } = base;
  if (board === 'waves') {
    if (rows.every((row) => assignment.wave[row] === over)) return null;
    const wave = assignment.wave.slice();
    for (const row of rows) wave[row] = over;
    return { ...base, assignment: { ...assignment, wave } };
  }
  if (rows.every((row) => assignment.incoming[row] === over)) return null;
  const incoming = assignment.incoming.slice();
  for (const row of rows) incoming[row] = over;
  return { ...base, assignment: { ...assignment, incoming } };
}
