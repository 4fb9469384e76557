import type { ImportReport } from '../../../shared/files/import-report.ts';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { Panel } from '../shell/Page.tsx';
import { IMPORT_TABLE_INFO } from './import-tables.ts';
import styles from './CheckStage.module.css';

/** What was read of each file, and what was made of it where it did not say. */
export function ImportSummary({ report }: { readonly report: ImportReport }) {
  const formats = formatsFor(report.currency);
  return (
    <Panel title="What was read">
      <table className={styles.tables}>
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col">File</th>
            <th scope="col">Rows</th>
            <th scope="col">Taken</th>
            <th scope="col">of them doubtful</th>
            <th scope="col">Refused</th>
          </tr>
        </thead>
        <tbody>
          {report.tables.map(({ table, fileName, rows, taken, doubtful, refused }) => (
            <tr key={table}>
              <th scope="row">{IMPORT_TABLE_INFO[table].name}</th>
              <td>{fileName}</td>
              <td>{formats.count(rows)}</td>
              <td>{formats.count(taken)}</td>
              <td className={doubtful > 0 ? styles.doubtful : undefined}>{formats.count(doubtful)}</td>
              <td className={refused > 0 ? styles.lost : undefined}>{formats.count(refused)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.notes}>
        {describe(report).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Panel>
  );
}

function describe(report: ImportReport): string[] {
  const formats = formatsFor(report.currency);
  const { owners, ownersFrom, sellersFrom, unresolvedOwners, currency, lifecycleFrom } = report;
  const lines: string[] = [];
  if (ownersFrom === 'opportunities') {
    lines.push(
      `The accounts file names no owners: ${countNoun(formats, owners.latestOpenOpportunity, 'account')} take theirs from the latest open opportunity, ${formats.count(owners.latestOpportunity)} from the latest of any.`,
    );
  }
  if (owners.unassigned > 0)
    lines.push(`${countNoun(formats, owners.unassigned, 'account')} have no owner: they start unassigned.`);
  if (sellersFrom === 'owners') lines.push('There is no sellers file: the owners are the sellers.');
  if (unresolvedOwners.length > 0) {
    lines.push(
      `${countNoun(formats, unresolvedOwners.length, 'owner')} match no seller, such as “${unresolvedOwners[0]?.value ?? ''}”.`,
    );
  }
  if (lifecycleFrom !== '') lines.push(`Customers and prospects told apart: ${lifecycleFrom}.`);
  lines.push(currency === '' ? 'The files name no currency.' : `Amounts are in ${currency}.`);
  return lines;
}
