import { memo } from 'react';
import { formatsFor } from '../ui/format.ts';
import { CHART_MARGIN } from './chart-style.ts';
import type { PeakWeeks } from './peak-weeks.ts';
import { useElementSize } from './use-element-size.ts';
import styles from './PeakChart.module.css';

const AXIS_WIDTH = 30;
const WEEK_HEIGHT = 18;
/** Pixels that a week's day needs. */
const WEEK_LABEL = 54;

/** The fullest week of any seller, week by week: as the plan stands and as it would be, against what a week carries. */
export const PeakChart = memo(function PeakChart({ peaks }: { readonly peaks: PeakWeeks }) {
  const [element, { width, height }] = useElementSize();
  const formats = formatsFor('');
  const { weeks, before, after, planHours, errorHours } = peaks;
  const room = Math.max(0, width - AXIS_WIDTH - CHART_MARGIN.right);
  const tall = Math.max(0, height - WEEK_HEIGHT - CHART_MARGIN.top);
  const most = Math.max(errorHours * 1.1, ...before, ...after);
  const cell = weeks.length > 0 ? room / weeks.length : 0;
  const x = (index: number): number => AXIS_WIDTH + index * cell;
  const y = (hours: number): number => CHART_MARGIN.top + tall * (1 - hours / most);
  const every = cell > 0 ? Math.max(1, Math.ceil(WEEK_LABEL / cell)) : 1;
  const bars = weeks.map((_, index) => rectangle(x(index) + cell * 0.18, y(after[index] ?? 0), cell * 0.64, y(0)));
  const line = weeks.map(
    (_, index) => `${index === 0 ? 'M' : 'L'}${round(x(index) + cell / 2)} ${round(y(before[index] ?? 0))}`,
  );
  return (
    <figure className={styles.figure}>
      <div ref={element} className={styles.chart} role="img" aria-label={peaks.summary}>
        {width > 0 && height > 0 && weeks.length > 0 && (
          <svg width={width} height={height} aria-hidden>
            <path d={bars.join('')} className={styles.after} />
            <path d={line.join('')} className={styles.before} />
            {[
              { hours: planHours, className: styles.plan },
              { hours: errorHours, className: styles.error },
            ].map(({ hours, className }) => (
              <g key={className}>
                <path d={`M${AXIS_WIDTH} ${round(y(hours))}H${round(AXIS_WIDTH + room)}`} className={className} />
                <text x={AXIS_WIDTH - 6} y={y(hours) + 4} className={styles.tick}>
                  {formats.hours(hours)}
                </text>
              </g>
            ))}
            <text x={AXIS_WIDTH - 6} y={y(0) + 2} className={styles.tick}>
              0
            </text>
            {weeks.map((week, index) =>
              index % every === 0 && index * cell + WEEK_LABEL <= room + CHART_MARGIN.right ? (
                <text key={week} x={x(index)} y={height - 4} className={styles.week}>
                  {formats.dayShort(week)}
                </text>
              ) : null,
            )}
          </svg>
        )}
      </div>
      <figcaption className={styles.legend}>
        <span className={styles.keyBefore}>as the plan stands</span>
        <span className={styles.keyAfter}>proposed</span>
        <span
          className={styles.keyPlan}
        >{`plan ${formats.hours(planHours)}, never above ${formats.hours(errorHours)}`}</span>
      </figcaption>
    </figure>
  );
});

function rectangle(left: number, top: number, width: number, bottom: number): string {
  return `M${round(left)} ${round(bottom)}V${round(top)}h${round(width)}V${round(bottom)}z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
