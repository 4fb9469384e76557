/**
 * Three-valued logic: what is unknown neither matches nor fails. As numbers, because rules run over every account.
 */
export type Outcome = typeof NO | typeof YES | typeof UNKNOWN;
export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

/** All must hold: one "no" decides, else one unknown leaves it open. */
export function both(left: Outcome, right: Outcome): Outcome {
  if (left === NO || right === NO) return NO;
  return left === UNKNOWN || right === UNKNOWN ? UNKNOWN : YES;
}

/** One is enough: one "yes" decides, else one unknown leaves it open. */
export function either(left: Outcome, right: Outcome): Outcome {
  if (left === YES || right === YES) return YES;
  return left === UNKNOWN || right === UNKNOWN ? UNKNOWN : NO;
}

export function toOutcome(isTrue: boolean): Outcome {
  return isTrue ? YES : NO;
}
