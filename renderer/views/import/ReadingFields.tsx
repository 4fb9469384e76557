import { RotateCcw } from 'lucide-react';
import { memo } from 'react';
import { TEXT_ENCODINGS } from '../../../shared/files/decode-text.ts';
import type { Corrections, Dialect } from '../../../shared/files/raw-table.ts';
import { correctReading, detectAgain } from '../../state/import-reading.ts';
import type { ImportFile } from '../../state/importing-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import type { Option } from '../../ui/Select.tsx';
import styles from './FileDetails.module.css';
import { LazySelect } from './LazySelect.tsx';

const DELIMITERS: readonly Option[] = [
  { id: ',', label: 'Comma', detail: ',' },
  { id: ';', label: 'Semicolon', detail: ';' },
  { id: '\t', label: 'Tab' },
  { id: '|', label: 'Bar', detail: '|' },
  { id: ':', label: 'Colon', detail: ':' },
  { id: '^', label: 'Caret', detail: '^' },
  { id: '~', label: 'Tilde', detail: '~' },
];
const QUOTES: readonly Option[] = [
  { id: '"', label: 'Double quote', detail: '"' },
  { id: "'", label: 'Single quote', detail: "'" },
  { id: 'none', label: 'None' },
];
const ENCODINGS: readonly Option[] = TEXT_ENCODINGS.map((id) => ({ id, label: id }));
/** Lines that may be left out at the end, and lines among which the headings are looked for. */
const MOST_FOOTER_ROWS = 12;
const MOST_HEADER_LINES = 20;

type ReadingFieldsProps = Pick<ImportFile, 'id' | 'dialect' | 'corrections' | 'sheets' | 'edges'>;

/** How a file is read: what was detected, each to be set right. */
export const ReadingFields = memo(function ReadingFields({
  id,
  dialect,
  corrections,
  sheets,
  edges,
}: ReadingFieldsProps) {
  // Which sheet is read is a choice, nothing that was detected wrongly.
  const isCorrected = Object.keys(corrections).some((key) => key !== 'sheet');
  const correct = (change: Corrections) => void correctReading(id, change);
  const name = (key: keyof Corrections, label: string): string =>
    corrections[key] === undefined ? label : `${label}, corrected`;
  if (!dialect && sheets.length === 0 && !isCorrected) return null;
  return (
    <div className={styles.fields} role="group" aria-label="How the file is read">
      {sheets.length > 0 && (
        <div className={styles.wide}>
          <LazySelect
            label="Sheet"
            options={sheets.map((sheet) => ({
              id: sheet.name,
              label: sheet.name,
              ...(sheet.isHidden && { detail: 'hidden in the workbook' }),
            }))}
            value={corrections.sheet ?? dialect?.sheet ?? ''}
            onChange={(sheet) => correct({ sheet, headerRow: undefined, skipFooter: undefined })}
          />
        </div>
      )}
      {dialect?.format === 'csv' && <TextFields dialect={dialect} name={name} correct={correct} />}
      {dialect && <RowFields edges={edges} dialect={dialect} name={name} correct={correct} />}
      {isCorrected && (
        <Button variant="quiet" icon={RotateCcw} onPress={() => void detectAgain(id)}>
          As detected
        </Button>
      )}
    </div>
  );
});

interface FieldsProps {
  readonly dialect: Dialect;
  readonly name: (key: keyof Corrections, label: string) => string;
  readonly correct: (change: Corrections) => void;
}

function TextFields({ dialect, name, correct }: FieldsProps) {
  const { encoding, delimiter, quote } = dialect;
  return (
    <>
      {encoding && (
        <div className={joinClasses(styles.field, styles.encoding)}>
          <LazySelect
            label={name('encoding', 'Encoding')}
            options={ENCODINGS}
            value={encoding}
            onChange={(chosen) => correct({ encoding: chosen as typeof encoding })}
          />
        </div>
      )}
      <div className={styles.field}>
        <LazySelect
          label={name('delimiter', 'Delimiter')}
          options={withValue(DELIMITERS, delimiter)}
          value={delimiter}
          onChange={(chosen) => correct({ delimiter: chosen })}
        />
      </div>
      <div className={styles.field}>
        <LazySelect
          label={name('quote', 'Quote')}
          options={withValue(QUOTES, quote || 'none')}
          value={quote || 'none'}
          onChange={(chosen) => correct({ quote: chosen === 'none' ? '' : chosen })}
        />
      </div>
    </>
  );
}

function RowFields({ edges, dialect, name, correct }: FieldsProps & Pick<ImportFile, 'edges'>) {
  const { headerLine, footerRows } = dialect;
  const lines = edges.head.slice(0, MOST_HEADER_LINES).map(({ line, cells }) => ({
    id: String(line),
    label: `Line ${line}`,
    detail: cells.filter((cell) => cell.trim() !== '').join(', '),
  }));
  const headers = [
    ...withValue(lines, String(headerLine || ''), `Line ${headerLine}`),
    { id: '0', label: 'No headings' },
  ];
  const footers = Array.from({ length: Math.max(MOST_FOOTER_ROWS, footerRows) + 1 }, (_, count) => ({
    id: String(count),
    label: count === 0 ? 'Nothing' : count === 1 ? 'Last line' : `Last ${count} lines`,
  }));
  return (
    <>
      <div className={styles.field}>
        <LazySelect
          label={name('headerRow', 'Headings')}
          options={headers}
          value={String(headerLine)}
          onChange={(line) => correct({ headerRow: Number(line) })}
        />
      </div>
      <div className={styles.field}>
        <LazySelect
          label={name('skipFooter', 'Left out at the end')}
          options={footers}
          value={String(footerRows)}
          onChange={(count) => correct({ skipFooter: Number(count) })}
        />
      </div>
    </>
  );
}

/** The options with the current value among them, also where it is an unusual one. */
function withValue(options: readonly Option[], value: string, label = `“${value}”`): readonly Option[] {
  if (value === '' || options.some(({ id }) => id === value)) return options;
  return [{ id: value, label }, ...options];
}
