import { CircleAlert, CircleCheck, Download, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ImportFinding, UnlistedFindings } from '../../../shared/files/import-report.ts';
import { saveImportReport } from '../../state/import-run.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { formatsFor } from '../../ui/format.ts';
import { reportFailure } from '../decide.ts';
import { Panel } from '../shell/Page.tsx';
import { findingAt, groupFindings } from './finding-groups.ts';
import type { FindingGroup } from './finding-groups.ts';
import { IMPORT_TABLE_INFO } from './import-tables.ts';
import styles from './ImportFindings.module.css';
import { RowPreview } from './RowPreview.tsx';

interface ImportFindingsProps {
  readonly findings: readonly ImportFinding[];
  readonly unlisted?: readonly UnlistedFindings[];
}

/** What is unusable and what is doubtful: by kind with counts, row by row, and each row as it stands in its file. */
export function ImportFindings({ findings, unlisted }: ImportFindingsProps) {
  const groups = useMemo(() => groupFindings(findings, unlisted), [findings, unlisted]);
  const [chosen, choose] = useState<string | null>(null);
  const group = groups.find(({ id }) => id === chosen) ?? groups[0];
  if (!group) {
    return (
      <Panel title="Findings">
        <p className={styles.clean}>
          <CircleCheck size={15} aria-hidden /> Every row could be read without a doubt.
        </p>
      </Panel>
    );
  }
  return (
    <Panel
      title="Findings"
      className={styles.panel}
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
      <div className={styles.split}>
        <ul className={styles.groups} aria-label="Kinds of findings">
          {groups.map((entry) => (
            <li key={entry.id}>
              <GroupButton group={entry} isChosen={entry === group} onChoose={() => choose(entry.id)} />
            </li>
          ))}
        </ul>
        <GroupRows key={group.id} group={group} />
      </div>
    </Panel>
  );
}

interface GroupButtonProps {
  readonly group: FindingGroup;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function GroupButton({ group, isChosen, onChoose }: GroupButtonProps) {
  const { severity, table, title, count } = group;
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <AriaButton
      className={joinClasses(styles.group, isChosen && styles.chosen)}
      aria-pressed={isChosen}
      onPress={onChoose}
    >
      <Icon
        size={14}
        strokeWidth={2}
        className={styles[severity]}
        aria-label={severity === 'error' ? 'Unusable' : 'Doubtful'}
      />
      <span className={styles.groupWords}>
        <span className={styles.groupTitle}>{title}</span>
        <span className={styles.soft}>{IMPORT_TABLE_INFO[table].name}</span>
      </span>
      <span className={styles.count}>{formatsFor('').count(count)}</span>
    </AriaButton>
  );
}

/** The rows of the table are the findings' indexes in the group: there may be one for each row of a large file. */
function GroupRows({ group }: { readonly group: FindingGroup }) {
  const { count, title } = group;
  const rows = useMemo(() => Array.from({ length: count }, (_, index) => index), [count]);
  const [at, goTo] = useState(0);
  const columns = useMemo(() => listColumns(group, goTo), [group]);
  const shown = findingAt(group, at);
  return (
    <div className={styles.rows}>
      <div className={styles.table}>
        <DataTable
          label={title}
          columns={columns}
          rows={rows}
          keyOf={(index) => index}
          onRowPress={goTo}
          isChosen={(index) => index === at}
        />
      </div>
      {shown.row > 0 && <RowPreview finding={shown} />}
    </div>
  );
}

function listColumns(group: FindingGroup, goTo: (index: number) => void): readonly TableColumn<number>[] {
  const find = (index: number): ImportFinding => findingAt(group, index);
  return [
    {
      id: 'row',
      title: 'Line',
      width: '84px',
      render: (index) => {
        const { row } = find(index);
        if (row === 0) return <span className={styles.soft}>File</span>;
        return (
          <AriaButton className={styles.line} aria-label={`Show line ${row}`} onPress={() => goTo(index)}>
            {row}
          </AriaButton>
        );
      },
      sortBy: (index) => find(index).row,
    },
    {
      id: 'column',
      title: 'Column',
      width: '150px',
      render: (index) => <span title={find(index).column}>{find(index).column}</span>,
      sortBy: (index) => find(index).column,
    },
    {
      id: 'value',
      title: 'Value',
      width: '150px',
      render: (index) => <span title={find(index).value}>{find(index).value}</span>,
      sortBy: (index) => find(index).value,
    },
    {
      id: 'message',
      title: 'What is wrong, and what to do',
      isWrapped: true,
      render: (index) => find(index).message,
    },
  ];
}
