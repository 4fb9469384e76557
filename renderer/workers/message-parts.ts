/** A run of items of a list inside a message between a page and its worker. */
export interface MessagePart {
  /** Names and indexes that lead to the list. */
  readonly path: readonly string[];
  readonly items: readonly unknown[];
}

/** A typed array of a message. */
export interface MessageColumn {
  readonly path: readonly string[];
  readonly column: ArrayBufferView;
}

/** Bytes of typed arrays that are copied within a few milliseconds. */
export const MOST_BYTES = 2 * 1024 * 1024;
/** Shorter ones travel with the message. */
const SHORT_COLUMN = 64 * 1024;

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

/** Takes the long typed arrays out of a message that is sent as a copy: the facts of 100,000 accounts have 15 MB of them. */
export function takeOutColumns(message: unknown): {
  readonly rest: unknown;
  readonly columns: readonly MessageColumn[];
} {
  const columns: MessageColumn[] = [];
  const walk = (value: unknown, path: readonly string[]): unknown => {
    if (ArrayBuffer.isView(value) && value.byteLength > SHORT_COLUMN) {
      columns.push({ path, column: value });
      return null;
    }
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, [...path, name])]));
  };
  return { rest: walk(message, []), columns };
}

/** Puts the lists and columns back. The result is changed. */
export function putBackParts(rest: unknown, parts: readonly (MessagePart | MessageColumn)[]): unknown {
  const lists = new Map<string, { readonly path: readonly string[]; readonly runs: (readonly unknown[])[] }>();
  let result = rest;
  const put = (path: readonly string[], value: unknown): void => {
    const name = path.at(-1);
    if (name === undefined) result = value;
    else {
      const holder = path.slice(0, -1).reduce((at, step) => (at as Record<string, unknown>)[step], rest);
      (holder as Record<string, unknown>)[name] = value;
    }
  };
  for (const part of parts) {
    if ('column' in part) {
      put(part.path, part.column);
      continue;
    }
    const { path, items } = part;
    const key = path.join('\n');
    const list = lists.get(key) ?? { path, runs: [] };
    list.runs.push(items);
    lists.set(key, list);
  }
  for (const { path, runs } of lists.values()) put(path, ([] as unknown[]).concat(...runs));
  return result;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
