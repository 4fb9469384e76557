import type { HealthBand, HealthDirection } from '../model/facts.ts';
import type { WordReading } from './import-report.ts';
import { readNumbers } from './read-columns.ts';
import { parseNumber } from '../model/read-numbers.ts';
import { classifyHealth } from './read-words.ts';
import type { SourceTable } from './source-table.ts';
import type { TextColumn } from './text-column.ts';

/** Scores and bands by row of a file. */
export interface HealthReading {
  /** NaN where unknown; `null` where the file has none. */
  readonly scores: Float64Array | null;
  readonly bands: readonly (HealthBand | '')[] | null;
  readonly words: readonly WordReading<HealthBand>[];
  /** Where the heading says which way the scores run: one of risk runs upwards with the danger. */
  readonly direction: HealthDirection | null;
}

/** Scores and bands are kept apart, wherever they stand: a column "Health Score" may hold "Red". */
export function readHealth(source: SourceTable): HealthReading {
  const fields = ['health', 'healthBand'].filter((field) => source.has(field));
  const scoreField = fields.find((field) => isNumeric(source.readColumn(source.columnOf(field))));
  const bandField = fields.findLast((field) => !isNumeric(source.readColumn(source.columnOf(field))));
  const scores = scoreField === undefined ? null : readNumbers(source, scoreField);
  const isRisk = scoreField !== undefined && /risk|churn/i.test(source.headingOf(scoreField));
  const direction = isRisk ? 'lower-is-better' : null;
  if (bandField === undefined) return { scores, bands: null, words: [], direction };

  const known = new Map<string, WordReading<HealthBand> & { count: number }>();
  const texts = source.readTexts(bandField) ?? [];
  const bands = texts.map((text, row) => {
    if (text === '' || source.isLeftOut(row)) return '';
    let word = known.get(text);
    if (!word) {
      const chosen = source.choices.findHealthWord(text);
      const meaning = chosen ?? classifyHealth(text);
      word = { word: text, meaning, count: 0, basis: chosen ? 'chosen' : meaning === '' ? 'unknown' : 'name' };
      known.set(text, word);
    }
    word.count += 1;
    if (word.meaning === '') {
      const message = `"${text}" names no state of health; it counts as unknown. Use red, amber or green, or say what it means.`;
      source.warn(row, 'unread-health', bandField, text, message);
    }
    return word.meaning;
  });
  const words = [...known.values()];
  const readable = words.filter(({ meaning }) => meaning !== '').map(({ word, meaning }) => `${word} = ${meaning}`);
  source.setReading(bandField, { reading: readable.slice(0, 12).join(', ') });
  return { scores, bands, words, direction };
}

/** Texts of a column that tell whether it holds scores or words. */
const SAMPLE = 5000;

function isNumeric(column: TextColumn | null): boolean {
  let filled = 0;
  let numeric = 0;
  if (!column) return false;
  for (let row = 0; row < column.length; row++) {
    const text = column.at(row);
    if (text === '') continue;
    filled += 1;
    if (!Number.isNaN(parseNumber(text))) numeric += 1;
    if (filled === SAMPLE) break;
  }
  return filled > 0 && numeric >= filled / 2;
}
