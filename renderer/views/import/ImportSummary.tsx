import type { ImportReport } from '../../../shared/files/import-report.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { Panel } from '../shell/Page.tsx';
import { describeReport } from './describe-report.ts';
import { IMPORT_TABLE_INFO } from './import-tables.ts';
import styles from './ImportSummary.module.css';

/** What was read of each file, and what was made of it where it did not say. */
export function ImportSummary({ report }: { readonly report: ImportReport }) {
  const formats = formatsFor(report.currency);
  const hasMerged = report.tables.some(({ taken, records }) => records !== taken);
  return (
    <Panel title="What was read" className={styles.panel} note={describeTotals(report)}>
      <div className={styles.split}>
        <table className={styles.tables}>
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">File</th>
              <th scope="col">Rows</th>
              <th scope="col">Taken</th>
              <th scope="col">of them doubtful</th>
              <th scope="col">Refused</th>
              {hasMerged && <th scope="col">Records</th>}
            </tr>
          </thead>
          <tbody>
            {report.tables.map(({ table, fileName, rows, taken, doubtful, refused, records }) => (
              <tr key={table}>
                <th scope="row">{IMPORT_TABLE_INFO[table].name}</th>
                <td className={styles.cut} title={fileName}>
                  {fileName}
                </td>
                <td>{formats.count(rows)}</td>
                <td>{formats.count(taken)}</td>
                <td className={joinClasses(doubtful > 0 && styles.doubtful)}>{formats.count(doubtful)}</td>
                <td className={joinClasses(refused > 0 && styles.lost)}>{formats.count(refused)}</td>
                {hasMerged && <td>{formats.count(records)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
        <ul className={styles.notes} aria-label="What was made of it">
          {describeReport(report).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function describeTotals({ tables }: ImportReport): string {
  const sum = (pick: (table: ImportReport['tables'][number]) => number): number =>
    tables.reduce((total, table) => total + pick(table), 0);
  const formats = formatsFor('');
  const rows = countNoun(
    formats,
    sum((table) => table.rows),
    'row',
  );
  return `${rows}: ${formats.count(sum((table) => table.taken))} taken, ${formats.count(sum((table) => table.refused))} refused`;
}
