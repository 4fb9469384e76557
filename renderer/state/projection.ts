import type { Patch } from '../../shared/history/patch.ts';
import { scenarioTableKey } from '../../shared/model/plan.ts';
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

/** The column of the assignment that a drop on each board changes, and the table that it is read from. */
const CHANGED = {
  sellers: { column: 'incoming', table: 'incoming' },
  waves: { column: 'wave', table: 'waveOf' },
} as const;

interface Projection {
  readonly from: PlanBase;
  readonly figures: PlanFigures;
  readonly aim: Aim;
  /** The plan as it would be; `null` where the drop would change nothing. */
  readonly base: PlanBase | null;
  readonly load: WaveLoad;
  projected: PlanFigures | null;
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
  if (projection.base === null) return [];
  projection.projected ??= computeFigures(projection.base, projection.load);
  projection.findings ??= compareFindings(figures.findings, projection.projected.findings);
  return projection.findings;
}

/**
 * The figures of an edit that does just what was projected last, so that a drop shows what the drag has shown already
 * without computing it again.
 * @param from the plan before the edit. @param base the plan after it.
 * @returns the same as `computeFigures(base)`, or `null` where that was not projected, or not to the end.
 */
export function recallFigures(from: PlanBase, base: PlanBase, patch: Patch): PlanFigures | null {
  const projection = last;
  if (!projection?.base || projection.from !== from) return null;
  const { column, table } = CHANGED[projection.aim.board];
  // Nothing else that figures are computed from may have changed: of the plan this table alone, of the columns this one.
  const isAlone = Object.keys(patch).every((key) => key === scenarioTableKey(base.scenario, table));
  const hasSameParts = from.facts === base.facts && from.assignment === base.assignment;
  if (!isAlone || !hasSameParts || !isSameColumn(projection.base.assignment[column], base.assignment[column])) {
    return null;
  }
  return projection.projected;
}

function isSameColumn(left: Int32Array | Int16Array, right: Int32Array | Int16Array): boolean {
  return left.length === right.length && left.every((value, row) => value === right[row]);
}

function project(base: PlanBase, figures: PlanFigures, aim: Aim): Projection {
  if (last?.figures === figures && last.from === base && isSameAim(last.aim, aim)) return last;
  const projected = createProjectedBase(base, aim);
  const load = projected === null ? figures.load : computeLoad(projected);
  last = { from: base, figures, aim, base: projected, load, projected: null, findings: null };
  return last;
}

function isSameAim(left: Aim, right: Aim): boolean {
  return left.board === right.board && left.rows === right.rows && left.over === right.over;
}

function createProjectedBase(base: PlanBase, { board, rows, over }: Aim): PlanBase | null {
  const { assignment } = base;
  const { column } = CHANGED[board];
  if (rows.every((row) => assignment[column][row] === over)) return null;
  const values = assignment[column].slice();
  for (const row of rows) values[row] = over;
  return { ...base, assignment: { ...assignment, [column]: values } };
}
