/** A byte each in UTF-8 and Windows-1252, two of them in UTF-16. */
export type CodeUnits = Uint8Array | Uint16Array;

/** How the code units of an encoding become text. */
export interface UnitDecoder {
  /** The text of some units, a mark of byte order at their start included. */
  readonly decode: (units: CodeUnits) => string;
  /** A place near the given one that parts no character. */
  readonly findCharacterStart: (units: CodeUnits, place: number) => number;
}

/** Units that are decoded at once: the decoders of some hosts slow down with long texts. */
const PIECE = 1 << 15;

/**
 * A text as its code units stand in a file. Nearly all of a list is looked at and never becomes a string of its own, so
 * strings are made only of what is asked for.
 */
export class EncodedText {
  readonly units: CodeUnits;
  readonly #decoder: UnitDecoder;

  constructor(units: CodeUnits, decoder: UnitDecoder) {
    this.units = units;
    this.#decoder = decoder;
  }

  /** The text from a place on that parts no character. */
  from(start: number): EncodedText {
    return start === 0 ? this : new EncodedText(this.units.subarray(start), this.#decoder);
  }

  /** The text between two places that part no character. */
  read(start: number, end: number): string {
    return this.decode(this.units.subarray(start, end));
  }

  /** The start of the text; so many units of it, or a few less. */
  readStart(units: number): string {
    return this.read(0, this.#decoder.findCharacterStart(this.units, units));
  }

  /** All of it. @param pause is called every few thousand units. */
  readWhole(pause: () => void = () => undefined): string {
    const parts: string[] = [];
    for (let at = 0; at < this.units.length;) {
      const end = this.#decoder.findCharacterStart(this.units, at + PIECE);
      parts.push(this.read(at, end));
      at = end;
      pause();
    }
    return parts.join('');
  }

  /** Zeros of the kind that this text's units are. */
  createUnits(length: number): CodeUnits {
    return this.units instanceof Uint8Array ? new Uint8Array(length) : new Uint16Array(length);
  }

  /** The text of units in this text's encoding. */
  decode(units: CodeUnits): string {
    return this.#decoder.decode(units);
  }

  /**
   * The texts of words that stand one after the other, a zero before each. They are decoded many at once: to call a
   * decoder for each takes many times as long.
   * @param places by word where its zero stands, and at last where the next one's would.
   * @param before texts to put before them.
   * @param pause is called every few thousand units.
   */
  decodeWords(
    units: CodeUnits,
    places: Int32Array,
    before: readonly string[],
    pause: () => void = () => undefined,
  ): string[] {
    const words = places.length - 1;
    const texts = new Array<string>(before.length + words);
    let filled = 0;
    for (const text of before) texts[filled++] = text;
    for (let word = 0; word < words;) {
      const start = places[word] as number;
      word += 1;
      while (word < words && (places[word + 1] as number) - start <= PIECE) word += 1;
      const decoded = this.decode(units.subarray(start, places[word])).split('\u0000');
      for (let at = 1; at < decoded.length; at++) texts[filled++] = decoded[at] as string;
      pause();
    }
    return texts;
  }
}
