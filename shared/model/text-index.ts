const FIRST_SLOTS = 1 << 6;
/** Texts passed on the way to one: with more, they were made to meet, and the host's own map takes over. */
const MOST_STEPS = 100;

/**
 * Numbers texts in the order in which they first come. It does what a `Map` from texts to numbers does; of a hundred
 * thousand different texts, which make a map move its entries again and again, it takes a fraction of the time.
 */
export class TextIndex {
  /** By number. */
  readonly texts: string[] = [];
  #hashes = new Int32Array(FIRST_SLOTS + 1);
  /** Open addressing by hash: a text's number and one more, or 0. */
  #slots = new Int32Array(FIRST_SLOTS * 2);
  #map: Map<string, number> | null = null;

  /** The number of a text, or -1. */
  find(text: string): number {
    return this.#map ? (this.#map.get(text) ?? -1) : this.#seek(text, hashText(text), false);
  }

  /** The number of a text: its own, or, where it is new, the next one. */
  add(text: string): number {
    if (!this.#map) return this.#seek(text, hashText(text), true);
    let number = this.#map.get(text);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.#map.set(text, number);
    }
    return number;
  }

  #seek(text: string, hash: number, mayAdd: boolean): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    let steps = 0;
    for (let taken = slots[slot] as number; taken !== 0; taken = slots[slot] as number) {
      if (this.#hashes[taken - 1] === hash && this.texts[taken - 1] === text) return taken - 1;
      slot = (slot + 1) & mask;
      steps += 1;
    }
    if (!mayAdd) return -1;
    const number = this.texts.push(text) - 1;
    if (steps > MOST_STEPS) this.#map = new Map(this.texts.map((known, at) => [known, at]));
    else {
      this.#hashes[number] = hash;
      slots[slot] = number + 1;
      if (this.texts.length * 2 > slots.length) this.#grow();
    }
    return number;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    const hashes = new Int32Array(slots.length / 2 + 1);
    hashes.set(this.#hashes.subarray(0, this.texts.length));
    for (let number = 0; number < this.texts.length; number++) {
      let slot = (hashes[number] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
    this.#hashes = hashes;
  }
}

function hashText(text: string): number {
  // FNV-1a; whole and of 32 bits from the start, so that it is reckoned with as such.
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
