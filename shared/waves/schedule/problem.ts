/**
 * The schedule as the solver sees it, without a word of sales: every unit takes one of its options, at a cost, and adds
 * loads to rows; what a row has too much or too little of costs points. Plain data: it can be sent to a worker.
 *
 * A unit's loads are those of its strands, each times an amount: a seller who takes over a core customer has the same
 * hours in the same weeks, whichever customer it is. At 50,000 moves and eight waves the strands are a few thousand lists
 * where loads by unit would take hundreds of megabytes.
 */
export interface ScheduleProblem {
  readonly units: number;
  /** Options of each unit, allowed or not: the waves, and last to be in none. */
  readonly options: number;
  /** Units × options, in points; infinite where the option is not allowed. At least one of each unit is. */
  readonly cost: Float64Array;
  /** Strands of unit u: `strand[strandStart[u] … strandStart[u + 1])`, each times `amount`. */
  readonly strandStart: Int32Array;
  readonly strand: Int32Array;
  readonly amount: Float64Array;
  /** What strand s adds under option o: `entryRow` and `entryLoad` from `entryStart[s × options + o]` to the next. */
  readonly entryStart: Int32Array;
  readonly entryRow: Int32Array;
  readonly entryLoad: Float64Array;
  readonly rows: ScheduleRows;
  /** Units that compete for the same hours: those of group g are `groupMembers[groupStart[g] … groupStart[g + 1])`. */
  readonly groupOf: Int32Array;
  readonly groupStart: Int32Array;
  readonly groupMembers: Int32Array;
}

/**
 * One penalty per row, `SHAPE` numbers: what each step below `low` costs, then four edges above each of which a step
 * costs so much more. An infinite edge is none.
 */
export interface ScheduleRows {
  /** Loads that nothing can change. */
  readonly base: Float64Array;
  readonly shape: Float64Array;
  /** Never to be exceeded, however the penalty stands; infinite where the row has no such limit. */
  readonly limit: Float64Array;
}

/** Low, its slope, then edge and slope four times. */
export const SHAPE = 10;
export const EDGES = 4;

export interface RowShape {
  readonly low?: number;
  readonly lowSlope?: number;
  /** Ascending: from where on, and what each step costs on top. */
  readonly edges: readonly { readonly from: number; readonly slope: number }[];
}

/** @throws for more than four edges. */
export function writeShape(shape: Float64Array, row: number, { low = 0, lowSlope = 0, edges }: RowShape): void {
  if (edges.length > EDGES) throw new RangeError('A row has at most four edges.');
  const at = row * SHAPE;
  shape[at] = low;
  shape[at + 1] = lowSlope;
  for (let edge = 0; edge < EDGES; edge++) {
    shape[at + 2 + 2 * edge] = edges[edge]?.from ?? Number.POSITIVE_INFINITY;
    shape[at + 3 + 2 * edge] = edges[edge]?.slope ?? 0;
  }
}

/** What a row costs at a load. */
export function penalizeRow(shape: Float64Array, row: number, load: number): number {
  const at = row * SHAPE;
  const below = (shape[at] as number) - load;
  if (below > 0) return below * (shape[at + 1] as number);
  const first = load - (shape[at + 2] as number);
  if (first <= 0) return 0;
  let penalty = first * (shape[at + 3] as number);
  const second = load - (shape[at + 4] as number);
  if (second <= 0) return penalty;
  penalty += second * (shape[at + 5] as number);
  const third = load - (shape[at + 6] as number);
  if (third <= 0) return penalty;
  penalty += third * (shape[at + 7] as number);
  const fourth = load - (shape[at + 8] as number);
  return fourth > 0 ? penalty + fourth * (shape[at + 9] as number) : penalty;
}

/** Sums of hours carry noise in their last digits. */
export const LOAD_SLACK = 1e-6;

/** Loads of all rows with every unit at its option. */
export function sumLoads(problem: ScheduleProblem, chosen: Int32Array): Float64Array {
  const loads = problem.rows.base.slice();
  for (let unit = 0; unit < problem.units; unit++) addUnit(problem, loads, unit, chosen[unit] as number, 1);
  return loads;
}

export function addUnit(problem: ScheduleProblem, loads: Float64Array, unit: number, option: number, sign: number) {
  const { strandStart, strand, amount, entryStart, entryRow, entryLoad, options } = problem;
  for (let at = strandStart[unit] as number; at < (strandStart[unit + 1] as number); at++) {
    const list = (strand[at] as number) * options + option;
    const times = sign * (amount[at] as number);
    for (let entry = entryStart[list] as number; entry < (entryStart[list + 1] as number); entry++) {
      loads[entryRow[entry] as number]! += times * (entryLoad[entry] as number);
    }
  }
}
