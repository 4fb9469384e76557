/**
 * The memory of all typed arrays in a result: handed over with it instead of copied. They are empty here afterwards, so
 * only for a result that is kept nowhere.
 */
export function listBuffers(result: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const walk = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
    } else if (Array.isArray(value)) {
      // Lists of texts are the long ones.
      if (typeof value[0] === 'object') value.forEach(walk);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(result);
  return [...buffers];
}
