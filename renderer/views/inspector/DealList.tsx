import { readCategory } from '../../../shared/model/columns.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { useFormats } from '../use-formats.ts';
import { Section } from './Parts.tsx';
import styles from './Links.module.css';

interface DealListProps {
  readonly base: PlanBase;
  /** Account row. */
  readonly row: number;
}

/** The account's open opportunities, late ones marked. */
export function DealList({ base, row }: DealListProps) {
  const formats = useFormats();
  const { starts, rows } = base.deals.openByAccount;
  const deals = [...rows.subarray(starts[row] ?? 0, starts[row + 1] ?? 0)];
  if (deals.length === 0) return null;
  const { opportunities } = base.facts;
  return (
    <Section title="Open opportunities">
      <ul className={styles.list}>
        {deals.map((deal) => {
          const isLate = base.deals.isLate[deal] === 1;
          const probability = opportunities.probability[deal] as number;
          return (
            <li key={deal} className={styles.line}>
              <span className={styles.main} title={opportunities.name[deal]}>
                {opportunities.name[deal] || opportunities.id[deal]}
              </span>
              <span className={styles.amount}>{formats.money(opportunities.amount[deal] as number)}</span>
              <span className={styles.small}>
                <span className={joinClasses(isLate && styles.late)}>
                  {isLate && '◆ late: '}
                  {readCategory(opportunities.stage, deal) || 'no stage'}
                </span>
                {!Number.isNaN(probability) && ` · ${formats.share(probability)}`} · closes{' '}
                {formats.day(opportunities.closeOn[deal] as number)}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
