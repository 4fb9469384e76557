import type { Facts } from '../../shared/model/facts.ts';
import { readSetting } from '../../shared/model/plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import type { Steps } from '../../shared/model/steps.ts';
import { buildPlanBaseInSteps } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { computeFiguresInSteps } from '../../shared/overview/plan-figures.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import { computeLoad } from '../../shared/waves/load.ts';
import { pause } from '../workers/worker-client.ts';
import { orderAccounts } from './account-order.ts';
import { getServices } from './services.ts';
import { sessionStore } from './session-store.ts';

/** Milliseconds of work at a time. */
const SLICE_MS = 8;

/** What the screen needs of a plan before it can show it. */
export interface PreparedPlan {
  readonly base: PlanBase;
  readonly figures: PlanFigures;
}

/**
 * Works out what a plan shows: at 100,000 accounts a third of a second, in slices between which the page goes on answering. The
 * plan must not change meanwhile.
 * @throws where it cannot be shown.
 */
export function preparePlan(facts: Facts, document: PlanDocument): Promise<PreparedPlan> {
  return runInSlices(prepareInSteps(facts, document));
}

/** Between the slices the page does what else there is to do. */
export async function runInSlices<T>(work: Steps<T>): Promise<T> {
  let start = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - start < SLICE_MS) continue;
    // oxlint-disable-next-line no-await-in-loop -- the pause between the slices is the point
    await pause();
    start = performance.now();
  }
}

/** The same for a plan that holds the same as the one it was worked out for. */
export function moveTo({ base, figures }: PreparedPlan, document: PlanDocument): PreparedPlan {
  return { figures, base: { ...base, document, personaContext: { ...base.personaContext, document } } };
}

function* prepareInSteps(facts: Facts, document: PlanDocument): Steps<PreparedPlan> {
  const base = yield* buildPlanBaseInSteps(
    facts,
    document,
    readSetting(document, 'activeScenario'),
    getServices().wording,
  );
  yield;
  const load = computeLoad(base);
  yield;
  const figures = yield* computeFiguresInSteps(base, load);
  yield;
  // The boards ask for it: kept by the facts from now on.
  orderAccounts(base, sessionStore.getState().sortOrder);
  yield;
  return { base, figures };
}
