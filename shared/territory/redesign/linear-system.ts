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
  const least = new Float64Array(size);
  for (let row = 0; row < size; row++) least[row] = LEAST_PIVOT * (matrix[row * size + row] as number);
  // Two rows and two columns at once: four sums for the numbers of two.
  for (let row = 0; row + 1 < size; row += 2) {
    for (let column = 0; column < row; column += 2) reduceSquare(matrix, size, row, column);
    reduceCorner(matrix, size, row, least);
    if (row % ROWS_PER_YIELD === 0) yield;
  }
  if (size % 2 === 1) reduceLast(matrix, size, least);
  substitute(matrix, right);
}

/** What two rows have in two columns, from what they have in the columns before. */
function reduceSquare(matrix: Float64Array, size: number, row: number, column: number): void {
  const upper = row * size;
  const lower = upper + size;
  const left = column * size;
  const next = left + size;
  let one = matrix[upper + column] as number;
  let two = matrix[upper + column + 1] as number;
  let three = matrix[lower + column] as number;
  let four = matrix[lower + column + 1] as number;
  for (let k = 0; k < column; k++) {
    const above = matrix[upper + k] as number;
    const below = matrix[lower + k] as number;
    const here = matrix[left + k] as number;
    const beside = matrix[next + k] as number;
    one -= above * here;
    two -= above * beside;
    three -= below * here;
    four -= below * beside;
  }
  const pivot = matrix[left + column] as number;
  const between = matrix[next + column] as number;
  const second = matrix[next + column + 1] as number;
  one /= pivot;
  three /= pivot;
  matrix[upper + column] = one;
  matrix[upper + column + 1] = (two - one * between) / second;
  matrix[lower + column] = three;
  matrix[lower + column + 1] = (four - three * between) / second;
}

/** Two rows where they meet the diagonal. */
function reduceCorner(matrix: Float64Array, size: number, row: number, least: Float64Array): void {
  const upper = row * size;
  const lower = upper + size;
  let one = matrix[upper + row] as number;
  let two = matrix[lower + row] as number;
  let three = matrix[lower + row + 1] as number;
  for (let k = 0; k < row; k++) {
    const above = matrix[upper + k] as number;
    const below = matrix[lower + k] as number;
    one -= above * above;
    two -= above * below;
    three -= below * below;
  }
  const pivot = takeRoot(one, least[row] as number);
  const between = two / pivot;
  matrix[upper + row] = pivot;
  matrix[lower + row] = between;
  matrix[lower + row + 1] = takeRoot(three - between * between, least[row + 1] as number);
}

/** The last row of an odd number of rows. */
function reduceLast(matrix: Float64Array, size: number, least: Float64Array): void {
  const at = (size - 1) * size;
  for (let column = 0; column < size; column++) {
    const other = column * size;
    let value = matrix[at + column] as number;
    for (let k = 0; k < column; k++) value -= (matrix[at + k] as number) * (matrix[other + k] as number);
    matrix[at + column] =
      column < size - 1 ? value / (matrix[other + column] as number) : takeRoot(value, least[column] as number);
  }
}

function takeRoot(value: number, least: number): number {
  return value > least ? Math.sqrt(value) : Number.MAX_VALUE;
}

/** Forward through the factor, and back. */
function substitute(matrix: Float64Array, right: Float64Array): void {
  const size = right.length;
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
