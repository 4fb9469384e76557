import type { CategoryColumn } from '../model/columns.ts';
import { ScannedCells } from './csv/scanned-cells.ts';
import type { EncodedText } from './encoded-text.ts';

/** Rows between two chances to stop. */
const ROWS_AT_ONCE = 1 << 16;

/** The texts of some rows of a column. */
export interface ColumnTexts {
  readonly texts: string[];
  /** The same with each word named once; `null` where words hardly repeat, or nobody looked. */
  readonly repeated: CategoryColumn | null;
}

/** The cells of one column while a file is read. */
export class CellColumn {
  #texts: string[] = [];
  #scanned: ScannedCells | null = null;

  /** From here on, cells come from places in a text. @param rows how many there will be, more or less. */
  scan(text: EncodedText, rows: number): void {
    this.#scanned = new ScannedCells(text, rows);
    for (const cell of this.#texts) this.#scanned.add(cell);
    this.#texts = [];
  }

  push(cell: string): void {
    if (this.#scanned) this.#scanned.add(cell);
    else this.#texts.push(cell);
  }

  /** Adds a cell of the scanned text by its two places. @param hash of the characters between them. */
  pushPart(start: number, end: number, hash: number): void {
    this.#scanned?.take(start, end, hash);
  }

  at(row: number): string {
    return this.#scanned ? this.#scanned.at(row) : (this.#texts[row] as string);
  }

  set(row: number, cell: string): void {
    if (this.#scanned) this.#scanned.set(row, cell);
    else this.#texts[row] = cell;
  }

  /** The rows from one to before another. @param pause is called every few thousand rows. */
  slice(from: number, to: number, pause?: () => void): ColumnTexts {
    pause?.();
    if (!this.#scanned) return { texts: this.#texts.slice(from, to), repeated: null };
    const words = this.#scanned.slice(from, to, pause);
    return { texts: spell(words, pause), repeated: this.#scanned.isRepeating ? words : null };
  }
}

function spell({ values, codes }: CategoryColumn, pause?: () => void): string[] {
  const texts = new Array<string>(codes.length);
  for (let row = 0; row < codes.length; row++) {
    texts[row] = values[codes[row] as number] as string;
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) pause?.();
  }
  return texts;
}
