import { memo, useMemo, useState } from 'react';
import type { PointerEvent } from 'react';
import { readPolicy } from '../../shared/model/plan.ts';
import { usePlan } from '../state/plan-store.ts';
import { changeFilter } from '../state/session-store.ts';
import { formatsFor } from '../ui/format.ts';
import { ChartTooltip } from './ChartTooltip.tsx';
import { layOutHeatmap, HEAT_ROW } from './heatmap-layout.ts';
import type { Heatmap } from './heatmap-layout.ts';
import type { LiveLoad } from './live-load.ts';
import styles from './SellerWeekHeatmap.module.css';
import { useElementSize } from './use-element-size.ts';

const NAME_WIDTH = 92;
const HEAD = 16;

interface Hover {
  readonly row: number;
  readonly week: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Handover hours per seller and week, both sides together. One path per shade: at 300 sellers a mark of its own for each
 * cell would be too slow to follow a drag.
 */
export const SellerWeekHeatmap = memo(function SellerWeekHeatmap({ live }: { readonly live: LiveLoad }) {
  const [element, size] = useElementSize();
  const [hover, setHover] = useState<Hover | null>(null);
  // The order is that of the plan, so that rows do not jump while cards are in the air.
  const planLoad = usePlan((state) => state.figures?.load ?? null);
  const policy = readPolicy(live.base.document, 'handoverCapacity');
  const width = Math.max(60, size.width - NAME_WIDTH - 10);
  const map = useMemo(
    () => (planLoad ? layOutHeatmap(live.base.roster, planLoad, live.load, policy, width) : null),
    [live, planLoad, policy, width],
  );
  if (!map || map.rows.length === 0) {
    return (
      <div ref={element} className={styles.scroll}>
        <p className={styles.empty}>No handover work yet. It appears here as soon as accounts move.</p>
      </div>
    );
  }
  const { names } = live.base.roster;
  const height = map.rows.length * HEAT_ROW;

  const chooseSeller = (row: number): void => changeFilter({ seller: live.base.roster.ids[row] ?? null });

  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = map.rows[Math.floor((event.clientY - box.top) / HEAT_ROW)];
    const week = Math.floor((event.clientX - box.left) / map.cell);
    const isInside = row !== undefined && week >= 0 && week < map.weeks.length;
    setHover(isInside ? { row, week, x: event.clientX - box.left, y: event.clientY - box.top } : null);
  };

  return (
    <div ref={element} className={styles.scroll} tabIndex={0} role="region" aria-label="Workload by seller and week">
      <Weeks map={map} />
      <div className={styles.grid} style={{ height }}>
        <div className={styles.names}>
          {map.rows.map((row) => (
            <button
              key={live.base.roster.ids[row]}
              type="button"
              style={{ height: HEAT_ROW }}
              title={`${names[row]}. Show only this seller.`}
              onClick={() => chooseSeller(row)}
            >
              {names[row]}
            </button>
          ))}
        </div>
        <svg
          className={styles.map}
          width={map.width}
          height={height}
          role="img"
          aria-label={map.summary}
          onPointerMove={point}
          onPointerLeave={() => setHover(null)}
          // For the mouse only: the names beside the map are buttons that do the same.
          onPointerUp={() => hover && chooseSeller(hover.row)}
        >
          {map.shades.map((path, shade) => (
            <path key={`shade-${String(shade)}`} d={path} className={styles[`shade${shade}`]} />
          ))}
          <path d={map.over} className={styles.over} />
        </svg>
        {hover && (
          <div
            className={styles.tooltip}
            style={{ left: NAME_WIDTH + Math.min(hover.x + 12, map.width - 130), top: hover.y + 14 }}
          >
            <HoverText live={live} map={map} hover={hover} />
          </div>
        )}
      </div>
    </div>
  );
});

function Weeks({ map }: { readonly map: Heatmap }) {
  const formats = formatsFor('');
  // A label needs about 44 pixels.
  const every = Math.max(1, Math.ceil(44 / map.cell));
  return (
    <div className={styles.weeks} style={{ height: HEAD, marginLeft: NAME_WIDTH }} aria-hidden>
      {[...map.weeks].map((week, index) =>
        index % every === 0 ? (
          <span key={week} style={{ left: index * map.cell }}>
            {formats.dayShort(week)}
          </span>
        ) : null,
      )}
    </div>
  );
}

function HoverText({ live, map, hover }: { readonly live: LiveLoad; readonly map: Heatmap; readonly hover: Hover }) {
  const formats = formatsFor('');
  const { roster } = live.base;
  const hours = live.load.sellerHours[hover.row * live.load.weeks.length + hover.week] ?? 0;
  const lines = [
    { key: 'hours', label: 'Handover work', value: formats.hours(hours) },
    { key: 'capacity', label: 'Planned capacity', value: formats.hours(map.capacityOf(hover.row)) },
  ];
  const week = formats.day(map.weeks[hover.week] as number);
  return <ChartTooltip title={`${roster.names[hover.row]}, week of ${week}`} lines={lines} />;
}
