/** Smaller pivots are noise: that unknown is left where it is. */
const LEAST_PIVOT = 1e-12;
const ROWS_PER_YIELD = 64;

/**
 * Solves a symmetric positive system by Cholesky's method, in place; yields now and then.
 * @param matrix size × size, row by row; only its lower triangle is read, and it is overwritten by the factor
 * @param right the right side; overwritten by the solution
 */
export function* solveInPlace(matrix: Float64Array, right: Float64Array): Generator<undefined, void> {
  const size = right.length;
  for (let row = 0; row < size; row++) {
    const at = row * size;
    const least = LEAST_PIVOT * (matrix[at + row] as number);
    for (let column = 0; column <= row; column++) {
      const other = column * size;
      let value = matrix[at + column] as number;
      for (let k = 0; k < column; k++) value -= (matrix[at + k] as number) * (matrix[other + k] as number);
      if (column < row) matrix[at + column] = value / (matrix[other + column] as number);
      else matrix[at + row] = value > least ? Math.sqrt(value) : Number.MAX_VALUE;
    }
    if (row % ROWS_PER_YIELD === ROWS_PER_YIELD - 1) yield;
  }
  for (let row = 0; row < size; row++) {
    let value = right[row] as number;
    for (let k = 0; k < row; k++) value -= (matrix[row * size + k] as number) * (right[k] as number);
    right[row] = value / (matrix[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row--) {
    const value = (right[row] as number) / (matrix[row * size + row] as number);
    right[row] = value;
    for (let k = 0; k < row; k++) right[k]! -= (matrix[row * size + k] as number) * value;
  }
}
