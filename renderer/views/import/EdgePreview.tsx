import { memo } from 'react';
import type { Dialect, FileLine } from '../../../shared/files/raw-table.ts';
import type { ImportFile } from '../../state/importing-store.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { countNoun, formatsFor } from '../../ui/format.ts';
import spokenStyles from '../../ui/Spoken.module.css';
import styles from './EdgePreview.module.css';
import { useGrowing } from '../use-growing.ts';

/** Columns past these are many more than a screen holds. */
const MOST_COLUMNS = 60;
/** Lines laid out in one frame: of wide files, all of them would take longer than is not felt. */
const LINES_AT_A_TIME = 8;

type Part = 'preamble' | 'header' | 'row' | 'footer';

const PART_NAMES: Readonly<Record<Part, string>> = {
  preamble: 'left out',
  header: 'headings',
  row: '',
  footer: 'left out',
};

/** The first and last lines of a file as they stand, with the headings and what is left out marked. */
export const EdgePreview = memo(function EdgePreview({
  fileName,
  edges,
  dialect,
}: Pick<ImportFile, 'fileName' | 'edges' | 'dialect'>) {
  const { head, tail, count } = edges;
  const drawn = useGrowing(head.length + tail.length, LINES_AT_A_TIME);
  if (!dialect || head.length === 0) return null;
  const hidden = count - head.length - tail.length;
  const width = Math.min(
    MOST_COLUMNS,
    [...head, ...tail].reduce((most, { cells }) => Math.max(most, cells.length), 1),
  );
  // The line after the headings is the first record; of the lines at the end, the last ones are the footer.
  const partOf = (line: FileLine, fromEnd: number): Part => {
    if (line.line < dialect.headerLine) return 'preamble';
    if (line.line === dialect.headerLine) return 'header';
    return fromEnd < dialect.footerRows ? 'footer' : 'row';
  };
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={`Lines of ${fileName}`}>
      <table className={styles.table}>
        <caption className={spokenStyles.spoken}>Lines of {fileName} as they stand</caption>
        <tbody>
          {head.slice(0, drawn).map((line, at) => (
            <PreviewLine key={line.line} line={line} width={width} part={partOf(line, count - 1 - at)} />
          ))}
          {hidden > 0 && drawn > head.length && (
            <tr>
              <th className={styles.number} scope="row" aria-hidden>
                ⋮
              </th>
              <td className={styles.gap} colSpan={width}>
                {countNoun(formatsFor(''), hidden, 'more line')}
              </td>
            </tr>
          )}
          {tail.slice(0, Math.max(0, drawn - head.length)).map((line, at) => (
            <PreviewLine key={line.line} line={line} width={width} part={partOf(line, tail.length - 1 - at)} />
          ))}
        </tbody>
      </table>
      <Legend dialect={dialect} />
    </div>
  );
});

interface PreviewLineProps {
  readonly line: FileLine;
  readonly width: number;
  readonly part: Part;
}

const PreviewLine = memo(function PreviewLine({ line: { line, cells }, width, part }: PreviewLineProps) {
  return (
    <tr className={joinClasses(styles[part])}>
      <th className={styles.number} scope="row">
        {line}
        {PART_NAMES[part] && <span className={spokenStyles.spoken}>, {PART_NAMES[part]}</span>}
      </th>
      {Array.from({ length: width }, (_, column) => (
        <td key={column} className={styles.cell} title={cells[column]}>
          {cells[column]}
        </td>
      ))}
    </tr>
  );
});

/** What was left out, in words. */
function Legend({ dialect: { preambleRows, footerRows, headerLine } }: { readonly dialect: Dialect }) {
  const formats = formatsFor('');
  const parts = [
    headerLine === 0 && 'The file has no headings; its columns are numbered.',
    preambleRows > 0 && `${countNoun(formats, preambleRows, 'line')} before the headings left out.`,
    footerRows > 0 && `${countNoun(formats, footerRows, 'line')} at the end left out.`,
  ].filter(Boolean);
  return parts.length === 0 ? null : <p className={styles.legend}>{parts.join(' ')}</p>;
}
