import { CircleCheck, Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ImportFinding } from '../../../shared/files/import-report.ts';
import { saveImportReport } from '../../state/importing.ts';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { ToggleGroup } from '../../ui/Toggles.tsx';
import { reportFailure } from '../decide.ts';
import { Panel } from '../shell/Page.tsx';
import { IMPORT_TABLE_INFO } from './import-tables.ts';
import styles from './CheckStage.module.css';

type Shown = 'all' | 'error' | 'warning';

interface Line extends ImportFinding {
  readonly index: number;
}

const COLUMNS: readonly TableColumn<Line>[] = [
  {
    id: 'severity',
    title: 'Severity',
    width: '90px',
    render: ({ severity }) => (
      <span className={styles[severity]}>{severity === 'error' ? 'Unusable' : 'Doubtful'}</span>
    ),
    sortBy: ({ severity }) => severity,
  },
  {
    id: 'table',
    title: 'Table',
    width: '110px',
    render: ({ table }) => IMPORT_TABLE_INFO[table].name,
    sortBy: ({ table }) => table,
  },
  {
    id: 'row',
    title: 'Row',
    width: '70px',
    align: 'end',
    render: ({ row }) => (row === 0 ? '' : row),
    sortBy: ({ row }) => row,
  },
  {
    id: 'column',
    title: 'Column',
    width: '140px',
    render: ({ column }) => <span title={column}>{column}</span>,
    sortBy: ({ column }) => column,
  },
  {
    id: 'value',
    title: 'Value',
    width: '150px',
    render: ({ value }) => <span title={value}>{value}</span>,
    sortBy: ({ value }) => value,
  },
  {
    id: 'message',
    title: 'What is wrong, and what to do',
    isWrapped: true,
    render: ({ message }) => message,
  },
];

/** Row by row: what is unusable and what is doubtful. */
export function ImportFindings({ findings }: { readonly findings: readonly ImportFinding[] }) {
  const [shown, setShown] = useState<Shown>('all');
  const [text, setText] = useState('');
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const lines = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return findings
      .map((finding, index) => ({ ...finding, index }))
      .filter(
        (finding) =>
          (shown === 'all' || finding.severity === shown) &&
          `${finding.message} ${finding.column} ${finding.value} ${finding.table}`.toLowerCase().includes(wanted),
      );
  }, [findings, shown, text]);
  const options = [
    { id: 'all', label: `All ${findings.length}` },
    { id: 'error', label: `Unusable ${errors}` },
    { id: 'warning', label: `Doubtful ${findings.length - errors}` },
  ] as const;
  if (findings.length === 0) {
    return (
      <Panel title="Findings">
        <p className={styles.clean}>
          <CircleCheck size={14} aria-hidden /> Every row could be read without a doubt.
        </p>
      </Panel>
    );
  }
  return (
    <Panel
      title="Findings"
      note="Unusable rows are left out; doubtful ones are taken."
      actions={
        <Button
          size="s"
          icon={Download}
          onPress={() => void saveImportReport().then((result) => reportFailure('The report was not saved', result))}
        >
          Save as CSV…
        </Button>
      }
    >
      <div className={styles.filters}>
        <ToggleGroup label="Severity" options={options} value={shown} onChange={setShown} />
        <SearchField label="Filter findings" value={text} onChange={setText} />
      </div>
      <div className={styles.findings}>
        <DataTable label="Findings" columns={COLUMNS} rows={lines} keyOf={({ index }) => index} />
      </div>
    </Panel>
  );
}
