import type { CategoryColumn } from '../model/columns.ts';
import { WordList } from './csv/word-list.ts';

const FIRST_ROWS = 1 << 12;
/** Rows between two chances to stop. */
const ROWS_AT_ONCE = 1 << 16;

/** The texts of some rows of a column. */
export interface ColumnTexts {
  readonly texts: string[];
  /** The same with each word named once; `null` where words hardly repeat, or nobody looked. */
  readonly repeated: CategoryColumn | null;
}

/**
 * The cells of one column while a file is read. Those of a scanned text are kept as numbers of words as long as the words
 * repeat: it takes half the room, and whoever reads them later looks at each word once.
 */
export class CellColumn {
  #texts: string[] = [];
  #words: WordList | null = null;
  #codes = new Int32Array(0);
  /** Rows in `codes`. */
  #coded = 0;

  /** From here on, cells come from places in a text. */
  scan(text: string): void {
    const words = new WordList(text);
    const known = new Map<string, number>();
    this.#codes = new Int32Array(FIRST_ROWS);
    for (const cell of this.#texts) {
      const code = known.get(cell) ?? words.add(cell);
      known.set(cell, code);
      this.#put(code);
    }
    this.#texts = [];
    this.#words = words;
  }

  push(cell: string): void {
    if (this.#words) this.#put(this.#words.add(cell));
    else this.#texts.push(cell);
  }

  /** @param hash of the characters between the two places of the scanned text. */
  pushPart(text: string, start: number, end: number, hash: number): void {
    const words = this.#words;
    if (words === null) {
      this.#texts.push(text.slice(start, end));
      return;
    }
    this.#put(words.take(start, end, hash));
    if (words.isVain) this.#spellOut();
  }

  at(row: number): string {
    return this.#words ? (this.#words.words[this.#codes[row] as number] as string) : (this.#texts[row] as string);
  }

  set(row: number, cell: string): void {
    if (this.#words) this.#codes[row] = this.#words.add(cell);
    else this.#texts[row] = cell;
  }

  /** The rows from one to before another. @param pause is called every few thousand rows. */
  slice(from: number, to: number, pause?: () => void): ColumnTexts {
    pause?.();
    if (!this.#words) return { texts: this.#texts.slice(from, to), repeated: null };
    const values = this.#words.words;
    const codes = this.#codes.slice(from, to);
    return { texts: spell(values, codes, pause), repeated: { values, codes } };
  }

  #put(code: number): void {
    if (this.#coded === this.#codes.length) {
      const codes = new Int32Array(Math.max(FIRST_ROWS, this.#coded * 2));
      codes.set(this.#codes);
      this.#codes = codes;
    }
    this.#codes[this.#coded] = code;
    this.#coded += 1;
  }

  #spellOut(): void {
    if (!this.#words) return;
    this.#texts = spell(this.#words.words, this.#codes.subarray(0, this.#coded));
    this.#words = null;
    this.#codes = new Int32Array(0);
  }
}

function spell(words: readonly string[], codes: Int32Array, pause?: () => void): string[] {
  const texts = new Array<string>(codes.length);
  for (let row = 0; row < codes.length; row++) {
    texts[row] = words[codes[row] as number] as string;
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) pause?.();
  }
  return texts;
}
