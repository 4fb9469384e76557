import loadHighs from 'highs';
import runtime from 'highs/runtime?url';
import type { ExactSolver } from '../../shared/territory/redesign/exact/exact-solver.ts';
import { createHighsSolver } from '../../shared/territory/redesign/exact/highs-solver.ts';

let solver: Promise<ExactSolver> | null = null;

/** The exact solver that comes with Baton, from its own files: loaded when it is first needed. */
export function loadExactSolver(): Promise<ExactSolver> {
  solver ??= loadHighs({ locateFile: () => runtime }).then(createHighsSolver);
  return solver;
}
