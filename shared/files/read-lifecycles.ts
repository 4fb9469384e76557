import type { Lifecycle } from '../model/facts.ts';
import type { WordReading } from './import-report.ts';
import { classifyLifecycle } from './read-words.ts';
import type { SourceTable } from './source-table.ts';

export interface LifecycleReading {
  /** By row of the file, as the file says or as was chosen for its words; `null` where neither says anything. */
  readonly values: readonly (Lifecycle | '')[] | null;
  readonly words: readonly WordReading<Lifecycle>[];
}

/** Tells customers, former customers and prospects by the words of a column. */
export function readLifecycles(source: SourceTable): LifecycleReading {
  const texts = source.readTexts('lifecycle');
  const blank = source.choices.findLifecycle('');
  if (!texts) return { values: blank ? new Array<Lifecycle>(source.raw.rowCount).fill(blank) : null, words: [] };
  const found = readWords(source, texts);
  const words = [...found.values()];
  const unread = words.filter(({ meaning }) => meaning === '').map(({ word }) => word);
  if (unread.length > 0) {
    const message =
      'These words do not say whether an account is a customer, a former customer or a prospect: ' +
      `${unread.slice(0, 8).join(', ')}${unread.length > 8 ? ' …' : ''}. It is derived for their accounts instead.`;
    source.warnColumn('unread-lifecycle', 'lifecycle', unread[0] as string, message);
  }
  const readable = words.filter(({ meaning }) => meaning !== '');
  const reading = readable.map(({ word, meaning }) => `${word || '(none)'} = ${meaning}`);
  source.setReading('lifecycle', { reading: reading.slice(0, 12).join(', ') });
  return { values: texts.map((text) => found.get(text)?.meaning ?? ''), words };
}

function readWords(source: SourceTable, texts: readonly string[]): Map<string, WordReading<Lifecycle>> {
  const words = new Map<string, WordReading<Lifecycle> & { count: number }>();
  texts.forEach((text, row) => {
    if (source.isLeftOut(row)) return;
    let word = words.get(text);
    if (!word) {
      const chosen = source.choices.findLifecycle(text);
      if (text === '' && !chosen) return;
      const meaning = chosen ?? classifyLifecycle(text);
      word = { word: text, meaning, count: 0, basis: chosen ? 'chosen' : meaning === '' ? 'unknown' : 'name' };
      words.set(text, word);
    }
    word.count += 1;
  });
  return words;
}
