import { Button as AriaButton } from 'react-aria-components';
import { labelOf } from '../../../shared/files/fields.ts';
import { changeMapping } from '../../state/importing.ts';
import type { ImportFile } from '../../state/importing.ts';
import { Button } from '../../ui/Button.tsx';
import { sampleTexts } from './sample-texts.ts';
import styles from './ColumnsStage.module.css';

/** Fields that several columns may hold, and columns that may mean something: shown, never guessed. */
export function AmbiguousFields({ file }: { readonly file: ImportFile }) {
  const { mapping, table } = file;
  if (!mapping || (mapping.ambiguous.length === 0 && mapping.suggestions.length === 0)) return null;
  return (
    <div className={styles.choices}>
      {mapping.ambiguous.map(({ field, candidates }) => (
        <section key={field} className={styles.choice} aria-label={`Which column is ${labelOf(table, field)}?`}>
          <h3 className={styles.choiceTitle}>
            {candidates.length} columns may be {labelOf(table, field)}. Which one is it?
          </h3>
          <div className={styles.candidates}>
            {candidates.map((column) => (
              <Candidate key={column} file={file} field={field} column={column} />
            ))}
            <Button variant="quiet" onPress={() => changeMapping(table, field, null)}>
              None of them
            </Button>
          </div>
        </section>
      ))}
      {mapping.suggestions.map(({ field, column, why }) => (
        <section
          key={`${field} ${column}`}
          className={styles.choice}
          aria-label={`Suggestion for ${labelOf(table, field)}`}
        >
          <h3 className={styles.choiceTitle}>
            Is “{file.header[column]}” the {labelOf(table, field)}?
          </h3>
          <p className={styles.why}>{why}</p>
          <div className={styles.candidates}>
            <Candidate file={file} field={field} column={column} />
          </div>
        </section>
      ))}
    </div>
  );
}

interface CandidateProps {
  readonly file: ImportFile;
  readonly field: string;
  readonly column: number;
}

function Candidate({ file, field, column }: CandidateProps) {
  const name = file.header[column] ?? '';
  return (
    <AriaButton
      className={styles.candidate}
      aria-label={`Use ${name} as ${labelOf(file.table, field)}`}
      onPress={() => changeMapping(file.table, field, column)}
    >
      <span className={styles.candidateName}>{name}</span>
      <span className={styles.samples}>{sampleTexts(file, column)}</span>
    </AriaButton>
  );
}
