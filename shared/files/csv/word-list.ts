/** Cells after which a column that hardly repeats any is known for one: fewer, and thousands of days would not repeat yet. */
const TRIAL = 10_000;
const FIRST_SLOTS = 1 << 9;

/**
 * The words of one column, each kept once: most columns repeat a few hundred. A word that is known is found by its
 * characters in the text, so that no string is made of it.
 */
export class WordList {
  /** The empty one first. */
  readonly words: string[] = [''];
  readonly #text: string;
  /** Where each word stands in the text, and its hash. */
  readonly #starts: number[] = [0];
  readonly #hashes: number[] = [0];
  /** Open addressing by hash: index of a word, or 0. */
  #slots = new Int32Array(FIRST_SLOTS);
  #taken = 0;

  /** @param text all words come from. */
  constructor(text: string) {
    this.#text = text;
  }

  /** Words hardly repeat: an id, a name. It does not pay to look for them any more. */
  get isVain(): boolean {
    return this.#taken > TRIAL && this.words.length * 2 > this.#taken;
  }

  /** The index of the word between two places of the text. @param hash of its characters; the same for the same characters. */
  take(start: number, end: number, hash: number): number {
    if (start === end) return 0;
    const { words } = this;
    this.#taken += 1;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let known = this.#slots[slot] as number; known !== 0; known = this.#slots[slot] as number) {
      const word = words[known] as string;
      if (this.#hashes[known] === hash && word.length === end - start && this.#isSame(known, start, end)) return known;
      slot = (slot + 1) & mask;
    }
    const index = words.push(this.#text.slice(start, end)) - 1;
    this.#starts.push(start);
    this.#hashes.push(hash);
    this.#slots[slot] = index;
    if (words.length * 2 > this.#slots.length) this.#grow();
    return index;
  }

  /** The index of a word that does not stand in the text as it is; such ones are few, and each is kept anew. */
  add(word: string): number {
    if (word === '') return 0;
    this.#starts.push(-1);
    this.#hashes.push(0);
    return this.words.push(word) - 1;
  }

  #isSame(known: number, start: number, end: number): boolean {
    const text = this.#text;
    let other = this.#starts[known] as number;
    for (let at = start; at < end; at++, other++) if (text.charCodeAt(at) !== text.charCodeAt(other)) return false;
    return true;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    this.#hashes.forEach((hash, index) => {
      if ((this.#starts[index] as number) < 0 || index === 0) return;
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index;
    });
    this.#slots = slots;
  }
}
