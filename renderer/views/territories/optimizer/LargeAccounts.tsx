import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { AccountId } from '../../../../shared/model/ids.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import type { Whale } from '../../../../shared/territory/redesign/proposal.ts';
import type { FoundProposal } from '../../../state/redesign-store.ts';
import { selectMany } from '../../../state/selection.ts';
import { inspect } from '../../../state/session-store.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import type { TableColumn } from '../../../ui/DataTable.tsx';
import type { Formats } from '../../../ui/format.ts';
import { MEASURE_NAMES } from '../../../ui/measure-names.ts';
import linkStyles from '../../inspector/Links.module.css';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';

/** The accounts that decide a seller's book alone: what they make impossible, no search can cure. */
export function LargeAccounts({ found }: { readonly found: FoundProposal }) {
  const formats = useFormats();
  const { base } = found.basis;
  const columns = useMemo(() => createColumns(base, formats), [base, formats]);
  return (
    <Panel
      title="Large accounts"
      note="More than a tenth of a seller’s target, alone or as a family: the other accounts can hardly balance them. How near to the best a proposal is, is told with them where they are, and as if they could be divided."
    >
      <DataTable
        label="Large accounts"
        columns={columns}
        rows={found.proposal.whales}
        keyOf={({ accounts, measure }) => `${accounts[0]} ${measure}`}
        onRowPress={(whale) => show(base, whale)}
      />
    </Panel>
  );
}

function show({ facts }: PlanBase, { accounts }: Whale): void {
  selectMany(accounts.map((row) => facts.accounts.id[row] as AccountId));
  inspect({ kind: 'accounts' });
}

function createColumns(base: PlanBase, formats: Formats): TableColumn<Whale>[] {
  const nameOf = (row: number | undefined): string => base.facts.accounts.name[row ?? 0] as string;
  const sellerOf = ({ seller }: Whale): string => base.roster.names[seller] as string;
  return [
    {
      id: 'account',
      title: 'Account',
      width: '38%',
      render: (whale) => {
        const { accounts } = whale;
        const more = accounts.length > 1 ? ` +${formats.count(accounts.length - 1)}` : '';
        return (
          <AriaButton className={linkStyles.link} onPress={() => show(base, whale)}>
            <span title={accounts.map(nameOf).join('\n')}>{`${nameOf(accounts[0])}${more}`}</span>
          </AriaButton>
        );
      },
      sortBy: ({ accounts }) => nameOf(accounts[0]),
    },
    {
      id: 'seller',
      title: 'Seller',
      render: (whale) => <span title={sellerOf(whale)}>{sellerOf(whale)}</span>,
      sortBy: sellerOf,
    },
    {
      id: 'measure',
      title: 'Measure',
      width: '90px',
      render: ({ measure }) => MEASURE_NAMES[measure],
      sortBy: ({ measure }) => MEASURE_NAMES[measure],
    },
    {
      id: 'share',
      title: 'Of the target',
      align: 'end',
      width: '110px',
      render: ({ share }) => formats.fixedShare(share),
      sortBy: ({ share }) => share,
    },
  ];
}
