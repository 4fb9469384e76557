import type { SearchProgress } from './search.ts';

type Spans = Readonly<Record<SearchProgress['stage'], readonly [number, number]>>;

/** Where each stage begins and ends, as shares of the whole: about what they take of its time. */
const ALONE: Spans = {
  pricing: [0, 0.25],
  searching: [0.25, 0.8],
  polishing: [0.8, 1],
  placing: [1, 1],
  completing: [1, 1],
};
const WITH_EXACT_SOLVER: Spans = {
  pricing: [0, 0.03],
  searching: [0.03, 0.2],
  polishing: [0.2, 0.25],
  placing: [0.25, 0.7],
  completing: [0.7, 1],
};

/**
 * Tells how much of the whole search is done, 0 to 1: never less than told before, though stages begin anew and overlap.
 * @param isExact whether an exact solver betters what the search finds
 */
export function createWholeProgress(isExact: boolean): (progress: SearchProgress) => number {
  const spans = isExact ? WITH_EXACT_SOLVER : ALONE;
  let told = 0;
  return ({ stage, share }) => {
    const [start, end] = spans[stage];
    told = Math.max(told, start + share * (end - start));
    return told;
  };
}
