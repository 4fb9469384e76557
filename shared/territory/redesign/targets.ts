/** Sums of a measure by owner; `NO_ROW` owners are left out. */
export function sumByOwner(values: Float64Array, owner: Int32Array, sellers: number): Float64Array {
  const sums = new Float64Array(sellers);
  for (let row = 0; row < owner.length; row++) {
    const seller = owner[row] as number;
    if (seller >= 0) sums[seller]! += values[row] as number;
  }
  return sums;
}
