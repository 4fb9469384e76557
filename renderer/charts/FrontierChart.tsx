import { useId, useMemo } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { Formats } from '../ui/format.ts';
import { joinClasses } from '../ui/class-names.ts';
import styles from './FrontierChart.module.css';
import { findNearestPoint, layOutFrontier } from './frontier-layout.ts';
import type { FrontierAxes, FrontierLayout, FrontierMarks, Place } from './frontier-layout.ts';
import { useElementSize } from './use-element-size.ts';

interface FrontierChartProps {
  readonly marks: FrontierMarks;
  readonly axes: FrontierAxes;
  /** What the axes are called. */
  readonly names: { readonly cost: string; readonly balance: string };
  readonly currentName: string;
  /** Index of the point after which moves buy less, or -1. */
  readonly knee: number;
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
  /** A point in words, for screen readers. */
  readonly describe: (index: number) => string;
  readonly formats: Formats;
}

/** Balance against disruption: the points found, today, the scenario, and what is proved to be out of reach. */
export function FrontierChart(props: FrontierChartProps) {
  const { marks, axes, names, knee, chosen, onChoose, describe } = props;
  const [element, size] = useElementSize();
  const layout = useMemo(
    () => (size.width > 0 ? layOutFrontier(marks, axes, size.width, size.height) : null),
    [marks, axes, size.width, size.height],
  );
  const count = marks.steps.length;
  const walk = (event: KeyboardEvent) => {
    const next = findNext(event.key, chosen, count);
    if (next === null) return;
    event.preventDefault();
    onChoose(next);
  };
  const chooseAt = (event: PointerEvent<SVGSVGElement>) => {
    if (!layout) return;
    const box = event.currentTarget.getBoundingClientRect();
    const index = findNearestPoint(layout.points, { x: event.clientX - box.left, y: event.clientY - box.top });
    if (index >= 0) onChoose(index);
  };
  return (
    <div
      ref={element}
      className={styles.chart}
      role="slider"
      tabIndex={0}
      aria-label={`${names.balance} against ${names.cost}: choose a point`}
      aria-valuemin={count === 0 ? 0 : 1}
      aria-valuemax={count}
      aria-valuenow={chosen === null ? 0 : chosen + 1}
      aria-valuetext={chosen === null ? 'No point chosen' : describe(chosen)}
      onKeyDown={walk}
    >
      {layout && (
        <svg width={size.width} height={size.height} className={styles.drawing} onPointerDown={chooseAt} aria-hidden>
          <Ground layout={layout} {...props} />
          <path d={layout.curve} className={styles.curve} />
          {chosen !== null && layout.points[chosen] && <Crosshair layout={layout} place={layout.points[chosen]} />}
          {layout.outOfReach && (
            <text x={layout.plot.left + 12} y={layout.plot.bottom - 10} className={styles.proof}>
              Out of reach: proved
            </text>
          )}
          {layout.today && <Mark plot={layout.plot} place={layout.today} label="Today" isOpen />}
          {layout.current && <Mark plot={layout.plot} place={layout.current} label={props.currentName} />}
          {layout.points.map((place, index) => (
            <circle
              key={index}
              cx={place.x}
              cy={place.y}
              r={index === chosen ? 7 : 5}
              className={joinClasses(styles.point, place.isBeaten && styles.beaten, index === chosen && styles.chosen)}
            />
          ))}
          {layout.points[knee] && <Knee layout={layout} place={layout.points[knee]} />}
        </svg>
      )}
    </div>
  );
}

/** The point that an arrow key leads to, or `null` where the key is none. */
function findNext(key: string, chosen: number | null, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return chosen === null ? 0 : Math.min(last, chosen + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return chosen === null ? last : Math.max(0, chosen - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Axes, grid, and what is out of reach. */
function Ground({ layout, axes, names, formats }: FrontierChartProps & { readonly layout: FrontierLayout }) {
  const pattern = useId();
  const { plot, costTicks, balanceTicks } = layout;
  const writeCost = (value: number): string =>
    axes.cost === 'movedArr' ? formats.moneyCompact(value) : formats.decimal(value, 2);
  const writeBalance = (value: number): string =>
    axes.balance === 'imbalance' ? formats.share(value) : formats.decimal(value);
  return (
    <>
      <defs>
        <pattern id={pattern} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1={0} x2={0} y1={0} y2={7} className={styles.hatch} />
        </pattern>
      </defs>
      {balanceTicks.map(({ value, at }) => (
        <g key={value}>
          <line x1={plot.left} x2={plot.right} y1={at} y2={at} className={styles.grid} />
          <text x={plot.left - 8} y={at} className={styles.balanceTick}>
            {writeBalance(value)}
          </text>
        </g>
      ))}
      {costTicks.map(({ value, at }) => (
        <text key={value} x={at} y={plot.bottom + 16} className={styles.costTick}>
          {writeCost(value)}
        </text>
      ))}
      {layout.outOfReach && (
        <>
          <path d={layout.outOfReach} className={styles.outOfReach} />
          <path d={layout.outOfReach} fill={`url(#${pattern})`} />
          <path d={layout.boundLine} className={styles.bound} />
        </>
      )}
      <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} className={styles.axis} />
      <line x1={plot.left} x2={plot.left} y1={plot.top} y2={plot.bottom} className={styles.axis} />
      <text x={plot.right} y={plot.bottom + 34} className={styles.costName}>
        {`${names.cost} →`}
      </text>
      <text x={plot.left - 44} y={plot.top - 9} className={styles.balanceName}>
        {`↑ ${names.balance}`}
      </text>
    </>
  );
}

function Crosshair({ layout, place }: { readonly layout: FrontierLayout; readonly place: Place }) {
  const { plot } = layout;
  return <path d={`M${plot.left} ${place.y}H${place.x}V${plot.bottom}`} className={styles.crosshair} />;
}

interface MarkProps {
  readonly plot: FrontierLayout['plot'];
  readonly place: Place;
  readonly label: string;
  readonly isOpen?: boolean;
}

/** A diamond with its name on the side where there is more room: told from the points by its shape. */
function Mark({ plot, place: { x, y }, label, isOpen }: MarkProps) {
  const isAtRight = x > (plot.left + plot.right) / 2;
  return (
    <g>
      <path d={`M${x - 7} ${y}l7 -7l7 7l-7 7z`} className={isOpen ? styles.today : styles.current} />
      <text x={isAtRight ? x - 12 : x + 12} y={y} className={styles.markName} textAnchor={isAtRight ? 'end' : 'start'}>
        {label}
      </text>
    </g>
  );
}

/** Points at the suggestion from above and from the right: there the curve, which falls, leaves room. */
function Knee({ layout, place }: { readonly layout: FrontierLayout; readonly place: Place }) {
  const { right, top } = layout.plot;
  const isAtEdge = place.x >= right - 130;
  const x = isAtEdge ? right : place.x + 30;
  const y = Math.max(top + 10, place.y - (isAtEdge ? 40 : 30));
  const pointer = isAtEdge
    ? `M${Math.min(place.x + 10, right - 24)} ${y + 10}L${place.x + 2} ${place.y - 8}`
    : `M${place.x + 26} ${y}L${place.x + 6} ${place.y - 7}`;
  return (
    <g>
      <path d={pointer} className={styles.pointer} />
      <text x={x} y={y} className={joinClasses(styles.knee, isAtEdge && styles.kneeAtEdge)}>
        Suggested
      </text>
    </g>
  );
}
