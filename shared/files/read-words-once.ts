import type { TextColumn } from './text-column.ts';

/**
 * Reads the texts of a column as numbers, each different text once: columns of days, scores and flags hold a few hundred.
 * @returns the number by row of the file.
 */
export function readWordsOnce(column: TextColumn, read: (text: string) => number): (row: number) => number {
  if (!column.words) {
    const { texts } = column;
    const known = new Map<string, number>();
    return (row) => {
      const text = texts[row] as string;
      let value = known.get(text);
      if (value === undefined) {
        value = read(text);
        known.set(text, value);
      }
      return value;
    };
  }
  const { values, codes } = column.words;
  const isRead = new Uint8Array(values.length);
  const known = new Float64Array(values.length);
  return (row) => {
    const code = codes[row] as number;
    if (isRead[code] === 0) {
      isRead[code] = 1;
      known[code] = read(values[code] as string);
    }
    return known[code] as number;
  };
}

/** The different texts of a column and how many rows have each; a column of which that is not known row by row. */
export function countTexts(column: TextColumn): {
  readonly values: readonly string[];
  readonly counts: ArrayLike<number> | undefined;
} {
  if (!column.words) return { values: column.texts, counts: undefined };
  const { values, codes } = column.words;
  const counts = new Int32Array(values.length);
  for (let row = 0; row < codes.length; row++) counts[codes[row] as number]! += 1;
  return { values, counts };
}
