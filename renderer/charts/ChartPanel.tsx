import { ChartColumn, Copy, Table2 } from 'lucide-react';
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { announce, showToast } from '../state/session-store.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './ChartPanel.module.css';
import { ChartTableView } from './ChartTableView.tsx';
import type { ChartTable, ChooseCell } from './ChartTableView.tsx';
import { copyText } from './copy-text.ts';

interface ChartPanelProps {
  /** The accessible name. */
  readonly title: string;
  /** What stands in the header, where the controls say the rest; the title where left out. */
  readonly shortTitle?: string;
  /** What the marks count: "accounts", "hours". */
  readonly unit: string;
  /** Made when it is shown or copied. */
  readonly createTable: () => ChartTable;
  readonly choose: ChooseCell;
  readonly hasChoosableCells?: boolean;
  readonly isProjected: boolean;
  /** Further controls of the chart; the same element as long as they are the same. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

async function copyTable({ columns, rows }: ChartTable): Promise<void> {
  const lines = [columns, ...rows.map(({ name, cells }) => [name, ...cells])];
  const isCopied = await copyText(lines.map((cells) => cells.join('\t')).join('\n'));
  const message = isCopied ? 'Copied as a table.' : 'The clipboard cannot be written to here. Show the table instead.';
  showToast({ tone: isCopied ? 'success' : 'error', message });
  announce(message);
}

/** Frame of every chart in the dock: title, unit, the table behind it. */
export function ChartPanel(props: ChartPanelProps) {
  const { title, shortTitle = title, unit, createTable, choose, isProjected, controls, children } = props;
  const [isTable, setIsTable] = useState(false);
  const latestTable = useRef(createTable);
  useEffect(() => {
    latestTable.current = createTable;
  });
  const copy = useCallback(() => void copyTable(latestTable.current()), []);
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.header}>
        <h3 className={styles.title} title={title}>
          {shortTitle}
        </h3>
        {isProjected ? (
          <em className={styles.projected}>if dropped</em>
        ) : (
          <span className={styles.unit} title={unit}>
            {unit}
          </span>
        )}
        <span className={styles.controls}>
          {controls}
          <TableControls title={title} isTable={isTable} onSwitch={setIsTable} onCopy={copy} />
        </span>
      </header>
      <div className={styles.body}>
        {isTable ? (
          <ChartTableView
            table={createTable()}
            title={title}
            choose={choose}
            hasChoosableCells={props.hasChoosableCells ?? false}
          />
        ) : (
          children
        )}
      </div>
    </section>
  );
}

interface TableControlsProps {
  readonly title: string;
  readonly isTable: boolean;
  readonly onSwitch: (isTable: boolean) => void;
  readonly onCopy: () => void;
}

/** Apart from the figures: buttons with tooltips are dear to draw, and a drop draws every chart. */
const TableControls = memo(function TableControls({ title, isTable, onSwitch, onCopy }: TableControlsProps) {
  return (
    <>
      <IconButton
        size="s"
        icon={isTable ? ChartColumn : Table2}
        label={isTable ? `Show ${title} as a chart` : `Show ${title} as a table`}
        onPress={() => onSwitch(!isTable)}
      />
      <IconButton size="s" icon={Copy} label={`Copy ${title} as a table`} onPress={onCopy} />
    </>
  );
});
