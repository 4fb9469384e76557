import { Ban } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { FindingChange } from '../../shared/overview/finding-changes.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { planStore } from '../state/plan-store.ts';
import { announce, useSession } from '../state/session-store.ts';
import { joinClasses } from '../ui/class-names.ts';
import { useBoard } from './board-controller.ts';
import { NO_EFFECTS } from './board-descriptor.ts';
import { shortenSeller } from './card-view.ts';
import { useFindingChanges } from './live-figures.ts';
import { describeFindingChange, sayFindingChanges, shortenFindingChanges } from './wording.ts';
import styles from './DragPreview.module.css';

const NO_CHANGES: readonly FindingChange[] = [];

/** What a drop here would change, now → after, or why it cannot be. */
export function DragPreview() {
  const board = useBoard();
  const { descriptor, lift } = board;
  const drag = useSession((state) => (state.drag?.board === descriptor.kind ? state.drag : null));
  const { base, figures } = planStore.getState();
  const over = drag?.over ?? null;
  const { effects, scale, notes } = useMemo(() => {
    if (!base || !figures || !drag || over === null || drag.refusal) return NO_EFFECTS;
    return descriptor.describeDrop(base, figures, drag.rows, over, drag.preview);
  }, [base, figures, drag, over, descriptor]);
  if (!base || !lift || over === null || !board.isChange(over)) return null;
  const column = descriptor.nameColumn(base, over);
  const short = descriptor.kind === 'sellers' && over !== NO_ROW ? shortenSeller(base.roster, over) : column;
  return (
    <div className={styles.preview} aria-hidden>
      <p className={styles.title}>
        <span className={styles.what}>{capitalize(lift.title)}</span>
        <span className={styles.where}>→ {short}</span>
      </p>
      {effects.length > 0 && (
        <p className={styles.head}>
          <span className={styles.label}>{scale}</span>
          <span className={styles.value}>now</span>
          <span className={styles.value}>after</span>
        </p>
      )}
      {drag?.refusal && (
        <p className={styles.refusal}>
          <Ban size={13} strokeWidth={2.2} />
          {drag.refusal}
        </p>
      )}
      {effects.map(({ label, before, after, tone }) => (
        <p key={label} className={styles.row}>
          <span className={styles.label}>{label}</span>
          <span className={styles.value}>{before}</span>
          <span className={joinClasses(styles.value, styles[tone])}>{after}</span>
        </p>
      ))}
      {notes.length > 0 && <p className={styles.notes}>{notes.join(' ')}</p>}
      <FindingChanges over={over} />
    </div>
  );
}

/**
 * What the drop would do to the findings. Comes some frames after the figures, so that no move waits for it; it is then said
 * once, after what was said of the figures.
 */
function FindingChanges({ over }: { readonly over: number }) {
  const changes = useFindingChanges();
  const isHere = useSession(({ drag }) => drag?.over === over);
  const findings = isHere ? changes : NO_CHANGES;
  useEffect(() => {
    if (findings.length > 0) announce(sayFindingChanges(findings));
  }, [findings]);
  if (findings.length === 0) return null;
  const { named, more } = shortenFindingChanges(findings);
  return (
    <ul className={styles.findings}>
      {named.map((change) => {
        const { effect, title } = describeFindingChange(change);
        const isBad = change.effect === 'causes' || change.effect === 'worsens';
        return (
          <li key={change.finding.id} className={styles.finding}>
            <span className={isBad ? styles.worse : styles.better}>{effect}</span> {title}
          </li>
        );
      })}
      {more > 0 && <li className={styles.notes}>{`and ${more} more`}</li>}
    </ul>
  );
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
