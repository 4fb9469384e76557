import { TriangleAlert } from 'lucide-react';
import { IMPORT_TABLES } from '../../../shared/files/fields.ts';
import { findFileOf, listMissing, useImporting } from '../../state/importing-store.ts';
import type { FileMapping, ImportFile, ImportTable } from '../../state/importing-store.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { AmbiguousFields } from './AmbiguousFields.tsx';
import { IMPORT_TABLE_INFO } from './import-tables.ts';
import { MappingSource } from './MappingSource.tsx';
import { MappingTable } from './MappingTable.tsx';
import spokenStyles from '../../ui/Spoken.module.css';
import styles from './ColumnsStage.module.css';

/** What the parts of this step get: one table of one file. */
export interface TableMapping {
  readonly file: ImportFile;
  readonly table: ImportTable;
  readonly mapped: FileMapping;
}

/** Which column holds which field, table by table. */
export function ColumnsStage() {
  const files = useImporting((state) => state.files);
  const tabs = IMPORT_TABLES.flatMap((table) => {
    const file = findFileOf(files, table);
    const mapped = file?.mappings[table];
    if (!file || !mapped) return [];
    const missing = listMissing(files, mapped);
    const open = missing.length + mapped.mapping.ambiguous.length;
    const title = (
      <>
        {IMPORT_TABLE_INFO[table].name}
        {open > 0 && (
          <>
            <span className={styles.open} aria-hidden>
              {open}
            </span>
            <span className={spokenStyles.spoken}>, {open} to decide</span>
          </>
        )}
      </>
    );
    return [
      { id: table, title, content: <TableColumns file={file} table={table} mapped={mapped} missing={missing} /> },
    ];
  });
  return (
    <div className={styles.stage}>
      <Tabs label="Tables" tabs={tabs} />
    </div>
  );
}

function TableColumns({ file, table, mapped, missing }: TableMapping & { readonly missing: readonly string[] }) {
  return (
    <div className={styles.columns}>
      <MappingSource file={file} table={table} mapped={mapped} />
      {missing.length > 0 && (
        <p className={styles.missing} role="alert">
          <TriangleAlert size={15} aria-hidden />
          <span>
            <strong>{missing.join(', ')}</strong> {missing.length === 1 ? 'is' : 'are'} required. Choose the column
            below.
          </span>
        </p>
      )}
      <AmbiguousFields file={file} table={table} mapped={mapped} />
      <MappingTable file={file} table={table} mapped={mapped} />
    </div>
  );
}
