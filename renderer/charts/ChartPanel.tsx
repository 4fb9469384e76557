import { ChartColumn, Copy, Table2 } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { showToast } from '../state/session-store.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './ChartPanel.module.css';

/** The same figures as the chart, for whoever would rather read, and for the clipboard. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface ChartPanelProps {
  readonly title: string;
  /** What the marks count: "accounts", "hours". */
  readonly unit: ReactNode;
  readonly table: ChartTable;
  readonly isProjected?: boolean;
  /** Further controls of the chart. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

async function copyTable({ columns, rows }: ChartTable): Promise<void> {
  const text = [columns, ...rows].map((cells) => cells.join('\t')).join('\n');
  try {
    await navigator.clipboard.writeText(text);
    showToast({ tone: 'success', message: 'Copied as a table.' });
  } catch {
    showToast({ tone: 'error', message: 'The clipboard cannot be written to here.' });
  }
}

/** Frame of every chart in the dock: title, unit, the table behind it. */
export function ChartPanel({ title, unit, table, isProjected, controls, children }: ChartPanelProps) {
  const [isTable, setIsTable] = useState(false);
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.header}>
        <h3 className={styles.title}>{title}</h3>
        <span className={styles.unit}>
          {isProjected ? <em className={styles.projected}>if dropped here</em> : unit}
        </span>
        <span className={styles.controls}>
          {controls}
          <IconButton
            size="s"
            icon={isTable ? ChartColumn : Table2}
            label={isTable ? `Show ${title} as a chart` : `Show ${title} as a table`}
            onPress={() => setIsTable(!isTable)}
          />
          <IconButton size="s" icon={Copy} label={`Copy ${title} as a table`} onPress={() => void copyTable(table)} />
        </span>
      </header>
      <div className={styles.body}>{isTable ? <TableView table={table} title={title} /> : children}</div>
    </section>
  );
}

function TableView({ table, title }: { readonly table: ChartTable; readonly title: string }) {
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
          {table.rows.map(([name, ...cells]) => (
            <tr key={String(name)}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                // Cells have no identity of their own beyond their column.
                <td key={table.columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
