import { useEffect, useState } from 'react';
import type { ImportFinding } from '../../../shared/files/import-report.ts';
import { readFileLines } from '../../state/import-reading.ts';
import { findFileOf, useImporting } from '../../state/importing-store.ts';
import type { FileLine } from '../../../shared/files/raw-table.ts';
import { joinClasses } from '../../ui/class-names.ts';
import styles from './RowPreview.module.css';

/** Lines shown before and after. */
const AROUND = 2;

/** A finding's row as it stands in its file, between its neighbours, with the cell in question marked. */
export function RowPreview({
  finding,
}: {
  readonly finding: Pick<ImportFinding, 'table' | 'row' | 'column' | 'fileName'>;
}) {
  const { table, row, column, fileName } = finding;
  const file = useImporting((state) => findFileOf(state.files, table));
  const [lines, setLines] = useState<readonly FileLine[]>([]);
  const id = file?.id;
  useEffect(() => {
    if (id === undefined) return;
    let isCurrent = true;
    void readFileLines(id, row, AROUND).then((read) => isCurrent && setLines(read));
    return () => {
      isCurrent = false;
    };
  }, [id, row]);
  if (!file) return null;
  const marked = file.names.indexOf(column);
  return (
    <div className={styles.preview} tabIndex={0} role="region" aria-label={`Line ${row} of ${fileName}`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.number} scope="col">
              Line
            </th>
            {file.names.map((name, at) => (
              <th key={name} scope="col" className={at === marked ? styles.marked : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, cells }) => (
            <tr
              key={line}
              className={joinClasses(line === row && styles.current)}
              aria-current={line === row || undefined}
            >
              <th className={styles.number} scope="row">
                {line}
              </th>
              {file.names.map((name, at) => (
                <td
                  key={name}
                  title={cells[at]}
                  ref={line === row && at === marked ? scrollToCell : undefined}
                  className={line === row && at === marked ? styles.cell : undefined}
                >
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The cell in question may stand far to the right. */
function scrollToCell(cell: HTMLElement | null): void {
  const region = cell?.closest('[role="region"]');
  if (!cell || !region) return;
  region.scrollLeft = Math.max(0, cell.offsetLeft - region.clientWidth / 2);
}
