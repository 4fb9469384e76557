import type { MeasureBalance } from '../../../shared/territory/balance.ts';
import { usePlan } from '../../state/plan-store.ts';
import { useSession } from '../../state/session-store.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { MEASURE_NAMES } from '../../ui/measure-names.ts';
import { useFormats } from '../use-formats.ts';
import styles from './ScorecardChips.module.css';

/** The scenario in four figures: who is out of tolerance first, then spread, what moves, what stays. */
export function ScorecardChips() {
  const scorecard = usePlan((state) => state.figures?.scorecard);
  const measure = useSession((state) => state.measure);
  const formats = useFormats();
  const balance = scorecard?.balance.find((entry) => entry.measure === measure);
  if (!scorecard || !balance) return null;
  const { before, after } = balance;
  const { movedAccounts, movedArr, shares, continuity } = scorecard.disruption;
  const name = MEASURE_NAMES[measure];
  return (
    <dl className={styles.chips} aria-label="Scorecard">
      {after.tolerance !== null && (
        <Chip
          label="Out of tolerance"
          value={`${formats.count(before.out)} → ${formats.count(after.out)}`}
          tone={judgeOut(before, after)}
          title={`Sellers whose ${name} differs from their target by more than ${formats.share(after.tolerance)}: today → under this scenario`}
        />
      )}
      <Chip
        label="CV"
        value={`${formats.share(before.cv)} → ${formats.share(after.cv)}`}
        tone={after.cv < before.cv ? 'good' : after.cv > before.cv ? 'bad' : undefined}
        title={`${name}: spread of the sellers’ index around their mean, today → under this scenario`}
      />
      <Chip
        label="Moved"
        value={`${formats.count(movedAccounts)} · ${formats.share(shares.arr)} ARR`}
        title={`Transfers between sellers who both stay: ${formats.count(movedAccounts)} accounts, ${formats.money(movedArr)} ARR`}
      />
      <Chip
        label="Continuity"
        value={formats.share(continuity)}
        title="Accounts kept ÷ accounts whose incumbent stays"
      />
    </dl>
  );
}

/** Nobody out is good news only where somebody has a target. */
function judgeOut(before: MeasureBalance, after: MeasureBalance): 'good' | 'bad' | undefined {
  if (after.out > before.out) return 'bad';
  return after.out === 0 && after.sellers.some(({ target }) => target > 0) ? 'good' : undefined;
}

interface ChipProps {
  readonly label: string;
  readonly value: string;
  readonly title: string;
  readonly tone?: 'good' | 'bad' | undefined;
}

function Chip({ label, value, title, tone }: ChipProps) {
  return (
    <div className={styles.chip} title={title}>
      <dt className={styles.label}>{label}</dt>
      <dd className={joinClasses(styles.value, tone && styles[tone])}>{value}</dd>
    </div>
  );
}
