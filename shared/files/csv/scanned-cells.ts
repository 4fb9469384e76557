import type { CategoryColumn } from '../../model/columns.ts';
import { TextIndex } from '../../model/text-index.ts';
import type { CodeUnits, EncodedText } from '../encoded-text.ts';
import type { ScannedRecords } from './scan-rows.ts';

const FIRST_WORDS = 1 << 8;
const FIRST_UNITS = 1 << 12;
/** Cells after which a column that hardly repeats any is known for one: fewer, and thousands of days would not repeat yet. */
const TRIAL = 10_000;
/** Words passed on the way to one: with more, they were made to meet, and each cell is better kept by itself. */
const MOST_STEPS = 100;
/** Share of different cells among them: those of ten thousand values that come ten times each still repeat. */
const MOST_DIFFERENT = 0.75;

/**
 * The cells of one column of a scanned text, as numbers of words. Most columns repeat a few hundred words: each is kept
 * once and found again by its characters, so that no string is made of a cell while the text is read. Where words hardly
 * repeat, as names and ids do, each cell is a word of its own.
 */
export class ScannedCells {
  readonly #text: EncodedText;
  /** By row: index of a word, 0 where the cell is empty; below 0, one that does not stand in the text as it is. */
  #codes: Int32Array;
  #rows = 0;
  /** The words one after the other, a zero before each: close together, they are compared much faster than in the text. */
  #units: CodeUnits;
  /** By word, the empty one first: where the zero before it stands, and the hash; at last where the next one's will. */
  #entries = new Int32Array(FIRST_WORDS * 2);
  #words = 1;
  /** Open addressing by hash: index of a word, or 0. */
  #slots = new Int32Array(FIRST_WORDS * 2);
  /** Cells that were looked for among the words. */
  #sought = 0;
  #isRepeating = true;
  /** Words that do not stand in the text as they are: those with doubled quotes, and those of the first rows. */
  readonly #others = new TextIndex();

  /** @param rows how many there will be, more or less. */
  constructor(text: EncodedText, rows: number) {
    this.#text = text;
    this.#units = text.createUnits(FIRST_UNITS);
    this.#codes = new Int32Array(rows);
  }

  /** Whether the words are kept once, by and large. */
  get isRepeating(): boolean {
    return this.#isRepeating;
  }

  /** Adds one cell of each of some records; an empty one of those that have too few. */
  take(
    { starts, ends, hashes, escapes, firsts, quote }: ScannedRecords,
    from: number,
    to: number,
    column: number,
  ): void {
    while (this.#rows + to - from > this.#codes.length) this.#codes = grow(this.#codes);
    const codes = this.#codes;
    let row = this.#rows;
    for (let record = from; record < to; record++, row++) {
      const cell = (firsts[record] as number) + column;
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      if (start === end || cell >= (firsts[record + 1] as number)) codes[row] = 0;
      else if (escapes[cell] === 1) {
        codes[row] = this.#codeOf(this.#text.read(start, end).replaceAll(quote + quote, quote));
      } else codes[row] = this.#isRepeating ? this.#find(start, end, hashes[cell] as number) : this.#keep(start, end);
    }
    this.#rows = row;
  }

  /** Adds a cell that does not stand in the text as it is. */
  add(cell: string): void {
    if (this.#rows === this.#codes.length) this.#codes = grow(this.#codes);
    this.#codes[this.#rows] = this.#codeOf(cell);
    this.#rows += 1;
  }

  at(row: number): string {
    const code = this.#codes[row] as number;
    if (code < 0) return this.#others.texts[-1 - code] as string;
    if (code === 0) return '';
    const word = this.#units.subarray((this.#entries[code * 2] as number) + 1, this.#entries[code * 2 + 2]);
    return this.#text.decode(word);
  }

  set(row: number, cell: string): void {
    this.#codes[row] = this.#codeOf(cell);
  }

  /** The rows from one to before another as numbers of texts. @param pause is called every few thousand texts. */
  slice(from: number, to: number, pause?: () => void): CategoryColumn {
    const places = new Int32Array(this.#words);
    for (let word = 0; word < places.length; word++) places[word] = this.#entries[word * 2 + 2] as number;
    const others = this.#others.texts;
    const values = this.#text.decodeWords(this.#units, places, ['', ...others], pause);
    const codes = this.#codes.slice(from, to);
    if (others.length === 0) return { values, codes };
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number;
      if (code !== 0) codes[row] = code < 0 ? -code : code + others.length;
    }
    return { values, codes };
  }

  #codeOf(cell: string): number {
    return cell === '' ? 0 : -1 - this.#others.add(cell);
  }

  #find(start: number, end: number, hash: number): number {
    this.#sought += 1;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    let steps = 0;
    for (let known = slots[slot] as number; known !== 0; known = slots[slot] as number) {
      if (this.#entries[known * 2 + 1] === hash && this.#isSame(known, start, end)) return known;
      slot = (slot + 1) & mask;
      steps += 1;
    }
    const word = this.#keep(start, end);
    this.#entries[word * 2 + 1] = hash;
    slots[slot] = word;
    if (this.#words * 2 > slots.length) this.#growSlots();
    const isVain = this.#sought > TRIAL && this.#words > this.#sought * MOST_DIFFERENT;
    if (isVain || steps > MOST_STEPS) this.#isRepeating = false;
    return word;
  }

  #keep(start: number, end: number): number {
    const word = this.#words;
    if (word * 2 + 2 === this.#entries.length) this.#entries = grow(this.#entries);
    // The zero before it is there already: none of the rest was ever filled.
    let place = (this.#entries[word * 2] as number) + 1;
    const next = place + end - start;
    if (next >= this.#units.length) this.#growUnits(next + 1);
    const units = this.#units;
    const of = this.#text.units;
    for (let at = start; at < end; at++, place++) units[place] = of[at] as number;
    this.#entries[word * 2 + 2] = next;
    this.#words += 1;
    return word;
  }

  #isSame(known: number, start: number, end: number): boolean {
    const units = this.#units;
    const of = this.#text.units;
    let place = (this.#entries[known * 2] as number) + 1;
    if ((this.#entries[known * 2 + 2] as number) - place !== end - start) return false;
    for (let at = start; at < end; at++, place++) if (of[at] !== units[place]) return false;
    return true;
  }

  #growUnits(least: number): void {
    const units = this.#text.createUnits(Math.max(least, this.#units.length * 2));
    units.set(this.#units);
    this.#units = units;
  }

  #growSlots(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let word = 1; word < this.#words; word++) {
      let slot = (this.#entries[word * 2 + 1] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = word;
    }
    this.#slots = slots;
  }
}

function grow(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(FIRST_WORDS, values.length * 2));
  larger.set(values);
  return larger;
}
