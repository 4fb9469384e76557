import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { useCellArrows } from './cell-arrows.ts';
import { joinClasses } from './class-names.ts';
import { ExplainedStop } from './Tooltip.tsx';
import spokenStyles from './Spoken.module.css';
import styles from './DataTable.module.css';

export interface TableColumn<T> {
  readonly id: string;
  readonly title: string;
  /** A title for screen readers alone, where the cells say it themselves. */
  readonly hasHiddenTitle?: boolean;
  /** Numbers stand on the right. */
  readonly align?: 'end';
  /** CSS width; the columns without one share what is left. */
  readonly width?: string;
  /** Long texts take several lines instead of being cut. */
  readonly isWrapped?: boolean;
  readonly render: (row: T) => ReactNode;
  /** What the column sorts by; a column without it does not sort. */
  readonly sortBy?: (row: T) => string | number;
}

interface DataTableProps<T> {
  readonly label: string;
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string | number;
  /** Called when a row is clicked; its first cell must hold the control that does the same by keyboard. */
  readonly onRowPress?: (row: T) => void;
  readonly isChosen?: (row: T) => boolean;
  readonly emptyText?: string;
}

interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

const ROW_HEIGHT = 32;
/** Shorter tables are drawn whole: nothing to gain, and everything can be searched and printed. */
const VIRTUAL_FROM = 120;

/** A table that sorts by its headings, of any length. It fills its parent and scrolls in itself. */
export function DataTable<T>({ label, columns, rows, keyOf, onRowPress, isChosen, emptyText }: DataTableProps<T>) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useCellArrows(scroller);
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  const isVirtual = sorted.length >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: isVirtual ? sorted.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const shown = isVirtual ? items.map((item) => [item.index, sorted[item.index] as T] as const) : [...sorted.entries()];

  const sortByColumn = (column: TableColumn<T>) => {
    const isSame = sorting?.column === column.id;
    // Numbers first show their largest, names their first.
    const startsDescending = column.align === 'end';
    setSorting({ column: column.id, isDescending: isSame ? !sorting.isDescending : startsDescending });
  };

  return (
    <div className={styles.scroller} ref={scroller}>
      <table className={styles.table} aria-label={label} aria-rowcount={sorted.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.id} column={column} sorting={sorting} onSort={() => sortByColumn(column)} />
            ))}
          </tr>
        </thead>
        <tbody>
          <ExplainedStop value={-1}>
            {before > 0 && <Spacer height={before} span={columns.length} />}
            {shown.map(([index, row]) => (
              <tr
                key={keyOf(row)}
                ref={isVirtual ? virtualizer.measureElement : undefined}
                data-index={index}
                aria-rowindex={index + 2}
                className={joinClasses(styles.row, onRowPress && styles.pressable, isChosen?.(row) && styles.chosen)}
                onClick={onRowPress && (() => onRowPress(row))}
              >
                {columns.map((column) => (
                  <td
                    key={column.id}
                    className={joinClasses(styles.cell, column.align && styles.end, column.isWrapped && styles.wrapped)}
                  >
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            ))}
            {isVirtual && after > 0 && <Spacer height={after} span={columns.length} />}
          </ExplainedStop>
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.empty}>{emptyText ?? 'Nothing here.'}</p>}
    </div>
  );
}

function Heading<T>(props: { column: TableColumn<T>; sorting: Sorting | null; onSort: () => void }) {
  const { column, sorting, onSort } = props;
  const direction = sorting?.column === column.id ? (sorting.isDescending ? 'descending' : 'ascending') : 'none';
  const style: CSSProperties | undefined = column.width ? { width: column.width } : undefined;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      style={style}
      className={joinClasses(styles.heading, column.align && styles.end)}
      aria-sort={column.sortBy ? direction : undefined}
    >
      {column.sortBy ? (
        <button type="button" className={styles.sort} onClick={onSort}>
          <span className={styles.title} title={column.title}>
            {column.title}
          </span>
          <Arrow size={11} aria-hidden className={direction === 'none' ? styles.noArrow : undefined} />
        </button>
      ) : (
        <span className={column.hasHiddenTitle ? spokenStyles.spoken : undefined}>{column.title}</span>
      )}
    </th>
  );
}

function Spacer({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}

function sortRows<T>(rows: readonly T[], columns: readonly TableColumn<T>[], sorting: Sorting | null): readonly T[] {
  const sortBy = columns.find((column) => column.id === sorting?.column)?.sortBy;
  if (!sortBy || !sorting) return rows;
  const sign = sorting.isDescending ? -1 : 1;
  const collator = new Intl.Collator(undefined, { numeric: true });
  return rows
    .map((row) => ({ row, value: sortBy(row) }))
    .toSorted((left, right) => sign * compareValues(left.value, right.value, collator))
    .map(({ row }) => row);
}

function compareValues(left: string | number, right: string | number, collator: Intl.Collator): number {
  if (typeof left === 'string' || typeof right === 'string') return collator.compare(String(left), String(right));
  // Unknown amounts stand below every known one.
  return (Number.isNaN(left) ? -Infinity : left) - (Number.isNaN(right) ? -Infinity : right) || 0;
}
