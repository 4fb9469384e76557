import { Button as AriaButton } from 'react-aria-components';
import type { FrontierStep } from '../../../../shared/overview/frontier-curve.ts';
import { choosePoint } from '../../../state/redesign-store.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import type { TableColumn } from '../../../ui/DataTable.tsx';
import type { Formats } from '../../../ui/format.ts';
import linkStyles from '../../inspector/Links.module.css';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import type { FrontierView } from './frontier-view.ts';
import styles from './PointTable.module.css';

interface PointTableProps {
  readonly view: FrontierView;
  readonly chosen: number | null;
}

interface PointRow {
  readonly index: number;
  readonly step: FrontierStep;
}

/** All points of the frontier in figures, for whoever would rather read. */
export function PointTable({ view, chosen }: PointTableProps) {
  const formats = useFormats();
  const rows = view.steps.map((step, index): PointRow => ({ index, step }));
  return (
    <Panel title="All points" note="By rising weight of balance" className={styles.panel}>
      <DataTable
        label="Points of the frontier"
        columns={createColumns(formats, view.knee)}
        rows={rows}
        keyOf={({ index }) => index}
        onRowPress={({ index }) => choosePoint(index)}
        isChosen={({ index }) => index === chosen}
        emptyText="The first point is on its way."
      />
    </Panel>
  );
}

function createColumns(formats: Formats, knee: number): TableColumn<PointRow>[] {
  return [
    {
      id: 'point',
      title: 'Point',
      width: '58px',
      render: ({ index }) => (
        <AriaButton
          className={linkStyles.link}
          onPress={() => choosePoint(index)}
          aria-label={`Point ${index + 1}${index === knee ? ', suggested' : ''}`}
        >
          <span>{`${formats.count(index + 1)}${index === knee ? ' ★' : ''}`}</span>
        </AriaButton>
      ),
      sortBy: ({ index }) => index,
    },
    {
      id: 'out',
      title: 'Times out',
      align: 'end',
      width: '96px',
      render: ({ step }) => (
        <span title="Sellers out of tolerance, counted once per measure">{formats.count(step.out)}</span>
      ),
      sortBy: ({ step }) => step.out,
    },
    {
      id: 'imbalance',
      title: 'Imbalance',
      align: 'end',
      width: '96px',
      render: ({ step }) => formats.fixedShare(step.imbalance),
      sortBy: ({ step }) => step.imbalance,
    },
    {
      id: 'accounts',
      title: 'Accounts moved',
      align: 'end',
      render: ({ step }) => formats.count(step.movedAccounts),
      sortBy: ({ step }) => step.movedAccounts,
    },
    {
      id: 'arr',
      title: 'ARR moved',
      align: 'end',
      render: ({ step }) => <span title={formats.money(step.movedArr)}>{formats.fixedShare(step.movedArrShare)}</span>,
      sortBy: ({ step }) => step.movedArrShare,
    },
    {
      id: 'gap',
      title: 'Proved within',
      align: 'end',
      render: ({ step }) => (Number.isFinite(step.gap) ? formats.fixedShare(step.gap) : '–'),
      sortBy: ({ step }) => step.gap,
    },
  ];
}
