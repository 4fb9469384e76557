import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { PointerEvent } from 'react';
import type { SellerId } from '../../shared/model/ids.ts';
import { readPolicy } from '../../shared/model/plan.ts';
import type { LiveFigures } from '../board/live-figures.ts';
import { useSession } from '../state/session-store.ts';
import { joinClasses } from '../ui/class-names.ts';
import { formatsFor } from '../ui/format.ts';
import { ChartTooltip } from './ChartTooltip.tsx';
import { chooseSeller } from './choose-filter.ts';
import { layOutHeatmap, HEAT_ROW } from './heatmap-layout.ts';
import type { Heatmap } from './heatmap-layout.ts';
import { SellerNames } from './SellerNames.tsx';
import sellerRows from './SellerRows.module.css';
import styles from './SellerWeekHeatmap.module.css';
import { fitNameWidth, useElementSize } from './use-element-size.ts';

const HEAD = 16;
/** Pixels that a week's day needs. */
const WEEK_LABEL = 52;
/** Pixels that the tooltip needs at most. */
const TOOLTIP = { width: 270, height: 80 };
/** What the legend shows: no work, half the plan, the plan, above it. */
const LEGEND_SHADES = [0, 1, 2, 3] as const;

/** The cell under the pointer, and the pointer's place in the window. */
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
export const SellerWeekHeatmap = memo(function SellerWeekHeatmap({ live }: { readonly live: LiveFigures }) {
  const [element, size] = useElementSize();
  const [hover, setHover] = useState<Hover | null>(null);
  const chosen = useSession((state) => state.filter.seller);
  const drawn = useDeferredValue(live);
  const { roster } = drawn.base;
  const policy = readPolicy(drawn.base.document, 'handoverCapacity');
  const nameWidth = fitNameWidth(size.width);
  const width = Math.max(60, size.width - nameWidth - 10);
  // The order is that of the plan, so that rows do not jump while cards are in the air.
  const map = useMemo(
    () => layOutHeatmap(drawn.base.roster, drawn.figures.load, drawn.load, policy, width),
    [drawn, policy, width],
  );
  const sellers = useMemo(
    () =>
      map.rows.map((row) => ({
        id: roster.ids[row] as SellerId,
        name: roster.names[row] as string,
        title: `${roster.names[row]}. Show only this seller.`,
        isLive: false,
      })),
    [map, roster],
  );
  const height = map.rows.length * HEAT_ROW;

  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = map.rows[Math.floor((event.clientY - box.top) / HEAT_ROW)];
    const week = Math.floor((event.clientX - box.left) / map.cell);
    const isInside = row !== undefined && week >= 0 && week < map.weeks.length;
    setHover(isInside ? { row, week, x: event.clientX, y: event.clientY } : null);
  };

  return (
    <>
      <div
        ref={element}
        className={sellerRows.scroll}
        tabIndex={-1}
        role="region"
        aria-label="Workload by seller and week"
      >
        {map.rows.length === 0 && (
          <p className={sellerRows.empty}>No handover work yet. It appears here as soon as moves have a wave.</p>
        )}
        <Weeks map={map} left={nameWidth} />
        <div className={sellerRows.grid} style={{ height }}>
          <SellerNames
            label="Sellers by their busiest week"
            rowHeight={HEAT_ROW}
            width={nameWidth}
            chosen={chosen}
            sellers={sellers}
          />
          {/* For the mouse only: the names beside the map are buttons that do the same. */}
          <svg
            className={sellerRows.map}
            width={map.width}
            height={height}
            role="img"
            aria-label={map.summary}
            onPointerMove={point}
            onPointerLeave={() => setHover(null)}
            onPointerUp={() => hover && chooseSeller(roster.ids[hover.row] as SellerId)}
          >
            {map.shades.map((path, shade) => (
              <path key={`shade-${String(shade)}`} d={path} className={styles[`shade${shade}`]} />
            ))}
            <path d={map.over} className={styles.over} />
          </svg>
        </div>
      </div>
      {map.rows.length > 0 && <Legend planHours={policy.planHours} />}
      {hover && <HoverText live={drawn} map={map} hover={hover} />}
    </>
  );
});

function Weeks({ map, left }: { readonly map: Heatmap; readonly left: number }) {
  const formats = formatsFor('');
  const every = Math.max(1, Math.ceil(WEEK_LABEL / map.cell));
  return (
    <div className={styles.weeks} style={{ height: HEAD, marginLeft: left }} aria-hidden>
      {[...map.weeks].map((week, index) =>
        index % every === 0 && index * map.cell + WEEK_LABEL <= map.width + map.cell ? (
          <span key={week} style={{ left: index * map.cell }}>
            {formats.dayShort(week)}
          </span>
        ) : null,
      )}
    </div>
  );
}

function Legend({ planHours }: { readonly planHours: number }) {
  const plan = formatsFor('').hours(planHours);
  return (
    <p className={joinClasses(sellerRows.legend, styles.legend)} title="For a full-time seller; others by their FTE">
      0
      {LEGEND_SHADES.map((shade) => (
        <Swatch key={shade} className={styles[`shade${shade}`]} isOver={false} />
      ))}
      {plan} a week
      <span className={styles.gap} />
      <Swatch className={styles.shade4} isOver />
      above
    </p>
  );
}

function Swatch({ className, isOver }: { readonly className: string | undefined; readonly isOver: boolean }) {
  return (
    <svg width={12} height={12} aria-hidden>
      <rect x={1} y={1} width={10} height={10} className={className} />
      {isOver && <rect x={1} y={1} width={10} height={10} className={styles.over} />}
    </svg>
  );
}

interface HoverTextProps {
  readonly live: LiveFigures;
  readonly map: Heatmap;
  readonly hover: Hover;
}

function HoverText({ live, map, hover }: HoverTextProps) {
  const formats = formatsFor('');
  const { roster } = live.base;
  const hours = live.load.sellerHours[hover.row * live.load.weeks.length + hover.week] ?? 0;
  const lines = [
    { key: 'hours', label: 'Handover work', value: formats.hours(hours) },
    { key: 'capacity', label: 'Planned capacity', value: formats.hours(map.capacityOf(hover.row)) },
  ];
  const week = formats.day(map.weeks[hover.week] as number);
  const left = Math.min(hover.x + 12, window.innerWidth - TOOLTIP.width);
  return (
    <div className={styles.tooltip} style={{ left, top: hover.y - TOOLTIP.height }}>
      <ChartTooltip title={`${roster.names[hover.row]}, week of ${week}`} lines={lines} />
    </div>
  );
}
