/** A run of items of a list inside a message between a page and its worker. */
export interface MessagePart {
  /** Names and indexes that lead to the list. */
  readonly path: readonly string[];
  readonly items: readonly unknown[];
}

/** A typed array or a long text of a message. */
export interface MessageColumn {
  readonly path: readonly string[];
  readonly column: TypedArray | string;
}

/** A run of numbers of a typed array, in memory of its own, or of a text. */
export interface ColumnPiece {
  readonly path: readonly string[];
  readonly piece: TypedArray | string;
  /** Where it begins, and how long the whole is. */
  readonly from: number;
  readonly size: number;
}

/** The kinds that columns and files have. */
type TypedArray = Uint8Array | Int8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Bytes of typed arrays, or half of the letters, that are copied within a millisecond or two, on a machine that does other things as well. */
const MOST_BYTES = 512 * 1024;
/** Shorter ones travel with the message. */
const SHORT_COLUMN = 64 * 1024;
/** Longer lists are not of columns. */
const SHORT_LIST = 100;

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

/**
 * Takes the long typed arrays and texts out of a message that is sent as a copy: the facts of 100,000 accounts have 15 MB of them.
 * Lists are looked through where they are short.
 */
export function takeOutColumns(message: unknown): {
  readonly rest: unknown;
  readonly columns: readonly MessageColumn[];
} {
  const columns: MessageColumn[] = [];
  const walk = (value: unknown, path: readonly string[]): unknown => {
    const isLong = ArrayBuffer.isView(value) ? value.byteLength > SHORT_COLUMN : isLongText(value);
    if (isLong) {
      columns.push({ path, column: value as TypedArray | string });
      return null;
    }
    if (Array.isArray(value) && value.length <= SHORT_LIST) {
      return value.map((item, at) => walk(item, [...path, String(at)]));
    }
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, [...path, name])]));
  };
  return { rest: walk(message, []), columns };
}

/** Cuts a column up, piece by piece, each as it is asked for: whoever sends them may do other things in between. */
export function* cutColumn({ path, column }: MessageColumn): Generator<ColumnPiece> {
  // A text has two bytes for each letter at worst.
  const most = MOST_BYTES / (typeof column === 'string' ? 2 : column.BYTES_PER_ELEMENT);
  for (let from = 0; from < column.length; from += most) {
    yield { path, piece: column.slice(from, from + most), from, size: column.length };
  }
}

/**
 * Lists and columns of a message that is still to come. Each part is put to the others as it arrives, so that nothing is left to
 * do for all of them at once.
 */
export class ArrivedParts {
  readonly #whole = new Map<string, { readonly path: readonly string[]; readonly value: unknown }>();

  add(part: MessagePart | ColumnPiece): void {
    const { path } = part;
    const key = path.join('\n');
    const before = this.#whole.get(key)?.value;
    this.#whole.set(key, { path, value: 'piece' in part ? addPiece(before, part) : addItems(before, part) });
  }

  /** Puts them into the message. It is changed, unless all of it is one of them. */
  putInto(rest: unknown): unknown {
    let result = rest;
    for (const { path, value } of this.#whole.values()) {
      const name = path.at(-1);
      if (name === undefined) result = value;
      else {
        const holder = path.slice(0, -1).reduce((at, step) => (at as Record<string, unknown>)[step], rest);
        (holder as Record<string, unknown>)[name] = value;
      }
    }
    return result;
  }
}

function addItems(before: unknown, { items }: MessagePart): unknown[] {
  const list = (before ?? []) as unknown[];
  list.push(...items);
  return list;
}

function addPiece(before: unknown, { piece, from, size }: ColumnPiece): TypedArray | string {
  if (typeof piece === 'string') return `${(before ?? '') as string}${piece}`;
  const column = (before ?? new (piece.constructor as new (length: number) => TypedArray)(size)) as TypedArray;
  column.set(piece, from);
  return column;
}

function isLongText(value: unknown): boolean {
  return typeof value === 'string' && value.length > SHORT_COLUMN;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
