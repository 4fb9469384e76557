import { CircleAlert, FileSpreadsheet, LoaderCircle, Upload, X } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { IMPORT_TABLES } from '../../../shared/files/fields.ts';
import { chooseImportFiles, releaseTable, removeImportFile } from '../../state/import-files.ts';
import { useImporting } from '../../state/importing-store.ts';
import type { ImportFile, ImportTable } from '../../state/importing-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { reportFailure } from '../decide.ts';
import { IMPORT_TABLE_INFO } from './import-tables.ts';
import { ReadingState } from './ReadingState.tsx';
import styles from './FilesStage.module.css';

interface TableSlotsProps {
  readonly shown: string | null;
  readonly onShow: (fileId: string) => void;
}

/** The tables of an import, each with the file it is read from. */
export function TableSlots({ shown, onShow }: TableSlotsProps) {
  const files = useImporting((state) => state.files);
  const unused = files.filter(({ tables }) => tables.length === 0);
  return (
    <>
      <ul className={styles.slots}>
        {IMPORT_TABLES.map((table) => {
          const file = files.find(({ tables }) => tables.includes(table));
          return (
            <li key={table}>
              <Slot table={table} file={file} isShown={file !== undefined && file.id === shown} onShow={onShow} />
            </li>
          );
        })}
      </ul>
      {unused.length > 0 && (
        <section className={styles.unused} aria-label="Files that are not used">
          <h2 className={styles.unusedTitle}>Not used</h2>
          {unused.map((file) => (
            <div key={file.id} className={joinClasses(styles.slot, file.id === shown && styles.shown)}>
              <div className={styles.slotWords}>
                <SlotFile file={file} isShown={file.id === shown} onShow={onShow} />
              </div>
              <IconButton
                label={`Remove ${file.fileName}`}
                icon={X}
                size="s"
                onPress={() => removeImportFile(file.id)}
              />
            </div>
          ))}
        </section>
      )}
    </>
  );
}

interface SlotProps {
  readonly table: ImportTable;
  readonly file: ImportFile | undefined;
  readonly isShown: boolean;
  readonly onShow: (fileId: string) => void;
}

const Slot = memo(function Slot({ table, file, isShown, onShow }: SlotProps) {
  const { name, isRequired, hint } = IMPORT_TABLE_INFO[table];
  const slot = useRef<HTMLElement>(null);
  const hasFile = file !== undefined;
  const hadFile = useRef(hasFile);
  useEffect(() => {
    // The button that removed the file went with it: the keyboard goes on with the one that chooses another.
    const isLost = hadFile.current && !hasFile && document.activeElement === document.body;
    if (isLost) slot.current?.querySelector('button')?.focus();
    hadFile.current = hasFile;
  }, [hasFile]);
  const choose = () => void chooseImportFiles(table).then((result) => reportFailure('No file was read', result));
  return (
    <section
      ref={slot}
      className={joinClasses(styles.slot, file && styles.filled, isShown && styles.shown)}
      aria-label={name}
    >
      <div className={styles.slotWords}>
        <div className={styles.slotHead}>
          <h2 className={styles.slotName}>{name}</h2>
          {isRequired && !file && <span className={styles.required}>Required</span>}
          {!file && (
            <span className={styles.choose}>
              <Button size="s" onPress={choose} aria-label={`Choose a file for ${name}`}>
                Choose…
              </Button>
            </span>
          )}
        </div>
        {file ? <SlotFile file={file} isShown={isShown} onShow={onShow} /> : <p className={styles.hint}>{hint}</p>}
      </div>
      {file && (
        <span className={styles.slotActions}>
          <IconButton label={`Change the file for ${name}`} icon={Upload} size="s" onPress={choose} />
          <IconButton
            label={`Remove ${file.fileName} from ${name}`}
            icon={X}
            size="s"
            onPress={() => releaseTable(table)}
          />
        </span>
      )}
    </section>
  );
});

function SlotFile({ file, isShown, onShow }: Pick<SlotProps, 'isShown' | 'onShow'> & { readonly file: ImportFile }) {
  const { status, fileName, error, names, rowCount, dialect } = file;
  const formats = formatsFor('');
  const Icon = status === 'failed' ? CircleAlert : status === 'reading' ? LoaderCircle : FileSpreadsheet;
  return (
    <>
      <AriaButton
        className={styles.fileName}
        aria-label={`Show how ${fileName} is read`}
        aria-pressed={isShown}
        onPress={() => onShow(file.id)}
      >
        <Icon size={14} strokeWidth={1.8} aria-hidden className={joinClasses(styles.icon, styles[status])} />
        <span className={styles.cut} title={fileName}>
          {fileName}
        </span>
      </AriaButton>
      {status === 'reading' && (
        <p className={styles.detail}>
          <ReadingState id={file.id} />
        </p>
      )}
      {status === 'ready' && (
        <p className={styles.detail}>
          {countNoun(formats, rowCount, 'row')}, {countNoun(formats, names.length, 'column')}
          {dialect?.sheet && ` · sheet “${dialect.sheet}”`}
        </p>
      )}
      {status === 'failed' && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </>
  );
}
