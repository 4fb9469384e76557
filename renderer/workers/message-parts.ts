/** A run of items of a list inside a message between a page and its worker. */
export interface MessagePart {
  /** Names and indexes that lead to the list. */
  readonly path: readonly string[];
  readonly items: readonly unknown[];
}

/** Items that are received within a few milliseconds. */
const MOST_TEXTS = 20_000;
const MOST_OBJECTS = 1_000;

/**
 * Takes the long lists out of a message, so that a page that sends or receives it is never blocked for long: copying 100,000
 * accounts at once takes a third of a second.
 * @returns the message with empty lists in their places; what was given is not changed.
 */
export function takeOutParts(result: unknown): { readonly rest: unknown; readonly parts: readonly MessagePart[] } {
  const parts: MessagePart[] = [];
  const walk = (value: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(value)) {
      const most = typeof value[0] === 'object' ? MOST_OBJECTS : MOST_TEXTS;
      if (value.length > most) {
        for (let from = 0; from < value.length; from += most)
          parts.push({ path, items: value.slice(from, from + most) });
        return [];
      }
      return typeof value[0] === 'object' ? value.map((item, at) => walk(item, [...path, String(at)])) : value;
    }
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, [...path, name])]));
  };
  return { rest: walk(result, []), parts };
}

/** Puts the lists back. The result is changed. */
export function putBackParts(rest: unknown, parts: readonly MessagePart[]): unknown {
  const lists = new Map<string, { readonly path: readonly string[]; readonly runs: (readonly unknown[])[] }>();
  for (const { path, items } of parts) {
    const key = path.join('\n');
    const list = lists.get(key) ?? { path, runs: [] };
    list.runs.push(items);
    lists.set(key, list);
  }
  let result = rest;
  for (const { path, runs } of lists.values()) {
    const list = ([] as unknown[]).concat(...runs);
    const name = path.at(-1);
    if (name === undefined) result = list;
    else
      (path.slice(0, -1).reduce((at, step) => (at as Record<string, unknown>)[step], rest) as Record<string, unknown>)[
        name
      ] = list;
  }
  return result;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
