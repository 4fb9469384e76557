import { Button as AriaButton } from 'react-aria-components';
import { countFamily } from '../../../shared/model/families.ts';
import { NO_ROW } from '../../../shared/model/ids.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { selectMany, selectOnly } from '../../state/selection.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from './Parts.tsx';
import styles from './Links.module.css';

interface FamilyListProps {
  readonly base: PlanBase;
  /** Account row. */
  readonly row: number;
}

const MOST_SHOWN = 12;

/** The other members of the account's family, and who has them. */
export function FamilyList({ base, row }: FamilyListProps) {
  const size = countFamily(base.families, row);
  if (size < 2) return null;
  const family = base.families.familyOf[row] as number;
  const start = base.families.starts[family] as number;
  const members = [...base.families.members.subarray(start, start + size)];
  const { accounts } = base.facts;
  const ids = members.map((member) => accounts.id[member] as string);
  return (
    <Section
      title={`Family of ${size}`}
      action={
        <Button size="s" onPress={() => selectMany(ids)}>
          Select all
        </Button>
      }
    >
      <ul className={styles.list}>
        {members
          .filter((member) => member !== row)
          .slice(0, MOST_SHOWN)
          .map((member) => {
            const owner = base.assignment.incoming[member] as number;
            return (
              <li key={member} className={styles.line}>
                <AriaButton className={styles.link} onPress={() => selectOnly(accounts.id[member] as string)}>
                  {accounts.name[member]}
                  {accounts.parent[row] === member && ' (parent)'}
                </AriaButton>
                <span className={styles.nobody}>{owner === NO_ROW ? 'Unassigned' : base.roster.names[owner]}</span>
              </li>
            );
          })}
        {size - 1 > MOST_SHOWN && <li className={styles.small}>… and {size - 1 - MOST_SHOWN} more</li>}
      </ul>
    </Section>
  );
}
