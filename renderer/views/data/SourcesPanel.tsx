import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { IMPORT_TABLE_INFO } from '../import/import-tables.ts';
import { Panel } from '../shell/Page.tsx';
import { useFormats } from '../use-formats.ts';
import styles from './DataView.module.css';

/** The files the facts were read from. */
export function SourcesPanel({ base }: { readonly base: PlanBase }) {
  const formats = useFormats();
  const { sources } = base.facts;
  return (
    <Panel title="Sources">
      {sources.length === 0 ? (
        <p className={styles.content}>Made by Baton, not read from a file.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">File</th>
              <th scope="col" className={styles.end}>
                Rows taken
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ table, fileName, rows, taken }) => (
              <tr key={`${table} ${fileName}`}>
                <td>{IMPORT_TABLE_INFO[table].name}</td>
                <td className={styles.cut} title={fileName}>
                  {fileName}
                </td>
                <td className={styles.end}>
                  {taken === rows ? formats.count(taken) : `${formats.count(taken)} of ${formats.count(rows)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
