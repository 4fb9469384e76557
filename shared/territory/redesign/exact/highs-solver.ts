import type { Highs } from 'highs';
import type { ExactSolver } from './exact-solver.ts';
import type { MixedProgram } from './mixed-program.ts';

/** HiGHS (Huangfu and Hall 2018), compiled to WebAssembly: one thread, no clock, so the same everywhere. */
export function createHighsSolver(highs: Highs): ExactSolver {
  return {
    improve: (program, start, limits, report) => {
      const solve = (): Float64Array =>
        highs.withModel((model) => {
          model.passModel(translate(highs, program));
          model.options.set({
            output_flag: false,
            mip_rel_gap: limits.gap,
            mip_max_nodes: limits.nodes,
            // A restart proves more, and finds nothing better for twice the time.
            mip_allow_restart: false,
          });
          model.setSolution({ colValue: start });
          model.run({
            [highs.constants.callbackType.mipInterrupt]: (event) => {
              const steps = Number(event.data.mip_total_lp_iterations ?? 0);
              report(Math.min(1, steps / limits.steps));
              if (steps > limits.steps) event.interrupt();
            },
          });
          const { colValue } = model.getSolution();
          return colValue.length === start.length ? Float64Array.from(colValue) : start;
        });
      try {
        return solve();
      } catch {
        // Out of memory, or at odds with its numbers: what is known already is as good as ever.
        return start;
      }
    },
  };
}

function translate({ constants, infinity }: Highs, program: MixedProgram) {
  const { continuous, integer } = constants.variableType;
  const columns = program.cost.length;
  const rows = program.rowLower.length;
  const bound = (value: number): number => (Number.isFinite(value) ? value : Math.sign(value) * infinity);
  return {
    numCols: columns,
    numRows: rows,
    offset: program.constant,
    colCost: program.cost,
    colLower: program.lower,
    colUpper: program.upper.map(bound),
    rowLower: program.rowLower.map(bound),
    rowUpper: program.rowUpper.map(bound),
    integrality: Int32Array.from(program.isWhole, (whole) => (whole === 1 ? integer : continuous)),
    matrix: {
      format: 'csc' as const,
      numRows: rows,
      numCols: columns,
      starts: program.start,
      indices: program.row,
      values: program.factor,
    },
  };
}
