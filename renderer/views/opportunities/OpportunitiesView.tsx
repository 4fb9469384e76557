import { CircleDollarSign } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { usePlan } from '../../state/plan-store.ts';
import { selectOnly } from '../../state/selection.ts';
import { inspect, useSession } from '../../state/session-store.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countNoun } from '../../ui/format.ts';
import type { Formats } from '../../ui/format.ts';
import linkStyles from '../inspector/Links.module.css';
import { Page, Panel } from '../shell/Page.tsx';
import { useFormats } from '../use-formats.ts';
import { listOpenDeals } from './open-deals.ts';
import type { OpenDeal } from './open-deals.ts';

/** The open opportunities and whether their accounts move. Holds will be decided here. */
export function OpportunitiesView() {
  const base = usePlan((state) => state.base);
  const selection = useSession((state) => state.selection);
  const formats = useFormats();
  const deals = useMemo(() => (base ? listOpenDeals(base) : []), [base]);
  const columns = useMemo(() => createColumns(formats), [formats]);
  const moving = deals.filter((deal) => deal.isMoving).length;
  return (
    <Page
      title="Opportunities"
      isFilled
      description="Here each open deal on a moving account will be kept, decided or transferred, with a deadline for every hold. Not built yet; this is what stands open today."
    >
      <Panel
        title="Open opportunities"
        note={`${countNoun(formats, deals.length, 'open deal')}, ${formats.count(moving)} on accounts that move`}
      >
        {deals.length === 0 ? (
          <EmptyState icon={CircleDollarSign} title="No open opportunities">
            The imported data holds none. Import an opportunities file to see late deals and later-stage buyers.
          </EmptyState>
        ) : (
          <DataTable
            label="Open opportunities"
            columns={columns}
            rows={deals}
            keyOf={({ row }) => row}
            onRowPress={showAccount}
            isChosen={({ accountId }) => selection.has(accountId)}
          />
        )}
      </Panel>
    </Page>
  );
}

function showAccount({ accountId }: OpenDeal): void {
  if (accountId === '') return;
  selectOnly(accountId);
  inspect({ kind: 'accounts' });
}

function createColumns(formats: Formats): TableColumn<OpenDeal>[] {
  return [
    {
      id: 'account',
      title: 'Account',
      width: '18%',
      render: (deal) => (
        <AriaButton className={linkStyles.link} onPress={() => showAccount(deal)}>
          <span title={deal.account}>{deal.account || 'unknown account'}</span>
        </AriaButton>
      ),
      sortBy: ({ account }) => account,
    },
    {
      id: 'name',
      title: 'Opportunity',
      width: '18%',
      render: ({ name }) => <span title={name}>{name}</span>,
      sortBy: ({ name }) => name,
    },
    {
      id: 'owner',
      title: 'Owner',
      render: ({ owner }) => <span title={owner}>{owner}</span>,
      sortBy: ({ owner }) => owner,
    },
    {
      id: 'stage',
      title: 'Stage',
      render: ({ stage, isLate }) =>
        isLate ? <span className={linkStyles.late}>◆ {stage || 'late'}</span> : stage || 'no stage',
      sortBy: ({ stage }) => stage,
    },
    {
      id: 'amount',
      title: 'Amount',
      align: 'end',
      width: '124px',
      render: ({ amount }) => formats.money(amount),
      sortBy: ({ amount }) => amount,
    },
    {
      id: 'close',
      title: 'Closes',
      align: 'end',
      width: '124px',
      render: ({ closeOn }) => formats.day(closeOn),
      sortBy: ({ closeOn }) => closeOn,
    },
    {
      id: 'move',
      title: 'Account moves',
      width: '16%',
      render: ({ incoming }) => (incoming === null ? 'stays' : <span title={incoming}>to {incoming}</span>),
      sortBy: ({ incoming }) => incoming ?? '',
    },
  ];
}
