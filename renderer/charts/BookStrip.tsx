import type { MeasureOutcome } from '../../shared/territory/redesign/proposal.ts';
import { MEASURE_NAMES } from '../ui/measure-names.ts';
import type { Formats } from '../ui/format.ts';
import styles from './BookStrip.module.css';

const HEIGHT = 22;
/** What the right edge stands for, in shares of the target; larger books stand at the edge. */
const EDGE = 2;

interface BookStripProps {
  readonly outcome: MeasureOutcome;
  readonly formats: Formats;
}

/** All books of a measure on one line each, today and as proposed: a tick per seller, the tolerance as a band. */
export function BookStrip({ outcome, formats }: BookStripProps) {
  const { measure, tolerance, outToday, outProposed } = outcome;
  const name = MEASURE_NAMES[measure];
  return (
    <figure className={styles.strip}>
      <figcaption className={styles.caption}>
        <span className={styles.measure}>{name}</span>
        <span>
          {`± ${formats.share(tolerance)} · out of tolerance ${formats.count(outToday.length)} → `}
          <strong className={outProposed.length === 0 ? styles.good : styles.bad}>
            {formats.count(outProposed.length)}
          </strong>
        </span>
      </figcaption>
      <Line outcome={outcome} values={outcome.today} label="Today" />
      <Line outcome={outcome} values={outcome.proposed} label="Proposed" />
    </figure>
  );
}

interface LineProps {
  readonly outcome: MeasureOutcome;
  readonly values: Float64Array;
  readonly label: string;
}

function Line({ outcome, values, label }: LineProps) {
  const { target, tolerance, measure } = outcome;
  const ticks: { at: number; isOut: boolean }[] = [];
  for (let seller = 0; seller < target.length; seller++) {
    const share = target[seller] as number;
    if (share <= 0) continue;
    const load = (values[seller] as number) / share;
    ticks.push({ at: Math.min(EDGE, load) / EDGE, isOut: Math.abs(load - 1) > tolerance + 1e-9 });
  }
  const out = ticks.filter(({ isOut }) => isOut).length;
  return (
    <div className={styles.line}>
      <span className={styles.label}>{label}</span>
      <svg
        className={styles.drawing}
        height={HEIGHT}
        role="img"
        aria-label={`${MEASURE_NAMES[measure]}, ${label.toLowerCase()}: ${out} of ${ticks.length} sellers out of tolerance`}
      >
        <rect
          x={percent((1 - tolerance) / EDGE)}
          width={percent((2 * tolerance) / EDGE)}
          y={0}
          height={HEIGHT}
          className={styles.band}
        />
        <line x1={percent(1 / EDGE)} x2={percent(1 / EDGE)} y1={0} y2={HEIGHT} className={styles.target} />
        {ticks.map(({ at, isOut }, index) => (
          <line
            // Ticks have no identity of their own: they are drawn anew with each proposal.
            key={index}
            x1={percent(at)}
            x2={percent(at)}
            y1={isOut ? 1 : 6}
            y2={isOut ? HEIGHT - 1 : HEIGHT - 6}
            className={isOut ? styles.out : styles.within}
          />
        ))}
      </svg>
    </div>
  );
}

/** Kept off the very edges, where half a tick would be cut. */
function percent(share: number): string {
  return `${(0.5 + 99 * Math.max(0, Math.min(1, share))).toFixed(2)}%`;
}
