import type { ReactNode } from 'react';
import type { RedesignSummary } from '../../../../shared/overview/redesign-report.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { useRedesign } from '../../../state/redesign-store.ts';
import { selectMany } from '../../../state/selection.ts';
import { inspect } from '../../../state/session-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { countNoun } from '../../../ui/format.ts';
import { useFormats } from '../../use-formats.ts';
import { RELAX_LABELS, applyRelaxation, isInForce } from './relax.ts';
import resultStyles from './ProposalResult.module.css';
import styles from './Obstacles.module.css';

const MOST_SHOWN = 6;

interface ObstaclesProps {
  readonly summary: RedesignSummary;
  /** It is still being looked for what would help. */
  readonly isLooking: boolean;
}

/** What contradicts what, who cannot be brought within tolerance and why, and which constraint could give way. */
export function Obstacles({ summary, isLooking }: ObstaclesProps) {
  const formats = useFormats();
  const { clashes, bars, relaxations, stuck } = summary;
  return (
    <div className={styles.obstacles}>
      {clashes.length > 0 && <Lines title="What contradicts what" lines={clashes} />}
      {bars.length > 0 && <Lines title="Out of tolerance, because" lines={bars} />}
      {(relaxations.length > 0 || bars.length > 0 || isLooking) && (
        <Relaxations summary={summary} isLooking={isLooking} />
      )}
      {stuck.length > 0 && (
        <Lines
          title="Without a seller"
          lines={[`${countNoun(formats, stuck.length, 'account')} for whom nobody is eligible.`]}
          action={
            <Button
              size="s"
              onPress={() => {
                selectMany(stuck);
                inspect({ kind: 'accounts' });
              }}
            >
              Select them
            </Button>
          }
        />
      )}
    </div>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly action?: ReactNode;
}

function Lines({ title, lines, action }: LinesProps) {
  const formats = useFormats();
  const rest = lines.length - MOST_SHOWN;
  return (
    <section className={resultStyles.card} aria-label={title}>
      <h3 className={resultStyles.cardTitle}>{title}</h3>
      <ul className={styles.lines}>
        {lines.slice(0, MOST_SHOWN).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {rest > 0 && (
        <details className={styles.more}>
          <summary>{`${formats.count(rest)} more`}</summary>
          <ul className={styles.lines}>
            {lines.slice(MOST_SHOWN).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {action && <div>{action}</div>}
    </section>
  );
}

function Relaxations({ summary, isLooking }: { readonly summary: RedesignSummary; readonly isLooking: boolean }) {
  const base = usePlan((state) => state.base);
  const isSearching = useRedesign((state) => state.progress !== null);
  if (!base) return null;
  return (
    <section className={resultStyles.card} aria-label="What would help">
      <h3 className={resultStyles.cardTitle}>What would help</h3>
      {isLooking && <p className={styles.note}>Trying without each constraint in turn…</p>}
      {!isLooking && summary.relaxations.length === 0 && (
        <p className={styles.note}>
          No constraint alone: without each in turn, as many stay out, by as much. Wider tolerances would bring them in.
        </p>
      )}
      <ul className={styles.relaxations}>
        {summary.relaxations.map((effect) => (
          <li key={effect.relaxation} className={styles.relaxation}>
            <span>{effect.words}</span>
            {isInForce(base, effect) && (
              <Button
                size="s"
                isDisabled={isSearching}
                onPress={() => applyRelaxation(base, effect)}
                aria-label={`${RELAX_LABELS[effect.relaxation]}: ${effect.words}`}
              >
                {RELAX_LABELS[effect.relaxation]}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
