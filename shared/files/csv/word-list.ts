/** Cells after which a column that hardly repeats any is known for one. */
const TRIAL = 500;
const FIRST_SLOTS = 1 << 9;

/**
 * The words of one column, each kept once: most columns repeat a few hundred. A word that is known is found by its
 * characters in the text, so that no string is made of it. Columns of ids and names keep nothing.
 */
export class WordList {
  readonly #text: string;
  #words: string[] | null = [];
  /** Where each word stands in the text, and its hash. */
  #starts: number[] = [];
  #hashes: number[] = [];
  /** Open addressing by hash: index of a word and one, or 0. */
  #slots = new Int32Array(FIRST_SLOTS);
  #taken = 0;

  /** @param text all words come from. */
  constructor(text: string) {
    this.#text = text;
  }

  /** The word between two places of the text. @param hash of its characters; the same for the same characters. */
  take(start: number, end: number, hash: number): string {
    if (start === end) return '';
    const words = this.#words;
    if (words === null) return this.#text.slice(start, end);
    this.#taken += 1;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let known = this.#slots[slot] as number; known !== 0; known = this.#slots[slot] as number) {
      const word = words[known - 1] as string;
      if (this.#hashes[known - 1] === hash && word.length === end - start && this.#isSame(known - 1, start, end)) {
        return word;
      }
      slot = (slot + 1) & mask;
    }
    const word = this.#text.slice(start, end);
    words.push(word);
    this.#starts.push(start);
    this.#hashes.push(hash);
    this.#slots[slot] = words.length;
    if (words.length * 2 > this.#slots.length) this.#grow(words.length);
    return word;
  }

  #isSame(known: number, start: number, end: number): boolean {
    const text = this.#text;
    let other = this.#starts[known] as number;
    for (let at = start; at < end; at++, other++) if (text.charCodeAt(at) !== text.charCodeAt(other)) return false;
    return true;
  }

  #grow(count: number): void {
    if (this.#taken > TRIAL && count * 2 > this.#taken) {
      this.#words = null;
      this.#starts = [];
      this.#hashes = [];
      this.#slots = new Int32Array(0);
      return;
    }
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    this.#hashes.forEach((hash, index) => {
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    });
    this.#slots = slots;
  }
}
