import { CategoryBuilder, FLAG_UNKNOWN, readCategory } from './columns.ts';
import type { CategoryColumn, ColumnKind, ColumnTypes, Table, TableSchema } from './columns.ts';
import { MISSING_DAY } from './day.ts';
import { NO_ROW } from './ids.ts';

/** What a single cell is outside of its column; `null` is unknown. */
export type CellValue = string | number | boolean | null;

type MutableColumn = string[] | CategoryBuilder | Float64Array | Int32Array | Uint8Array;

function createColumn(kind: ColumnKind, count: number): MutableColumn {
  switch (kind) {
    case 'text':
      return new Array<string>(count).fill('');
    case 'category':
      return new CategoryBuilder(count);
    case 'money':
    case 'number':
      return new Float64Array(count).fill(Number.NaN);
    case 'day':
      return new Int32Array(count).fill(MISSING_DAY);
    case 'flag':
      return new Uint8Array(count).fill(FLAG_UNKNOWN);
    case 'reference':
      return new Int32Array(count).fill(NO_ROW);
  }
}

/** What `TableBuilder.set` takes, by kind. Days are day numbers, money minor units, flags `FLAG_*`. */
interface BuilderInputs {
  text: string;
  category: string;
  money: number;
  number: number;
  day: number;
  flag: number;
  reference: number;
}

/** Fills a table of known size cell by cell; cells never set are unknown. */
export class TableBuilder<S extends TableSchema> {
  readonly #schema: S;
  readonly #count: number;
  readonly #columns = new Map<keyof S, MutableColumn>();

  constructor(schema: S, count: number) {
    this.#schema = schema;
    this.#count = count;
  }

  set<N extends keyof S>(name: N, row: number, value: BuilderInputs[S[N]]): void {
    const column = this.#columnOf(name);
    if (column instanceof CategoryBuilder) column.set(row, value as string);
    else (column as (string | number)[])[row] = value;
  }

  /** Sets a whole column: much faster than cell by cell. @param read the value of each row. */
  setColumn<N extends keyof S>(name: N, read: (row: number) => BuilderInputs[S[N]]): void {
    const column = this.#columnOf(name);
    const count = this.#count;
    // A loop for each kind of list: one for all of them would look up what it stores into at each row.
    if (column instanceof CategoryBuilder) for (let row = 0; row < count; row++) column.set(row, read(row) as string);
    else if (Array.isArray(column)) for (let row = 0; row < count; row++) column[row] = read(row) as string;
    else if (column instanceof Float64Array) for (let row = 0; row < count; row++) column[row] = read(row) as number;
    else if (column instanceof Int32Array) for (let row = 0; row < count; row++) column[row] = read(row) as number;
    else for (let row = 0; row < count; row++) column[row] = read(row) as number;
  }

  /** Takes over a whole column that is no category, as it is. */
  putColumn<N extends keyof S>(name: N, column: Exclude<ColumnTypes[S[N]], CategoryColumn>): void {
    this.#columns.set(name, column as MutableColumn);
  }

  /** Sets a whole column from texts that are known by number. @param rows the row of `texts` by row of the table. */
  setRepeated(name: keyof S, texts: CategoryColumn, rows: ArrayLike<number>): void {
    (this.#columnOf(name) as CategoryBuilder).setFrom(texts, rows);
  }

  build(): Table<S> {
    const table: Record<string, unknown> = { count: this.#count };
    for (const name of Object.keys(this.#schema)) {
      const column = this.#columnOf(name);
      table[name] = column instanceof CategoryBuilder ? column.build() : column;
    }
    return table as Table<S>;
  }

  /** Made when it is first asked for: a whole column may be put in its place. */
  #columnOf(name: keyof S): MutableColumn {
    let column = this.#columns.get(name);
    if (!column) {
      column = createColumn(this.#schema[name] as ColumnKind, this.#count);
      this.#columns.set(name, column);
    }
    return column;
  }
}

/** A table of the schema without a row. */
export function createEmptyTable<S extends TableSchema>(schema: S): Table<S> {
  return new TableBuilder(schema, 0).build();
}

/** Copies a column so that single cells can be changed; categories keep their codes and gain values at the end. */
export function copyColumn<K extends ColumnKind>(kind: K, column: ColumnTypes[K]): ColumnTypes[K] {
  if (kind === 'category') {
    const category = column as CategoryColumn;
    return { values: [...category.values], codes: category.codes.slice() } as unknown as ColumnTypes[K];
  }
  return (column as { slice(): unknown }).slice() as ColumnTypes[K];
}

/** How many cells of a column `readCell` knows: one look at each, so a few milliseconds for 20 columns of 100,000. */
export function countKnownCells(kind: ColumnKind, column: ColumnTypes[ColumnKind]): number {
  switch (kind) {
    case 'text':
      return countOther(column as readonly string[], '');
    case 'category': {
      const { values, codes } = column as CategoryColumn;
      const isKnown = Uint8Array.from(values, (value) => (value === '' ? 0 : 1));
      let known = 0;
      for (let row = 0; row < codes.length; row++) known += isKnown[codes[row] as number] ?? 0;
      return known;
    }
    case 'money':
    case 'number': {
      const numbers = column as Float64Array;
      let known = 0;
      for (let row = 0; row < numbers.length; row++) if (!Number.isNaN(numbers[row])) known++;
      return known;
    }
    case 'day':
      return countOther(column as Int32Array, MISSING_DAY);
    case 'flag':
      return countOther(column as Uint8Array, FLAG_UNKNOWN);
    case 'reference':
      return countOther(column as Int32Array, NO_ROW);
  }
}

function countOther<T>(cells: ArrayLike<T>, unknown: T): number {
  let count = 0;
  for (let row = 0; row < cells.length; row++) if (cells[row] !== unknown) count++;
  return count;
}

/** Reads a cell of any kind as a plain value: days as day numbers, flags as booleans, unknown as null. */
export function readCell(kind: ColumnKind, column: ColumnTypes[ColumnKind], row: number): CellValue {
  switch (kind) {
    case 'text':
      return (column as readonly string[])[row] || null;
    case 'category':
      return readCategory(column as CategoryColumn, row) || null;
    case 'money':
    case 'number': {
      const value = (column as Float64Array)[row];
      return value === undefined || Number.isNaN(value) ? null : value;
    }
    case 'day': {
      const value = (column as Int32Array)[row];
      return value === undefined || value === MISSING_DAY ? null : value;
    }
    case 'flag': {
      const value = (column as Uint8Array)[row];
      return value === undefined || value === FLAG_UNKNOWN ? null : value === 2;
    }
    case 'reference': {
      const value = (column as Int32Array)[row];
      return value === undefined || value === NO_ROW ? null : value;
    }
  }
}
