import type { ImportFile } from '../../state/importing-store.ts';

/** The first different texts of a column, for telling one column from another. */
export function listSamples({ cells }: Pick<ImportFile, 'cells'>, column: number, most: number): readonly string[] {
  const texts = new Set<string>();
  for (const cell of cells[column] ?? []) {
    const text = cell.trim();
    if (text) texts.add(text);
    if (texts.size === most) break;
  }
  return [...texts];
}

/** Three of them in a line. */
export function sampleTexts(file: Pick<ImportFile, 'cells'>, column: number): string {
  return listSamples(file, column, 3).join(' · ') || 'empty';
}
