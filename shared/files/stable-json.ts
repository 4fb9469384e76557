/**
 * JSON with the keys of every object in the order of their code units: equal values give equal text, however they were
 * put together. Properties that are `undefined` are left out.
 */
export function toStableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => toStableJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const properties = Object.entries(value)
    .filter(([, property]) => property !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, property]) => `${JSON.stringify(key)}:${toStableJson(property)}`);
  return `{${properties.join(',')}}`;
}
