import { UserRoundCheck } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { moveKindOf } from '../../../shared/model/assignment.ts';
import { readCategory } from '../../../shared/model/columns.ts';
import { NO_ROW } from '../../../shared/model/ids.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { usePlan } from '../../state/plan-store.ts';
import { inspect, openDialog } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { FactList, Section } from './Parts.tsx';
import { MOVE_KINDS } from './move-kinds.ts';
import styles from './Links.module.css';

interface AccountSellersProps {
  readonly base: PlanBase;
  /** Account row. */
  readonly row: number;
}

/** Who has the account today, who gets it, and what kind of move that is. */
export function AccountSellers({ base, row }: AccountSellersProps) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const incumbent = base.assignment.incumbent[row] as number;
  const incoming = base.assignment.incoming[row] as number;
  const kind = moveKindOf(base.roster, incumbent, incoming);
  const basis = readCategory(base.facts.accounts.ownerBasis, row);
  const account = base.facts.accounts.id[row] as string;
  return (
    <Section
      title="Seller"
      action={
        <Button
          size="s"
          icon={UserRoundCheck}
          isDisabled={isReadOnly}
          onPress={() => openDialog({ kind: 'move-to', accounts: [account] })}
        >
          Move to…
        </Button>
      }
    >
      <FactList
        facts={[
          { label: 'Incumbent', value: <SellerLink base={base} row={incumbent} />, isStrong: true },
          { label: 'Incoming', value: <SellerLink base={base} row={incoming} />, isStrong: true },
          { label: 'Kind', value: MOVE_KINDS[kind].name, exact: MOVE_KINDS[kind].meaning },
          { label: 'Incumbent known from', value: basis === '' || basis === 'file' ? '' : basis },
        ]}
      />
    </Section>
  );
}

/** A seller's name that shows the seller. @param row roster row, or `NO_ROW`. */
export function SellerLink({ base, row }: AccountSellersProps) {
  if (row === NO_ROW) return <span className={styles.nobody}>Unassigned</span>;
  const name = base.roster.names[row] as string;
  return (
    <AriaButton className={styles.link} onPress={() => inspect({ kind: 'seller', row })}>
      {name}
    </AriaButton>
  );
}
