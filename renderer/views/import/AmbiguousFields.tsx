import { CircleCheck, CircleHelp, Lightbulb } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { labelOf } from '../../../shared/files/fields.ts';
import type { Mapping } from '../../../shared/files/mapping.ts';
import { guessFileMapping } from '../../state/file-mappings.ts';
import { changeMapping } from '../../state/import-files.ts';
import { announce } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import type { TableMapping } from './ColumnsStage.tsx';
import { listSamples, sampleTexts } from './sample-texts.ts';
import styles from './ColumnsStage.module.css';

const MOST_SAMPLES = 4;

/**
 * Fields that several columns may hold, and columns that may mean something: side by side, never guessed. They stay
 * where they were once they are settled, to be settled otherwise.
 */
export function AmbiguousFields({ file, table, mapped: { mapping } }: TableMapping) {
  const guess = useMemo(() => guessFileMapping(file, table), [file, table]);
  const suggestions = guess.suggestions.filter(
    ({ field, column }) => (mapping.fields[field]?.column ?? column) === column,
  );
  if (guess.ambiguous.length + suggestions.length === 0) return null;
  const choose = (field: string, column: number | null) => {
    changeMapping(file.id, table, field, column);
    announce(`${labelOf(table, field)}: ${column === null ? 'no column' : (file.names[column] ?? '')}`);
  };
  return (
    <div className={styles.choices}>
      {guess.ambiguous.map(({ field, candidates }) => (
        <section
          key={field}
          className={joinClasses(styles.choice, isSettled(mapping, field) && styles.settled)}
          aria-label={`Which column is ${labelOf(table, field)}?`}
        >
          <h3 className={styles.choiceTitle}>
            {isSettled(mapping, field) ? (
              <CircleCheck size={15} aria-hidden className={styles.answered} />
            ) : (
              <CircleHelp size={15} aria-hidden className={styles.ask} />
            )}
            {candidates.length} columns may be {labelOf(table, field)}. Which one is it?
          </h3>
          <div className={styles.candidates}>
            {candidates.map((column) => (
              <Candidate
                key={column}
                name={file.names[column] ?? ''}
                label={labelOf(table, field)}
                samples={listSamples(file, column, MOST_SAMPLES)}
                isChosen={mapping.fields[field]?.column === column}
                onPress={() => choose(field, column)}
              />
            ))}
            <Button
              variant="quiet"
              aria-pressed={isSettled(mapping, field) && !mapping.fields[field]}
              onPress={() => choose(field, null)}
            >
              None of them
            </Button>
          </div>
        </section>
      ))}
      {suggestions.map(({ field, column, why }) => (
        <section
          key={`${field} ${column}`}
          className={joinClasses(styles.choice, styles.suggestion)}
          aria-label={`Suggestion for ${labelOf(table, field)}`}
        >
          <div className={styles.suggestionWords}>
            <h3 className={styles.choiceTitle}>
              <Lightbulb size={15} aria-hidden />
              Is “{file.names[column]}” the {labelOf(table, field)}?
              <span className={styles.samples}>{sampleTexts(file, column)}</span>
            </h3>
            <p className={styles.why}>{why}</p>
          </div>
          <Button
            size="s"
            aria-label={`Use ${file.names[column] ?? ''} as ${labelOf(table, field)}`}
            aria-pressed={mapping.fields[field] !== undefined}
            onPress={() => choose(field, mapping.fields[field] ? null : column)}
          >
            {mapping.fields[field] ? 'Do not use it' : 'Use it'}
          </Button>
        </section>
      ))}
    </div>
  );
}

function isSettled({ ambiguous }: Mapping, field: string): boolean {
  return ambiguous.every((entry) => entry.field !== field);
}

interface CandidateProps {
  readonly name: string;
  readonly label: string;
  readonly samples: readonly string[];
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function Candidate({ name, label, samples, isChosen, onPress }: CandidateProps) {
  return (
    <AriaButton
      className={joinClasses(styles.candidate, isChosen && styles.chosen)}
      aria-label={`Use ${name} as ${label}`}
      aria-pressed={isChosen}
      onPress={onPress}
    >
      <span className={styles.candidateName}>{name}</span>
      {samples.length === 0 && <span className={styles.samples}>empty</span>}
      {samples.map((text) => (
        <span key={text} className={styles.samples}>
          {text}
        </span>
      ))}
    </AriaButton>
  );
}
