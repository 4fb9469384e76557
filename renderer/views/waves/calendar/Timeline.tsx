import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { parseIsoDay } from '../../../../shared/model/day.ts';
import type { Day } from '../../../../shared/model/day.ts';
import { readSetting } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import type { WaveLoad } from '../../../../shared/waves/load.ts';
import { useElementSize } from '../../../charts/use-element-size.ts';
import { inspect, useSession } from '../../../state/session-store.ts';
import { joinClasses } from '../../../ui/class-names.ts';
import { countNoun } from '../../../ui/format.ts';
import type { Formats } from '../../../ui/format.ts';
import { useFormats } from '../../use-formats.ts';
import { layOutTimeline } from './timeline-layout.ts';
import type { Stretch, Timeline as Layout, WaveLine } from './timeline-layout.ts';
import styles from './Timeline.module.css';

const NAME_WIDTH = 186;
const HEAD = 26;
const LINE = 46;
/** Least pixels of a day: below, the strip scrolls. */
const LEAST_DAY = 4;
/** Pixels that a month's name needs. */
const MONTH = 34;
/** Area of the largest mark of owner changes, in pixels across. */
const LARGEST_MARK = 9;

interface TimelineProps {
  readonly base: PlanBase;
  readonly load: WaveLoad;
}

/** The waves over the months: launches, handovers, owner changes, and the days on which nothing should be asked. */
export function Timeline({ base, load }: TimelineProps) {
  const [element, size] = useElementSize();
  const formats = useFormats();
  const asOf = parseIsoDay(readSetting(base.document, 'asOf'));
  const layout = useMemo(() => layOutTimeline(base, load, asOf), [base, load, asOf]);
  const day = Math.max(LEAST_DAY, (size.width - NAME_WIDTH) / layout.days);
  const width = Math.round(day * layout.days);
  const height = HEAD + Math.max(1, layout.lines.length) * LINE;
  const at = (value: Day): number => (value - layout.first) * day;
  const box = ({ from, to }: Stretch): { x: number; width: number } => ({ x: at(from), width: at(to + 1) - at(from) });
  const most = Math.max(1, ...layout.lines.flatMap(({ changes }) => changes.map(({ accounts }) => accounts)));
  return (
    <div ref={element} className={styles.scroll} role="region" aria-label="Calendar of the waves" tabIndex={0}>
      <div className={styles.strip} style={{ width: NAME_WIDTH + width, height }}>
        <Names base={base} layout={layout} formats={formats} />
        <svg className={styles.days} width={width} height={height} style={{ left: NAME_WIDTH }} aria-hidden>
          {layout.daysOff.map((stretch) => (
            <rect key={stretch.from} {...box(stretch)} y={HEAD} height={height} className={styles.off} />
          ))}
          {layout.quarterEnds.map((stretch) => (
            <rect key={stretch.from} {...box(stretch)} y={HEAD} height={height} className={styles.quarterEnd}>
              <title>{`Quarter end, ${formats.day(stretch.from)} – ${formats.day(stretch.to)}`}</title>
            </rect>
          ))}
          {layout.blackouts.map((stretch) => (
            <rect key={stretch.from} {...box(stretch)} y={HEAD} height={height} className={styles.blackout}>
              <title>{`Blackout, ${formats.day(stretch.from)} – ${formats.day(stretch.to)}`}</title>
            </rect>
          ))}
          <Months layout={layout} at={at} width={width} height={height} formats={formats} />
          <path d={`M${at(asOf)} ${HEAD}V${height}`} className={styles.today} />
          {layout.lines.map((line, index) => (
            <Line key={line.wave} line={line} top={HEAD + index * LINE} at={at} most={most} formats={formats} />
          ))}
        </svg>
      </div>
    </div>
  );
}

interface MonthsProps {
  readonly layout: Layout;
  readonly at: (day: Day) => number;
  readonly width: number;
  readonly height: number;
  readonly formats: Formats;
}

function Months({ layout, at, width, height, formats }: MonthsProps) {
  return layout.months.map((month, index) => {
    const x = at(month);
    const end = index + 1 < layout.months.length ? at(layout.months[index + 1] as Day) : width;
    return (
      <g key={month}>
        {index > 0 && <path d={`M${x} 0V${height}`} className={styles.month} />}
        {end - x >= MONTH && (
          <text x={x + 5} y={16}>
            {formats.month(month)}
          </text>
        )}
      </g>
    );
  });
}

interface LineProps {
  readonly line: WaveLine;
  readonly top: number;
  readonly at: (day: Day) => number;
  /** Accounts of the largest mark. */
  readonly most: number;
  readonly formats: Formats;
}

function Line({ line, top, at, most, formats }: LineProps) {
  const middle = top + LINE / 2;
  const launch = at(line.launch);
  return (
    <g>
      <path d={`M0 ${top}h100000`} className={styles.rule} />
      {line.span && (
        <rect
          x={at(line.span.from)}
          y={middle - 4}
          width={at(line.span.to + 1) - at(line.span.from)}
          height={8}
          rx={4}
          className={styles.span}
        >
          <title>{`First to last step: ${formats.day(line.span.from)} – ${formats.day(line.span.to)}`}</title>
        </rect>
      )}
      {line.changes.map(({ day, accounts }) => (
        <circle
          key={day}
          cx={at(day + 0.5)}
          cy={middle}
          r={Math.max(3, LARGEST_MARK * Math.sqrt(accounts / most))}
          className={styles.change}
        >
          <title>{`${formats.day(day)}: ${countNoun(formats, accounts, 'owner change')}`}</title>
        </circle>
      ))}
      <path
        d={`M${launch} ${middle - 9}l7 9l-7 9l-7 -9z`}
        className={joinClasses(styles.launch, line.isAssumedDate && styles.assumed)}
      >
        <title>{`Launch ${formats.day(line.launch)}${line.isAssumedDate ? ', assumed' : ''}`}</title>
      </path>
    </g>
  );
}

interface NamesProps {
  readonly base: PlanBase;
  readonly layout: Layout;
  readonly formats: Formats;
}

/** The waves as buttons, with what the strip shows in words. */
function Names({ base, layout, formats }: NamesProps) {
  const target = useSession((state) => state.inspectorTarget);
  return (
    <ol className={styles.names} style={{ width: NAME_WIDTH, paddingTop: HEAD }}>
      {layout.lines.map((line) => {
        const entry = base.assignment.waves[line.wave];
        const accounts = line.changes.reduce((sum, change) => sum + change.accounts, 0);
        const isChosen = target.kind === 'wave' && target.index === line.wave;
        return (
          <li key={entry?.id} style={{ height: LINE }}>
            <button
              type="button"
              className={joinClasses(styles.name, isChosen && styles.chosen)}
              aria-pressed={isChosen}
              aria-label={`${entry?.wave.name}, ${describeLine(line, formats)}`}
              onClick={() => inspect({ kind: 'wave', index: line.wave })}
            >
              <span className={styles.title}>{entry?.wave.name}</span>
              <span className={styles.detail}>
                {entry?.wave.launch ? formats.day(line.launch) : 'no date'} · {countNoun(formats, accounts, 'move')}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function describeLine({ launch, isAssumedDate, span, changes }: WaveLine, formats: Formats): string {
  const parts = [`launch ${formats.day(launch)}${isAssumedDate ? ' (assumed)' : ''}`];
  if (span) parts.push(`steps from ${formats.day(span.from)} to ${formats.day(span.to)}`);
  for (const { day, accounts } of changes) {
    parts.push(`${countNoun(formats, accounts, 'owner change')} on ${formats.day(day)}`);
  }
  return parts.join(', ');
}

/** What the marks of the strip mean. */
export function Legend() {
  return (
    <span className={styles.legend}>
      <Mark>
        <path d="M6 1l5 5l-5 5l-5 -5z" className={styles.launch} />
      </Mark>
      launch
      <Mark>
        <rect y={4} width={12} height={4} rx={2} className={styles.span} />
      </Mark>
      handover
      <Mark>
        <circle cx={6} cy={6} r={4} className={styles.change} />
      </Mark>
      owner changes
      <Mark>
        <rect width={12} height={12} className={styles.off} />
      </Mark>
      day off
      <Mark>
        <rect width={12} height={12} className={styles.quarterEnd} />
      </Mark>
      quarter end
      <Mark>
        <rect width={12} height={12} className={styles.blackout} />
      </Mark>
      blackout
    </span>
  );
}

function Mark({ children }: { readonly children: ReactNode }) {
  return (
    <svg width={12} height={12} aria-hidden>
      {children}
    </svg>
  );
}
