/**
 * The redesign as the solver sees it, without a word of sales: every unit goes to one of the sellers on its option list,
 * at a cost, and adds to the seller's load in each measure. Loads are shares of the seller's target, so that a seller's
 * ratio is load − 1: 0 on target, 0.1 ten per cent above. Plain data: it can be sent to a worker.
 *
 * Units with the same choices share one option list: what an option costs and adds is the unit's own number times the
 * option's. At 50,000 units × 300 sellers that is a few megabytes where single columns would take half a gigabyte.
 */
export interface AssignmentProblem {
  readonly units: number;
  readonly sellers: number;
  readonly measures: number;
  /** Option list by unit. */
  readonly listOf: Int32Array;
  /** Options of list l: `listStart[l] … listStart[l + 1])`; never empty. */
  readonly listStart: Int32Array;
  /** 1 where the list's first option is home: to stay where the unit is today. */
  readonly hasHome: Uint8Array;
  readonly optionSeller: Int32Array;
  readonly optionCost: Float64Array;
  /** Options × measures. */
  readonly optionLoad: Float64Array;
  /** What the option's cost is multiplied by. Not negative. */
  readonly weight: Float64Array;
  /** Units × measures: what the option's load is multiplied by. Not negative. */
  readonly amount: Float64Array;
  readonly rows: BalanceRows;
  readonly leaving: LeavingLimits;
  /** Units that must not share a seller, both ways: those of unit u are `unit[start[u] … start[u + 1])`. */
  readonly apart: { readonly start: Int32Array; readonly unit: Int32Array } | null;
}

/**
 * One row per seller and measure: `slope` × |ratio| + `steep` × what |ratio| exceeds `tolerance`. A ratio above `limit` is
 * not allowed.
 */
export interface BalanceRows {
  /** The ratio of what cannot be moved: fixed load − 1. */
  readonly base: Float64Array;
  readonly tolerance: Float64Array;
  readonly slope: Float64Array;
  readonly steep: Float64Array;
  /** Infinite where there is none. */
  readonly limit: Float64Array;
}

/**
 * What may leave its home: hard limits. `use` holds three numbers per unit, as shares of what is allowed in all: of the
 * number of accounts, of the ARR, and of the ARR that its home may lose. Each sum must stay at or below 1.
 */
export interface LeavingLimits {
  readonly use: Float64Array;
  /** What is in use already, by units that have no choice: of the accounts, of the ARR, then by seller. */
  readonly used: Float64Array;
  /** The seller that the third number counts for; -1 where the unit has no home. */
  readonly home: Int32Array;
}

export const LIMITS_PER_UNIT = 3;

/** Sums of shares carry noise in their last digits. */
export const LIMIT_SLACK = 1e-9;

/** The penalty of one row at a ratio, the limit apart. */
export function penalize(rows: BalanceRows, row: number, ratio: number): number {
  const distance = Math.abs(ratio);
  const excess = distance - (rows.tolerance[row] as number);
  const even = (rows.slope[row] as number) * distance;
  return excess > 0 ? even + (rows.steep[row] as number) * excess : even;
}

/** Whether an option is to stay at home. */
export function isHomeOption(problem: AssignmentProblem, unit: number, option: number): boolean {
  const list = problem.listOf[unit] as number;
  return problem.hasHome[list] === 1 && problem.listStart[list] === option;
}

/** Whether a seller's load is limited. */
export function hasLoadLimits({ rows }: AssignmentProblem): boolean {
  return rows.limit.some((limit) => limit !== Number.POSITIVE_INFINITY);
}

/** Whether it is limited what may leave its home. */
export function hasLeavingLimits({ leaving }: AssignmentProblem): boolean {
  return leaving.use.some((share) => share > 0);
}
