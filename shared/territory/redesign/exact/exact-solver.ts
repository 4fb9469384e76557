import type { MixedProgram } from './mixed-program.ts';

/** A solver of mixed-integer programs, as its host provides it. */
export interface ExactSolver {
  /**
   * Looks for better values than those given. The same program and limits give the same values, on any machine.
   * @param start values that keep every bound
   * @param report told now and then how much of the limits is used up, 0 to 1
   * @returns the best values found: those given, where nothing better was
   */
  readonly improve: (
    program: MixedProgram,
    start: Float64Array,
    limits: ExactLimits,
    report: (share: number) => void,
  ) => Float64Array;
}

/** How long to look. Counted, never in time. */
export interface ExactLimits {
  /** Ends when nothing can be better by more than this share. */
  readonly gap: number;
  /** Branches looked at. */
  readonly nodes: number;
  /** Steps of the simplex method, over all linear programs. */
  readonly steps: number;
}
