import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { usePlan } from '../../../state/plan-store.ts';
import type { FoundProposal } from '../../../state/redesign-store.ts';
import { inspect, useSession } from '../../../state/session-store.ts';
import type { InspectorTarget } from '../../../state/session-store.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { joinClasses } from '../../../ui/class-names.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import type { TableColumn } from '../../../ui/DataTable.tsx';
import type { Formats } from '../../../ui/format.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Select } from '../../../ui/Select.tsx';
import linkStyles from '../../inspector/Links.module.css';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import { AdoptBar } from './AdoptBar.tsx';
import { findMoveWords, isAdopted, listMoveRows } from './proposal-view.ts';
import type { MoveRow, MoveWords } from './proposal-view.ts';
import { isAdoptable, useStaleness } from './StalenessNote.tsx';
import styles from './ProposalMoves.module.css';

type MoveSource = Extract<InspectorTarget, { kind: 'proposed-move' }>['source'];
type KindFilter = 'all' | MoveRow['move']['kind'];

const KINDS = [
  { id: 'all', label: 'All' },
  { id: 'transfer', label: 'Transfers' },
  { id: 'succession', label: 'Successions' },
  { id: 'assignment', label: 'Assignments' },
  { id: 'return', label: 'Taken back' },
] as const;

interface ProposalMovesProps {
  readonly found: FoundProposal;
  readonly source: MoveSource;
}

/** The moves of a proposal: why, what each costs; adopted all, some or one. */
export function ProposalMoves({ found, source }: ProposalMovesProps) {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<KindFilter>('all');
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const base = usePlan((state) => state.base);
  const target = useSession((state) => state.inspectorTarget);
  const staleness = useStaleness(found);
  const formats = useFormats();
  const rows = listMoveRows(found);
  const words = findMoveWords(found);
  const shown = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return rows.filter(
      ({ name, fromName, toName, move }) =>
        (kind === 'all' || move.kind === kind) && `${name} ${fromName} ${toName}`.toLowerCase().includes(wanted),
    );
  }, [rows, text, kind]);
  const canCompare = base !== null && isAdoptable(staleness);
  const columns = useMemo(() => {
    const isDone = (row: MoveRow): boolean => canCompare && base !== null && isAdopted(base, row.move);
    const toggle = (row: MoveRow) =>
      setSelected((before) => {
        const next = new Set(before);
        if (!next.delete(row.index)) next.add(row.index);
        return next;
      });
    return createColumns({ formats, words, selected, isDone, toggle, source });
  }, [formats, words, selected, base, canCompare, source]);
  const open = rows.filter(({ move }) => !(canCompare && isAdopted(base, move)));
  const shownSelected = shown.filter(({ index }) => selected.has(index)).length;
  return (
    <Panel
      title="Moves"
      // How many there are stands on the tab already.
      note={
        open.length < rows.length &&
        `${formats.count(rows.length - open.length)} of ${formats.count(rows.length)} adopted`
      }
      actions={
        <>
          <Checkbox
            isSelected={shown.length > 0 && shownSelected === shown.length}
            isIndeterminate={shownSelected > 0 && shownSelected < shown.length}
            isDisabled={shown.length === 0}
            onChange={(isOn) => setSelected(isOn ? new Set(shown.map(({ index }) => index)) : new Set())}
          >
            Select all
          </Checkbox>
          <Select look="chip" label="Kind" options={KINDS} value={kind} onChange={setKind} />
          <SearchField label="Filter moves" value={text} onChange={setText} placeholder="Filter" />
        </>
      }
    >
      <DataTable
        label="Proposed moves"
        columns={columns}
        rows={shown}
        keyOf={({ index }) => index}
        onRowPress={(row) => showMove(source, row)}
        isChosen={({ index }) => target.kind === 'proposed-move' && target.source === source && target.index === index}
        emptyText={rows.length === 0 ? 'Nothing needs to move: it is as good as it can be.' : 'No move like that.'}
      />
      <AdoptBar
        found={found}
        all={open.map(({ move }) => move)}
        selected={open.filter(({ index }) => selected.has(index)).map(({ move }) => move)}
        onAdopted={() => setSelected(new Set())}
      />
    </Panel>
  );
}

function showMove(source: MoveSource, { index }: MoveRow): void {
  inspect({ kind: 'proposed-move', source, index });
}

interface ColumnParts {
  readonly formats: Formats;
  readonly words: MoveWords;
  readonly selected: ReadonlySet<number>;
  readonly isDone: (row: MoveRow) => boolean;
  readonly toggle: (row: MoveRow) => void;
  readonly source: MoveSource;
}

function createColumns({ formats, words, selected, isDone, toggle, source }: ColumnParts): TableColumn<MoveRow>[] {
  return [
    {
      id: 'selected',
      title: 'Select',
      hasHiddenTitle: true,
      width: '46px',
      render: (row) =>
        isDone(row) ? (
          <span className={styles.done} role="img" aria-label="Adopted">
            <Check size={14} aria-hidden />
          </span>
        ) : (
          // The row shows the move when it is pressed; the box must not.
          <span role="presentation" onClick={(event) => event.stopPropagation()}>
            <Checkbox label={`Select ${row.name}`} isSelected={selected.has(row.index)} onChange={() => toggle(row)} />
          </span>
        ),
    },
    {
      id: 'account',
      title: 'Account',
      width: '20%',
      isWrapped: true,
      render: (row) => (
        <AriaButton className={linkStyles.link} onPress={() => showMove(source, row)}>
          <span className={styles.lines} title={row.name}>
            {row.accounts > 1 ? `${row.name} +${row.accounts - 1}` : row.name}
          </span>
        </AriaButton>
      ),
      sortBy: ({ name }) => name,
    },
    {
      id: 'from',
      title: 'From',
      width: '14%',
      isWrapped: true,
      render: ({ fromName }) => (
        <span className={joinClasses(styles.lines, styles.seller)} title={fromName}>
          {fromName}
        </span>
      ),
      sortBy: ({ fromName }) => fromName,
    },
    {
      id: 'to',
      title: 'To',
      width: '14%',
      isWrapped: true,
      render: ({ toName }) => (
        <span className={joinClasses(styles.lines, styles.seller)} title={toName}>
          {toName}
        </span>
      ),
      sortBy: ({ toName }) => toName,
    },
    {
      id: 'arr',
      title: 'ARR',
      align: 'end',
      width: '94px',
      render: ({ arr }) => <span title={formats.money(arr)}>{formats.moneyCompact(arr)}</span>,
      sortBy: ({ arr }) => arr,
    },
    {
      id: 'points',
      title: 'Costs',
      align: 'end',
      width: '70px',
      render: ({ move }) => (
        <span title={`${words.report(move).costs} (in points: an ordinary account is 1)`}>
          {formats.fixed(move.cost, 1)}
        </span>
      ),
      sortBy: ({ move }) => move.cost,
    },
    {
      id: 'why',
      title: 'Why',
      isWrapped: true,
      render: ({ move }) => {
        const { why } = words.report(move);
        return (
          <span className={joinClasses(styles.lines, styles.why)} title={why}>
            {why}
          </span>
        );
      },
    },
  ];
}
