import { CircleAlert, Layers } from 'lucide-react';
import { memo } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { IMPORT_TABLES } from '../../../shared/files/fields.ts';
import { addSheet, setFileTables } from '../../state/import-files.ts';
import { useImporting } from '../../state/importing-store.ts';
import type { ImportFile, ImportTable } from '../../state/importing-store.ts';
import { Button } from '../../ui/Button.tsx';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { EdgePreview } from './EdgePreview.tsx';
import styles from './FileDetails.module.css';
import { IMPORT_TABLE_INFO } from './import-tables.ts';
import { ReadingFields } from './ReadingFields.tsx';
import { ReadingState } from './ReadingState.tsx';

const MOST_SHEETS = 8;

/**
 * One file: what it holds, how it is read, and its lines as they stand. Each part gets only what it shows, so that how far the
 * reading is draws no more than the line that says so.
 */
export const FileDetails = memo(function FileDetails({ file }: { readonly file: ImportFile }) {
  const { id, fileName, status, error, tables, alsoHolds, dialect, corrections, sheets, edges } = file;
  return (
    <section className={styles.file} aria-label={`How ${fileName} is read`}>
      <header className={styles.head}>
        <h2 className={styles.name} title={fileName}>
          {fileName}
        </h2>
        <span className={styles.soft}>
          <FileState file={file} />
        </span>
      </header>
      <TableChoice id={id} fileName={fileName} status={status} tables={tables} alsoHolds={alsoHolds} />
      {status === 'failed' && (
        <p className={styles.error}>
          <CircleAlert size={15} aria-hidden />
          <span>{error}</span>
        </p>
      )}
      <ReadingFields id={id} dialect={dialect} corrections={corrections} sheets={sheets} edges={edges} />
      <OtherSheets file={file} />
      {status === 'ready' && <EdgePreview fileName={fileName} edges={edges} dialect={dialect} />}
    </section>
  );
});

function FileState({ file }: { readonly file: ImportFile }) {
  const { id, status, rowCount, names, hiddenColumns } = file;
  const isReadAgain = useImporting((state) => state.rowsRead[id] !== undefined);
  const formats = formatsFor('');
  // A file that is corrected shows what it was until it was read again.
  if (status === 'reading' || isReadAgain) return <ReadingState id={id} />;
  if (status === 'failed') return '';
  const size = `${countNoun(formats, rowCount, 'row')}, ${countNoun(formats, names.length, 'column')}`;
  return hiddenColumns.length === 0 ? size : `${size}, ${hiddenColumns.length} of them hidden in the sheet`;
}

type TableChoiceProps = Pick<ImportFile, 'id' | 'tables' | 'alsoHolds' | 'fileName' | 'status'>;

/** What the file is read as; a flat one as several tables. */
const TableChoice = memo(function TableChoice({ id, tables, alsoHolds, fileName, status }: TableChoiceProps) {
  const taken = useImporting((state) =>
    state.files.flatMap((other) => (other.id === id ? [] : other.tables)).join(' '),
  );
  const offered = alsoHolds.filter((table) => !taken.split(' ').includes(table));
  const more = offered.map((table) => IMPORT_TABLE_INFO[table].name.toLowerCase()).join(' and ');
  return (
    <div className={styles.choice}>
      <span className={styles.label}>This file holds</span>
      <ToggleButtonGroup
        aria-label={`What ${fileName} holds`}
        selectionMode="multiple"
        selectedKeys={tables}
        onSelectionChange={(keys) => setFileTables(id, [...keys] as ImportTable[])}
        className={styles.chips}
      >
        {IMPORT_TABLES.map((table) => (
          <ToggleButton key={table} id={table} className={styles.chip}>
            {IMPORT_TABLE_INFO[table].name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {tables.length === 0 && status === 'ready' && (
        <p className={styles.hintWarn}>Not used: what it looks like comes from another file.</p>
      )}
      {more !== '' && tables.length > 0 && (
        <p className={styles.hint}>
          <Layers size={14} aria-hidden />
          <span>Its rows seem to hold {more} as well.</span>
          <Button size="s" onPress={() => setFileTables(id, [...tables, ...offered])}>
            Read them too
          </Button>
        </p>
      )}
    </div>
  );
});

/** Sheets of the workbook that are not read yet: each can be a table of its own. */
function OtherSheets({ file }: { readonly file: ImportFile }) {
  const { id, fileName, dialect, sheets } = file;
  const read = useImporting((state) =>
    state.files
      .flatMap((other) => (other.fileName === fileName && other.dialect ? [other.dialect.sheet] : []))
      .join('\n'),
  );
  const rest = sheets.filter(({ name, isHidden }) => !isHidden && !read.split('\n').includes(name));
  if (!dialect || rest.length === 0) return null;
  return (
    <p className={styles.hint}>
      <Layers size={14} aria-hidden />
      <span>Read another sheet too:</span>
      {rest.slice(0, MOST_SHEETS).map(({ name }) => (
        <Button key={name} size="s" onPress={() => void addSheet(id, name)}>
          {name}
        </Button>
      ))}
    </p>
  );
}
