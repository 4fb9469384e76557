import type { WordReading } from '../../../shared/files/import-report.ts';
import { changeChoices } from '../../state/import-run.ts';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { ToggleGroup } from '../../ui/Toggles.tsx';
import { Panel } from '../shell/Page.tsx';
import { BasisNote } from './BasisNote.tsx';
import { countOpenWords } from './open-questions.ts';
import { OpenCount } from './OpenCount.tsx';
import styles from './ValuesStage.module.css';

interface WordsPanelProps<T extends string> {
  readonly title: string;
  /** What the words stand on. */
  readonly noun: string;
  /** The choices that a meaning goes into. */
  readonly choice: 'stages' | 'lifecycles' | 'healthWords';
  readonly words: readonly WordReading<T>[];
  readonly options: readonly { readonly id: T; readonly label: string }[];
  /** Name of the empty word. */
  readonly blank: string;
  readonly note?: string;
}

/** Each word of a column with what it was taken to mean. */
export function WordsPanel<T extends string>(props: WordsPanelProps<T>) {
  const { title, noun, choice, words, options, blank, note } = props;
  const formats = formatsFor('');
  if (words.length === 0) return null;
  const sorted = words.toSorted(
    (left, right) => Number(isOpen(right)) - Number(isOpen(left)) || right.count - left.count,
  );
  const choose = (word: string, meaning: T) =>
    changeChoices((choices) => ({ [choice]: { ...choices[choice], [word]: meaning } }));
  return (
    <Panel title={title} actions={<OpenCount count={countOpenWords(words)} />}>
      <ul className={styles.words}>
        {sorted.map(({ word, meaning, count, basis }) => (
          <li key={word} className={styles.word}>
            <span className={styles.wordName}>
              <span className={styles.cut} title={word}>
                {word || blank}
              </span>
              <span className={styles.soft}>
                {countNoun(formats, count, noun)} · <BasisNote basis={basis} />
              </span>
            </span>
            <ToggleGroup
              label={`${word || blank} means`}
              options={options}
              value={meaning as T}
              onChange={(chosen) => choose(word, chosen)}
            />
          </li>
        ))}
      </ul>
      {note && <p className={styles.note}>{note}</p>}
    </Panel>
  );
}

function isOpen({ basis }: WordReading<string>): boolean {
  return basis === 'assumed' || basis === 'unknown';
}
