import type { ImportFile } from '../../state/importing.ts';
import { Panel } from '../shell/Page.tsx';
import styles from './ColumnsStage.module.css';

const MOST_ROWS = 8;

/** The first rows as they stand in the file. */
export function FilePreview({ file }: { readonly file: ImportFile }) {
  return (
    <Panel title="First rows" note={file.fileName}>
      <div className={styles.preview} tabIndex={0} role="region" aria-label={`First rows of ${file.fileName}`}>
        <table className={styles.previewTable}>
          <thead>
            <tr>
              {file.header.map((name, column) => (
                <th key={column} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.samples.slice(0, MOST_ROWS).map((row, index) => (
              <tr key={index}>
                {file.header.map((_, column) => (
                  <td key={column} title={row[column]}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
