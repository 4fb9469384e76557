import type { ImportFile } from '../../state/importing.ts';

const MOST_SAMPLES = 3;

/** The first different texts of a column, for telling one column from another. */
export function sampleTexts(file: Pick<ImportFile, 'samples'>, column: number): string {
  const texts = new Set<string>();
  for (const row of file.samples) {
    const text = row[column]?.trim();
    if (text) texts.add(text);
    if (texts.size === MOST_SAMPLES) break;
  }
  return texts.size === 0 ? 'empty' : [...texts].join(' · ');
}
