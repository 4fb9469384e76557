import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { PointerEvent } from 'react';
import { readPolicy } from '../../shared/model/plan.ts';
import { computeCallCentre } from '../../shared/waves/call-centre.ts';
import type { CallCentreLoad } from '../../shared/waves/call-centre.ts';
import { useLiveFigures } from '../board/live-figures.ts';
import type { LiveFigures } from '../board/live-figures.ts';
import { useSession } from '../state/session-store.ts';
import { countNoun, formatsFor } from '../ui/format.ts';
import type { Formats } from '../ui/format.ts';
import { FADED } from './chart-style.ts';
import { ChartPanel } from './ChartPanel.tsx';
import type { ChartTable } from './ChartTableView.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import { chooseWave } from './choose-filter.ts';
import { findWaveOfDay, layOutNotices } from './notices-layout.ts';
import frame from './ChartFrame.module.css';
import styles from './NoticesChart.module.css';
import { useElementSize } from './use-element-size.ts';

const AXIS_WIDTH = 34;
const TOOLTIP_HEIGHT = 96;
const TOOLTIP_WIDTH = 250;

/** Customers told day by day, and the replies that are expected back, against what the call centre can answer. */
export const NoticesChart = memo(function NoticesChart() {
  const live = useDeferredValue(useLiveFigures());
  const centre = useMemo(() => live && computeCallCentre(live.base, live.load.handovers), [live]);
  const waves = live?.base.assignment.waves;
  const choose = useCallback(
    (day: string) => {
      const wave = centre && waves?.[findWaveOfDay(centre, Number(day))];
      if (wave) chooseWave(wave.id, null);
    },
    [centre, waves],
  );
  if (!live || !centre) return null;
  return (
    <ChartPanel
      title="Notices per day"
      shortTitle="Notices"
      unit="customers a day"
      isProjected={live.isProjected}
      createTable={() => createNoticesTable(centre, live, formatsFor(''))}
      choose={choose}
    >
      <Days live={live} centre={centre} />
    </ChartPanel>
  );
});

interface DaysProps {
  readonly live: LiveFigures;
  readonly centre: CallCentreLoad;
}

function Days({ live, centre }: DaysProps) {
  const [element, size] = useElementSize();
  const [hover, setHover] = useState<{ readonly day: number; readonly x: number; readonly y: number } | null>(null);
  const chosen = useSession((state) => state.filter.wave);
  const formats = formatsFor('');
  const { isOn, repliesPerDay } = readPolicy(live.base.document, 'callCentre');
  const width = Math.max(60, size.width - AXIS_WIDTH);
  const layout = useMemo(
    () => layOutNotices(centre, isOn ? repliesPerDay : null, width, Math.max(60, size.height)),
    [centre, isOn, repliesPerDay, width, size.height],
  );
  const { waves } = live.base.assignment;
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const day = Math.floor((event.clientX - box.left - AXIS_WIDTH) / layout.cell);
    setHover(day >= 0 && day < centre.days ? { day, x: event.clientX, y: event.clientY } : null);
  };
  const choose = (): void => {
    const wave = hover && waves[findWaveOfDay(centre, hover.day)];
    if (wave) chooseWave(wave.id, null);
  };
  return (
    <>
      <div ref={element} className={frame.chart}>
        {centre.days === 0 && (
          <p className={styles.empty}>No customer is told yet. Notices appear here as soon as moves have a wave.</p>
        )}
        {size.width > 0 && centre.days > 0 && (
          /* For the mouse only: the table behind the chart offers the same days to the keyboard. */
          <svg
            className={styles.days}
            width={size.width}
            height={size.height}
            role="img"
            aria-label={describeNotices(centre, live, formats)}
            onPointerMove={point}
            onPointerLeave={() => setHover(null)}
            onPointerUp={choose}
          >
            <text x={AXIS_WIDTH - 6} y={18} textAnchor="end">
              {formats.count(layout.most)}
            </text>
            <text x={AXIS_WIDTH - 6} y={layout.base} textAnchor="end">
              0
            </text>
            <g transform={`translate(${AXIS_WIDTH} 0)`}>
              <path d={`M0 ${layout.base}h${width}`} className={styles.base} />
              {layout.bars.map((path, index) => {
                const id = waves[index]?.id ?? '';
                return (
                  <path
                    key={id}
                    d={path}
                    className={styles.told}
                    fillOpacity={chosen !== null && chosen !== id ? FADED : 1}
                  />
                );
              })}
              <path d={layout.replies} className={styles.replies} />
              {layout.limit !== null && <path d={`M0 ${layout.limit}h${width}`} className={styles.limit} />}
              {layout.labels.map(({ day, x }) => (
                <text key={day} x={x} y={layout.base + 13}>
                  {formats.dayShort(day)}
                </text>
              ))}
            </g>
          </svg>
        )}
      </div>
      <ul className={frame.legend} aria-label="What is drawn">
        <li>
          <span className={styles.bar} /> told
        </li>
        <li>
          <span className={styles.line} /> replies expected
        </li>
        <li>
          {layout.limit !== null && <span className={styles.limitLine} />}
          {isOn ? `at most ${countNoun(formats, repliesPerDay, 'reply', 'replies')} a day` : 'no call centre given'}
        </li>
      </ul>
      {hover && (
        <div
          className={styles.tooltip}
          style={{ left: Math.min(hover.x + 12, window.innerWidth - TOOLTIP_WIDTH), top: hover.y - TOOLTIP_HEIGHT }}
        >
          <DayTooltip live={live} centre={centre} day={hover.day} />
        </div>
      )}
    </>
  );
}

function DayTooltip({ live, centre, day }: DaysProps & { readonly day: number }) {
  const formats = formatsFor('');
  const told = live.base.assignment.waves.flatMap(({ id, wave }, index) => {
    const count = centre.contacts[index * centre.days + day] ?? 0;
    return count > 0 ? [{ key: id, label: `Told in ${wave.name}`, value: formats.count(count) }] : [];
  });
  const replies = { key: 'replies', label: 'Replies expected', value: formats.decimal(centre.replies[day] ?? 0) };
  return <ChartTooltip title={formats.day(centre.firstDay + day)} lines={[...told, replies]} />;
}

/** Days on which anything happens. */
function listBusyDays({ days, contacts, replies }: CallCentreLoad): { day: number; told: number; replies: number }[] {
  return Array.from({ length: days }, (_, day) => {
    let told = 0;
    for (let at = day; at < contacts.length; at += days) told += contacts[at] as number;
    return { day, told, replies: replies[day] as number };
  }).filter(({ told, replies: back }) => told > 0 || back > 0);
}

function createNoticesTable(centre: CallCentreLoad, { base }: LiveFigures, formats: Formats): ChartTable {
  return {
    columns: ['Day', 'Wave', 'Told', 'Replies expected'],
    rows: listBusyDays(centre).map(({ day, told, replies }) => ({
      id: String(day),
      name: formats.day(centre.firstDay + day),
      cells: [
        base.assignment.waves[findWaveOfDay(centre, day)]?.wave.name ?? '',
        told === 0 ? '' : formats.count(told),
        formats.decimal(replies),
      ],
    })),
  };
}

/** The chart in words: "84 customers told on 3 days; at most 3.2 replies a day." */
function describeNotices(centre: CallCentreLoad, live: LiveFigures, formats: Formats): string {
  const busy = listBusyDays(centre);
  const told = busy.reduce((sum, day) => sum + day.told, 0);
  const days = busy.filter((day) => day.told > 0).length;
  const most = Math.max(0, ...centre.replies);
  const { isOn, repliesPerDay } = readPolicy(live.base.document, 'callCentre');
  const limit = isOn ? ` The call centre can answer ${formats.count(repliesPerDay)}.` : '';
  return `${countNoun(formats, told, 'customer')} told on ${countNoun(formats, days, 'day')}; at most ${formats.decimal(most)} replies expected a day.${limit}`;
}
