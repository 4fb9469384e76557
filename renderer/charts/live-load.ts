import { useDeferredValue, useMemo } from 'react';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { computeLoad } from '../../shared/waves/load.ts';
import type { WaveLoad } from '../../shared/waves/load.ts';
import { usePlan } from '../state/plan-store.ts';
import { useSession } from '../state/session-store.ts';
import type { DragState } from '../state/session-store.ts';

export interface LiveLoad {
  readonly base: PlanBase;
  readonly load: WaveLoad;
  /** Cards are over a column: this is what a drop would make of it. */
  readonly isProjected: boolean;
}

/** The load as it would be if the cards in the air were dropped where they are; the plan is not touched. */
function projectLoad(base: PlanBase, drag: DragState): WaveLoad | null {
  if (drag.over === null || drag.refusal) return null;
  const { assignment } = base;
  if (drag.board === 'waves') {
    const wave = assignment.wave.slice();
    for (const row of drag.rows) wave[row] = drag.over;
    return computeLoad({ ...base, assignment: { ...assignment, wave } });
  }
  const incoming = assignment.incoming.slice();
  for (const row of drag.rows) incoming[row] = drag.over;
  return computeLoad({ ...base, assignment: { ...assignment, incoming } });
}

/** The load to draw: live while cards are over a column, the plan's own otherwise; `null` until there is a plan. */
export function useLiveLoad(): LiveLoad | null {
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  // Drawing may lag a frame behind the pointer; the drag itself never waits for a chart.
  const drag = useDeferredValue(useSession((state) => state.drag));
  return useMemo(() => {
    if (!base || !figures) return null;
    const projected = drag ? projectLoad(base, drag) : null;
    return { base, load: projected ?? figures.load, isProjected: projected !== null };
  }, [base, figures, drag]);
}
