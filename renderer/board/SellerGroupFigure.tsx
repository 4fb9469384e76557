import { explainGroup } from '../../shared/overview/explain-scorecard.ts';
import { readBalanceRules } from '../../shared/territory/balance.ts';
import { sumGroup } from '../../shared/territory/groups.ts';
import { usePlan } from '../state/plan-store.ts';
import { useSession } from '../state/session-store.ts';
import { joinClasses } from '../ui/class-names.ts';
import { formatsFor } from '../ui/format.ts';
import type { GroupFigureProps } from './board-descriptor.ts';
import { writeIndex, writeMeasure } from './measure-words.ts';
import styles from './ColumnHead.module.css';

/** The books of a manager, team or region together, against their targets together. */
export function SellerGroupFigure({ name, keys }: GroupFigureProps) {
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  const measure = useSession((state) => state.measure);
  // Right after a seller came or went the figures are those of the roster before.
  if (!base || !figures || figures.after.rosterCount !== base.roster.count) return null;
  const formats = formatsFor(base.facts.currency);
  const group = sumGroup(base.roster, name, keys, figures, figures.targets, readBalanceRules(base.document));
  const index = group.indexAfter[measure];
  const status = group.status[measure];
  return (
    <span className={styles.group} title={explainGroup(base, measure, group).join('\n')}>
      {writeMeasure(formats, measure, group.after[measure])}
      {Number.isFinite(index) && (
        <span className={joinClasses(styles.groupIndex, styles[status])}>{writeIndex(formats, index)}</span>
      )}
    </span>
  );
}
