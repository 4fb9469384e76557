import { useSyncExternalStore } from 'react';
import type { FindingChange } from '../../shared/overview/finding-changes.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import type { MovePreview } from '../../shared/territory/preview.ts';
import type { WaveLoad } from '../../shared/waves/load.ts';
import { planStore } from '../state/plan-store.ts';
import type { PlanState } from '../state/plan-store.ts';
import { sessionStore } from '../state/session-store.ts';
import { runAfterPaint } from './after-paint.ts';
import { projectFindings, projectLoad } from './projected-load.ts';

export interface LiveFigures {
  readonly base: PlanBase;
  /** The plan's own. */
  readonly figures: PlanFigures;
  /** The handover work, projected where cards are over a column. */
  readonly load: WaveLoad;
  /** The sellers' figures with the drop, on the board of sellers. */
  readonly preview: MovePreview | null;
  /** Cards are over a column where they would change something: this is what a drop would make of it. */
  readonly isProjected: boolean;
}

/** The same with what the drop would do to the findings; empty where nothing is projected. */
interface DropFigures extends LiveFigures {
  readonly findings: readonly FindingChange[];
}

const NO_CHANGES: readonly FindingChange[] = [];

/**
 * What charts and heads show. It follows cards in the air one frame behind them, and goes over from the
 * projection to the figures of the drop without showing the state before it in between.
 */
class FiguresFeed {
  #shown: DropFigures | null = null;
  readonly #listeners = new Set<() => void>();
  #stop: (() => void) | null = null;
  #giveUp: (() => void) | null = null;
  /** The plan has changed, its figures have not come yet. */
  #isBehind = false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#stop ??= this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = null;
    };
  };

  readonly read = (): DropFigures | null => {
    if (!this.#stop) this.#takeFigures(planStore.getState());
    return this.#shown;
  };

  #start(): () => void {
    const stopPlan = planStore.subscribe((state, before) => {
      if (state.figures !== before.figures) this.#showFigures(state);
      else if (state.base !== before.base) this.#isBehind = true;
    });
    const stopSession = sessionStore.subscribe((state, before) => {
      if (state.drag === before.drag) return;
      this.#giveUp ??= runAfterPaint(this.#follow);
    });
    // Whoever looks first while cards are in the air, with the charts folded away, has missed where they are.
    if (sessionStore.getState().drag) this.#giveUp ??= runAfterPaint(this.#follow);
    return () => {
      stopPlan();
      stopSession();
      this.#giveUp?.();
      this.#giveUp = null;
      this.#isBehind = false;
    };
  }

  readonly #follow = (): void => {
    this.#giveUp = null;
    const { base, figures } = planStore.getState();
    const { drag } = sessionStore.getState();
    if (!base || !figures || this.#isBehind) return;
    const { board, over = null } = drag ?? {};
    const canDrop = drag !== null && board !== undefined && over !== null && !drag.refusal;
    const aim = canDrop ? { board, rows: drag.rows, over } : null;
    const load = aim ? projectLoad(base, figures, aim) : figures.load;
    const isProjected = load !== figures.load;
    const findings = aim && isProjected ? projectFindings(base, figures, aim) : NO_CHANGES;
    this.#show({ base, figures, load, findings, preview: isProjected ? (drag?.preview ?? null) : null, isProjected });
  };

  #showFigures(state: PlanState): void {
    this.#isBehind = false;
    if (this.#takeFigures(state)) this.#tell();
  }

  #takeFigures({ base, figures }: PlanState): boolean {
    const before = this.#shown;
    if (before !== null && before.base === base && before.figures === figures && !before.isProjected) return false;
    this.#shown =
      base && figures
        ? { base, figures, load: figures.load, findings: NO_CHANGES, preview: null, isProjected: false }
        : null;
    return before !== this.#shown;
  }

  #show(live: DropFigures): void {
    const before = this.#shown;
    if (before && before.base === live.base && before.figures === live.figures && before.load === live.load) return;
    this.#shown = live;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const feed = new FiguresFeed();

/** The figures to draw: live while cards are over a column, the plan's own otherwise; `null` until there is a plan. */
export function useLiveFigures(): DropFigures | null {
  return useSyncExternalStore(feed.subscribe, feed.read);
}
