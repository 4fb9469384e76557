import type { CategoryColumn } from '../model/columns.ts';

/**
 * The texts of a column. Where words repeat, they are known by number: it takes half the room, and whoever reads them
 * looks at each word once.
 */
export class TextColumn {
  /** The texts with each word named once, by and large, an empty text among them; `null` where that is not known. */
  readonly words: CategoryColumn | null;
  #texts: readonly string[] | null;

  private constructor(words: CategoryColumn | null, texts: readonly string[] | null) {
    this.words = words;
    this.#texts = texts;
  }

  static ofTexts(texts: readonly string[]): TextColumn {
    return new TextColumn(null, texts);
  }

  static ofWords(words: CategoryColumn): TextColumn {
    return new TextColumn(words, null);
  }

  get length(): number {
    return this.words ? this.words.codes.length : this.texts.length;
  }

  /** By row. Of words, the list is made when it is first asked for: `at` takes less. */
  get texts(): readonly string[] {
    this.#texts ??= this.words ? spell(this.words) : [];
    return this.#texts;
  }

  at(row: number): string {
    const { words } = this;
    return (words ? words.values[words.codes[row] as number] : (this.#texts as readonly string[])[row]) as string;
  }

  /** Whether a row has such a text. @param isSuch need not be asked for each row, nor in their order. */
  some(isSuch: (text: string) => boolean): boolean {
    const { words } = this;
    if (!words) return this.texts.some(isSuch);
    const values = words.values.map(isSuch);
    return words.codes.some((code) => values[code]);
  }

  /** The first rows, so many or all. */
  readStart(rows: number): readonly string[] {
    return Array.from({ length: Math.min(rows, this.length) }, (_, row) => this.at(row));
  }

  /** The same rows with other texts. @param change is given all texts, or each word once; the same list changes nothing. */
  replace(change: (texts: readonly string[]) => readonly string[]): TextColumn {
    const { words } = this;
    const before = words ? words.values : this.texts;
    const after = change(before);
    if (after === before) return this;
    return words ? TextColumn.ofWords({ values: after, codes: words.codes }) : TextColumn.ofTexts(after);
  }
}

function spell({ values, codes }: CategoryColumn): readonly string[] {
  const texts = new Array<string>(codes.length);
  for (let row = 0; row < codes.length; row++) texts[row] = values[codes[row] as number] as string;
  return texts;
}
