import { BookStrip } from '../../../charts/BookStrip.tsx';
import type { FoundProposal } from '../../../state/redesign-store.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { useFormats } from '../../use-formats.ts';
import { AdoptBar } from '../optimizer/AdoptBar.tsx';
import { isAdopted } from '../optimizer/proposal-view.ts';
import { isAdoptable, useStaleness } from '../optimizer/StalenessNote.tsx';
import { listDisruption } from '../optimizer/ProposalResult.tsx';
import { describeNext, explainKnee } from './frontier-view.ts';
import type { FrontierView } from './frontier-view.ts';
import styles from './PointPanel.module.css';

interface PointPanelProps {
  readonly found: FoundProposal;
  readonly view: FrontierView;
  readonly index: number;
}

/** The chosen point: what it costs, how even it is, what a little more would buy. */
export function PointPanel({ found, view, index }: PointPanelProps) {
  const formats = useFormats();
  const base = usePlan((state) => state.base);
  const staleness = useStaleness(found);
  const step = view.steps[index];
  if (!step) return null;
  const open = found.proposal.moves.filter((move) => !(base && isAdoptable(staleness) && isAdopted(base, move)));
  const isKnee = index === view.knee;
  const kneeWords = explainKnee(formats, view);
  return (
    <section className={styles.panel} aria-label="The chosen point">
      <header className={styles.head}>
        <h2 className={styles.title}>{`Point ${formats.count(index + 1)} of ${formats.count(view.steps.length)}`}</h2>
        {isKnee && <span className={styles.knee}>Suggested</span>}
      </header>
      <dl className={styles.key}>
        <div title="Sellers out of tolerance, counted once per measure">
          <dt>Times out</dt>
          <dd className={step.out === 0 ? styles.good : styles.bad}>{formats.count(step.out)}</dd>
        </div>
        <div title="What is left of today’s imbalance, as the optimizer counts it">
          <dt>Imbalance left</dt>
          <dd>{formats.share(step.imbalance)}</dd>
        </div>
        <div title="How far the point is at most above the best possible, with the large accounts where they are">
          <dt>Proved within</dt>
          <dd>{Number.isFinite(step.gap) ? formats.share(step.gap) : '–'}</dd>
        </div>
      </dl>
      {kneeWords !== null && (
        <p className={isKnee ? styles.note : styles.next}>
          {isKnee
            ? kneeWords
            : `Suggested is point ${formats.count(view.knee + 1)}. ${kneeWords.replace('Up to here', 'Up to there')}`}
        </p>
      )}
      <p className={styles.next}>{describeNext(formats, view.steps, index)}</p>
      <div className={styles.strips}>
        {found.proposal.outcomes.map((outcome) => (
          <BookStrip key={outcome.measure} outcome={outcome} formats={formats} />
        ))}
      </div>
      <dl className={styles.facts}>
        {listDisruption(formats, step).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.adopt}>
        <AdoptBar found={found} all={open} selected={[]} onAdopted={() => undefined} />
      </div>
    </section>
  );
}
