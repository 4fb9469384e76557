import { Ascent } from './ascent.ts';
import type { AscentSettings } from './ascent.ts';
import { chooseColumns, countOptions, listAllColumns } from './columns.ts';
import type { Prices } from './columns.ts';
import { hasHardLimits } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * The Lagrangian dual of the balance rows and the leaving limits (Fisher 1981; the steps are Adam's, Kingma and Ba 2015).
 * With a price on every row each unit chooses for itself; whatever the prices, the value is a lower bound that no
 * assignment can beat. Raising it finds the prices at which the units' own choices nearly balance.
 */
export interface DualSettings {
  /** Passes over the columns. */
  readonly passes: number;
  /** Where to start from; zero where absent. */
  readonly prices?: Prices;
  /** Size of the first steps as a share of the usual; less than 1 from known prices. */
  readonly boldness?: number;
}

export interface DualBound {
  /** No assignment costs less. */
  readonly bound: number;
  /** The prices that give the bound. */
  readonly prices: Prices;
  /** The option that each unit chooses at these prices. */
  readonly options: Int32Array;
}

/** Problems with fewer options are priced in full; larger ones over a choice of columns, renewed now and then. */
const SMALL_PROBLEM = 300_000;
const LARGE_PROBLEM = 2_000_000;
const COLUMNS_PER_UNIT = 16;
const PASSES_PER_CHOICE = 30;
/** Share of the passes over all options that a large problem begins with. */
const OPENING_SHARE = 0.1;

/** How the prices are climbed: first steps, last steps, and first steps of a climb that goes on from the one before. */
interface Pace {
  readonly boldness: number;
  readonly lastStep: number;
  readonly again: number;
}

/** Bolder steps would circle the height without coming near. */
const EASY_PACE: Pace = { boldness: 0.1, lastStep: 0.06, again: 0.03 };
/** Where limits bind, prices lie far away: the ascent goes on from where it ended as long as that is worth it. */
const FAR_PACE: Pace = { boldness: 1.6, lastStep: 0.01, again: 0.3 };

const MOST_ASCENTS = 4;
const WORTHWHILE = 0.01;
const SHARE_OF_AGAIN = 0.6;

/** Raises the bound; yields the share of the work done, so that a host can show it and stop. */
export function* raiseBound(problem: AssignmentProblem, settings: DualSettings): Generator<number, DualBound> {
  const pace = hasHardLimits(problem) ? FAR_PACE : EASY_PACE;
  const { lastStep } = pace;
  // Known prices ask for smaller steps, in proportion.
  const boldness = pace.boldness * (settings.boldness ?? 1);
  let dual = yield* climb(problem, { ...settings, boldness, lastStep });
  for (let ascent = 1; ascent < MOST_ASCENTS; ascent++) {
    const passes = Math.ceil(settings.passes * SHARE_OF_AGAIN);
    const next = yield* climb(problem, { passes, prices: dual.prices, boldness: pace.again, lastStep });
    const rise = next.bound - dual.bound;
    if (rise > 0) dual = next;
    if (rise <= WORTHWHILE * Math.abs(dual.bound)) break;
  }
  return dual;
}

function* climb(problem: AssignmentProblem, settings: AscentSettings): Generator<number, DualBound> {
  const ascent = new Ascent(problem, settings);
  const { passes } = settings;
  const options = countOptions(problem);
  if (options <= LARGE_PROBLEM) {
    // Written out column by column while that fits a processor's cache.
    const columns = options <= SMALL_PROBLEM ? listAllColumns(problem) : null;
    for (let pass = 0; pass < passes; pass++) {
      ascent.note(columns ? ascent.priceColumns(columns) : ascent.priceOptions());
      ascent.step(pass / passes);
      if (pass % 4 === 3) yield pass / passes;
    }
  } else {
    const opening = Math.ceil(passes * OPENING_SHARE);
    for (let pass = 0; pass < opening; pass++) {
      ascent.note(ascent.priceOptions());
      ascent.step(pass / passes);
      yield pass / passes;
    }
    for (let pass = opening; pass < passes;) {
      const within = Number.POSITIVE_INFINITY;
      const columns = chooseColumns(problem, ascent.prices, { most: COLUMNS_PER_UNIT, within });
      const end = Math.min(passes, pass + PASSES_PER_CHOICE);
      for (; pass < end; pass++) {
        ascent.priceColumns(columns);
        ascent.step(pass / passes);
        if (pass % 4 === 3) yield pass / passes;
      }
      // Only a pass over all options bounds the whole problem.
      ascent.note(ascent.priceOptions());
      yield pass / passes;
    }
  }
  return ascent.finish();
}
