import { CircleAlert, FileSpreadsheet, LoaderCircle, Upload, X } from 'lucide-react';
import { IMPORT_TABLES } from '../../../shared/files/fields.ts';
import { chooseImportFile, removeImportFile, useImporting } from '../../state/importing.ts';
import type { ImportFile, ImportTable } from '../../state/importing.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { IMPORT_TABLE_INFO } from './import-tables.ts';
import styles from './FilesStage.module.css';

/** Which file holds what. */
export function FilesStage() {
  const files = useImporting((state) => state.files);
  return (
    <div className={styles.stage}>
      <p className={styles.lead}>
        Choose the files as your CRM exports them, or drop them anywhere on this window: CSV with any delimiter and
        encoding. One flat file may hold several tables; choose it for each.
      </p>
      <ul className={styles.cards}>
        {IMPORT_TABLES.map((table) => (
          <li key={table}>
            <FileCard table={table} file={files[table]} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FileCardProps {
  readonly table: ImportTable;
  readonly file: ImportFile | undefined;
}

function FileCard({ table, file }: FileCardProps) {
  const { name, isRequired, hint } = IMPORT_TABLE_INFO[table];
  // A file that cannot be read says so on its card; the dialog of a failure would say it twice.
  const choose = () => void chooseImportFile(table);
  return (
    <section className={joinClasses(styles.card, file && styles.filled)} aria-label={name}>
      <header className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        <span className={isRequired ? styles.required : styles.optional}>{isRequired ? 'Required' : 'Optional'}</span>
      </header>
      {file ? <FileState file={file} /> : <p className={styles.hint}>{hint}</p>}
      <Button
        size="s"
        icon={Upload}
        onPress={choose}
        aria-label={`${file ? 'Change the' : 'Choose a'} file for ${name}`}
      >
        {file ? 'Another file…' : 'Choose a file…'}
      </Button>
    </section>
  );
}

function FileState({ file }: { readonly file: ImportFile }) {
  const formats = formatsFor('');
  const { status, fileName, error, header, rowCount, table } = file;
  const Icon = status === 'failed' ? CircleAlert : status === 'reading' ? LoaderCircle : FileSpreadsheet;
  return (
    <div className={styles.file}>
      <Icon size={18} strokeWidth={1.7} aria-hidden className={joinClasses(styles.icon, styles[status])} />
      <div className={styles.words}>
        <p className={styles.fileName} title={fileName}>
          {fileName}
        </p>
        {status === 'reading' && <p className={styles.detail}>Reading…</p>}
        {status === 'ready' && (
          <p className={styles.detail}>
            {countNoun(formats, rowCount, 'row')}, {countNoun(formats, header.length, 'column')}
          </p>
        )}
        {status === 'failed' && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
      <IconButton label={`Remove ${fileName}`} icon={X} size="s" onPress={() => removeImportFile(table)} />
    </div>
  );
}
