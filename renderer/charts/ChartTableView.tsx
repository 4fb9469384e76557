import { memo } from 'react';
import styles from './ChartTableView.module.css';

/** A row of the table behind a chart. */
export interface ChartTableRow {
  /** What the row stands for. */
  readonly id: string;
  readonly name: string;
  /** As they are shown, numbers written in the locale. */
  readonly cells: readonly string[];
}

/** The same figures as the chart, for whoever would rather read, and for the clipboard. */
export interface ChartTable {
  /** The first one names the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly ChartTableRow[];
}

/** Filters the boards by a row, or by one of its cells. The same function at every drawing. */
export type ChooseCell = (id: string, cell: number | null) => void;

interface ChartTableViewProps {
  readonly table: ChartTable;
  readonly title: string;
  readonly choose: ChooseCell;
  /** The cells stand for something of their own that can be shown alone. */
  readonly hasChoosableCells: boolean;
}

export function ChartTableView({ table, title, choose, hasChoosableCells }: ChartTableViewProps) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={`${title}, table`}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <TableRow
              key={row.id}
              row={row}
              columns={table.columns}
              choose={choose}
              hasChoosableCells={hasChoosableCells}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TableRowProps {
  readonly row: ChartTableRow;
  readonly columns: readonly string[];
  readonly choose: ChooseCell;
  readonly hasChoosableCells: boolean;
}

/** Hundreds of rows follow a drag: only those whose figures changed are drawn again. */
const TableRow = memo(function TableRow({ row, columns, choose, hasChoosableCells }: TableRowProps) {
  const { id, name, cells } = row;
  return (
    <tr>
      <th scope="row">
        <button type="button" title={`Show only ${name}`} onClick={() => choose(id, null)}>
          {name}
        </button>
      </th>
      {cells.map((cell, index) => {
        const column = columns[index + 1] ?? '';
        return (
          <td key={column}>
            {hasChoosableCells && index < cells.length - 1 ? (
              <button type="button" title={`Show only ${name}, ${column}`} onClick={() => choose(id, index)}>
                {cell}
              </button>
            ) : (
              cell
            )}
          </td>
        );
      })}
    </tr>
  );
}, isSameRow);

function isSameRow(left: TableRowProps, right: TableRowProps): boolean {
  return (
    left.row.id === right.row.id &&
    left.row.name === right.row.name &&
    left.choose === right.choose &&
    isSameList(left.columns, right.columns) &&
    isSameList(left.row.cells, right.row.cells)
  );
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}
