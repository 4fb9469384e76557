import { useSyncExternalStore } from 'react';
import type { FindingChange } from '../../shared/overview/finding-changes.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import type { MovePreview } from '../../shared/territory/preview.ts';
import type { WaveLoad } from '../../shared/waves/load.ts';
import { planStore } from '../state/plan-store.ts';
import type { PlanState } from '../state/plan-store.ts';
import { projectFindings, projectLoad } from '../state/projection.ts';
import type { Aim } from '../state/projection.ts';
import { sessionStore } from '../state/session-store.ts';
import type { DragState } from '../state/session-store.ts';
import { runAfterPaint } from './after-paint.ts';

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

const NO_CHANGES: readonly FindingChange[] = [];

/**
 * What charts and heads show. It follows cards in the air one frame behind them, and goes over from the
 * projection to the figures of the drop without showing the state before it in between. What the drop would do to the
 * findings comes after the charts, where the cards rest: a sweep over many columns never waits for it.
 */
class FiguresFeed {
  #shown: LiveFigures | null = null;
  #findings: readonly FindingChange[] = NO_CHANGES;
  readonly #listeners = new Set<() => void>();
  #stop: (() => void) | null = null;
  #giveUp: (() => void) | null = null;
  /** What is waited for are the findings of the column whose charts are drawn. */
  #isAtFindings = false;
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

  readonly read = (): LiveFigures | null => {
    if (!this.#stop) this.#takeFigures(planStore.getState());
    return this.#shown;
  };

  readonly readFindings = (): readonly FindingChange[] => this.#findings;

  #start(): () => void {
    const stopPlan = planStore.subscribe((state, before) => {
      if (state.figures !== before.figures) this.#showFigures(state);
      else if (state.base !== before.base) this.#isBehind = true;
    });
    const stopSession = sessionStore.subscribe((state, before) => {
      if (state.drag !== before.drag) this.#followSoon();
    });
    // Whoever looks first while cards are in the air, with the charts folded away, has missed where they are.
    if (sessionStore.getState().drag) this.#followSoon();
    return () => {
      stopPlan();
      stopSession();
      this.#cancel();
      this.#isBehind = false;
    };
  }

  #followSoon(): void {
    // Findings of the column before are neither shown on nor waited for.
    this.#findings = NO_CHANGES;
    if (this.#isAtFindings) this.#cancel();
    this.#giveUp ??= runAfterPaint(this.#follow);
  }

  #cancel(): void {
    this.#giveUp?.();
    this.#giveUp = null;
    this.#isAtFindings = false;
  }

  readonly #follow = (): void => {
    this.#giveUp = null;
    const { base, figures } = planStore.getState();
    const { drag } = sessionStore.getState();
    if (!base || !figures || this.#isBehind) return;
    const aim = readAim(drag);
    const load = aim ? projectLoad(base, figures, aim) : figures.load;
    const isProjected = load !== figures.load;
    this.#show({ base, figures, load, preview: isProjected ? (drag?.preview ?? null) : null, isProjected });
    if (!aim || !isProjected) return;
    this.#isAtFindings = true;
    this.#giveUp = runAfterPaint(() => this.#followFindings(base, figures, aim));
  };

  #followFindings(base: PlanBase, figures: PlanFigures, aim: Aim): void {
    this.#giveUp = null;
    this.#isAtFindings = false;
    if (this.#shown?.base !== base || !this.#shown.isProjected) return;
    this.#findings = projectFindings(base, figures, aim);
    this.#tell();
  }

  #showFigures(state: PlanState): void {
    this.#isBehind = false;
    if (this.#takeFigures(state)) this.#tell();
  }

  #takeFigures({ base, figures }: PlanState): boolean {
    const before = this.#shown;
    if (before !== null && before.base === base && before.figures === figures && !before.isProjected) return false;
    this.#shown = base && figures ? { base, figures, load: figures.load, preview: null, isProjected: false } : null;
    this.#findings = NO_CHANGES;
    return before !== this.#shown;
  }

  #show(live: LiveFigures): void {
    const before = this.#shown;
    if (before && before.base === live.base && before.figures === live.figures && before.load === live.load) return;
    this.#shown = live;
    this.#findings = NO_CHANGES;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Where the cards in the air would go if they were let go of now; `null` where they would stay. */
function readAim(drag: DragState | null): Aim | null {
  const { board, over = null, rows = [], refusal } = drag ?? {};
  return board === undefined || over === null || refusal ? null : { board, rows, over };
}

const feed = new FiguresFeed();

/** The figures to draw: live while cards are over a column, the plan's own otherwise; `null` until there is a plan. */
export function useLiveFigures(): LiveFigures | null {
  return useSyncExternalStore(feed.subscribe, feed.read);
}

/** What the drop would do to the findings; none where nothing is projected, and until it is. */
export function useFindingChanges(): readonly FindingChange[] {
  return useSyncExternalStore(feed.subscribe, feed.readFindings);
}
