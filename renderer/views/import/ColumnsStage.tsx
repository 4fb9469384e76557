import { TriangleAlert } from 'lucide-react';
import { IMPORT_TABLES } from '../../../shared/files/fields.ts';
import { useImporting } from '../../state/importing.ts';
import type { ImportFile } from '../../state/importing.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { AmbiguousFields } from './AmbiguousFields.tsx';
import { FilePreview } from './FilePreview.tsx';
import { IMPORT_TABLE_INFO } from './import-tables.ts';
import { MappingTable } from './MappingTable.tsx';
import styles from './ColumnsStage.module.css';

/** Which column holds which field, file by file. */
export function ColumnsStage() {
  const files = useImporting((state) => state.files);
  const tabs = IMPORT_TABLES.flatMap((table) => {
    const file = files[table];
    if (!file?.mapping) return [];
    const open = file.missing.length + file.mapping.ambiguous.length;
    const title = (
      <>
        {IMPORT_TABLE_INFO[table].name}
        {open > 0 && (
          <span className={styles.open} title={`${open} to decide`}>
            {open}
          </span>
        )}
      </>
    );
    return [{ id: table, title, content: <FileColumns file={file} /> }];
  });
  return (
    <div className={styles.stage}>
      <Tabs label="Files" tabs={tabs} />
    </div>
  );
}

function FileColumns({ file }: { readonly file: ImportFile }) {
  return (
    <div className={styles.columns}>
      {file.missing.length > 0 && (
        <p className={styles.missing} role="alert">
          <TriangleAlert size={15} aria-hidden />
          <span>
            <strong>{file.missing.join(', ')}</strong> {file.missing.length === 1 ? 'is' : 'are'} required. Choose the
            column below.
          </span>
        </p>
      )}
      <AmbiguousFields file={file} />
      <MappingTable file={file} />
      <FilePreview file={file} />
    </div>
  );
}
