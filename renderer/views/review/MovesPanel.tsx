import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { selectOnly } from '../../state/selection.ts';
import { inspect, useSession } from '../../state/session-store.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { countNoun } from '../../ui/format.ts';
import type { Formats } from '../../ui/format.ts';
import { PersonaLabel } from '../../ui/Persona.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import linkStyles from '../inspector/Links.module.css';
import { MOVE_KINDS } from '../inspector/move-kinds.ts';
import { Panel } from '../shell/Page.tsx';
import { useFormats } from '../use-formats.ts';
import { listMoves } from './list-moves.ts';
import type { Move } from './list-moves.ts';

/** Every move of the scenario; one that is pressed says why in the inspector. */
export function MovesPanel({ base }: { readonly base: PlanBase }) {
  const [text, setText] = useState('');
  const formats = useFormats();
  const selection = useSession((state) => state.selection);
  const moves = useMemo(() => listMoves(base), [base]);
  const shown = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return moves.filter(({ account, from, to }) => `${account} ${from} ${to}`.toLowerCase().includes(wanted));
  }, [moves, text]);
  const columns = useMemo(() => createColumns(formats), [formats]);
  return (
    <Panel
      title="Moves"
      note={countNoun(formats, moves.length, 'move')}
      actions={<SearchField label="Filter moves" value={text} onChange={setText} placeholder="Filter" />}
    >
      <DataTable
        label="Moves"
        columns={columns}
        rows={shown}
        keyOf={({ row }) => row}
        onRowPress={showMove}
        isChosen={({ id }) => selection.has(id)}
        emptyText={moves.length === 0 ? 'Nothing moves in this scenario.' : 'No move by that name.'}
      />
    </Panel>
  );
}

function showMove({ id }: Move): void {
  selectOnly(id);
  inspect({ kind: 'accounts' });
}

function createColumns(formats: Formats): TableColumn<Move>[] {
  return [
    {
      id: 'account',
      title: 'Account',
      width: '24%',
      render: (move) => (
        <AriaButton className={linkStyles.link} onPress={() => showMove(move)}>
          <span title={move.account}>{move.account}</span>
        </AriaButton>
      ),
      sortBy: ({ account }) => account,
    },
    {
      id: 'from',
      title: 'Incumbent',
      render: ({ from }) => <span title={from}>{from}</span>,
      sortBy: ({ from }) => from,
    },
    { id: 'to', title: 'Incoming', render: ({ to }) => <span title={to}>{to}</span>, sortBy: ({ to }) => to },
    {
      id: 'kind',
      title: 'Kind',
      width: '100px',
      render: ({ kind }) => MOVE_KINDS[kind].name,
      sortBy: ({ kind }) => kind,
    },
    {
      id: 'persona',
      title: 'Persona',
      width: '19%',
      render: ({ persona }) => <PersonaLabel persona={persona} />,
      sortBy: ({ persona }) => persona?.order ?? 99,
    },
    {
      id: 'wave',
      title: 'Wave',
      width: '110px',
      render: ({ wave }) => wave || 'unscheduled',
      sortBy: ({ wave }) => wave,
    },
    {
      id: 'arr',
      title: 'ARR',
      align: 'end',
      width: '110px',
      render: ({ arr }) => formats.money(arr),
      sortBy: ({ arr }) => arr,
    },
  ];
}
