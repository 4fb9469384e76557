import { memo, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { PointerEvent } from 'react';
import { useLiveFigures } from '../board/live-figures.ts';
import { useSession } from '../state/session-store.ts';
import { joinClasses } from '../ui/class-names.ts';
import { formatsFor } from '../ui/format.ts';
import type { Formats } from '../ui/format.ts';
import { MEASURE_NAMES } from '../ui/measure-names.ts';
import { BALANCE_ROW, layOutBalance } from './balance-layout.ts';
import { listBalance } from './balance-rows.ts';
import type { BalanceRow } from './balance-rows.ts';
import sellerRows from './SellerRows.module.css';
import styles from './BalanceChart.module.css';
import { ChartPanel } from './ChartPanel.tsx';
import type { ChartTable } from './ChartTableView.tsx';
import { chooseSeller } from './choose-filter.ts';
import { SellerNames } from './SellerNames.tsx';
import type { SellerName } from './SellerNames.tsx';
import { fitNameWidth, useElementSize } from './use-element-size.ts';

/** Indexes are few whole numbers: written once each, since `Intl` is too slow for hundreds of rows in a frame. */
const written = new Map<number, string>();

function writeIndex(index: number, formats: Formats): string {
  const whole = Math.round(index);
  let text = written.get(whole);
  if (text === undefined) written.set(whole, (text = formats.count(whole)));
  return text;
}

function createTable(rows: readonly BalanceRow[], formats: Formats): ChartTable {
  return {
    columns: ['Seller', 'Today', 'Plan'],
    rows: rows.map(({ id, name, before, after }) => ({
      id,
      name,
      cells: [writeIndex(before, formats), writeIndex(after, formats)],
    })),
  };
}

function listNames(rows: readonly BalanceRow[]): SellerName[] {
  const formats = formatsFor('');
  return rows.map(({ id, name, before, after, isProjected }) => ({
    id,
    name,
    title: `${name}: ${writeIndex(before, formats)} today, ${writeIndex(after, formats)} planned. Show only this seller.`,
    isLive: isProjected,
  }));
}

/** Each seller's index to target, today and under the plan: one path per series, so that it follows a drag. */
export const BalanceChart = memo(function BalanceChart() {
  const [element, size] = useElementSize();
  const scroll = useRef<HTMLDivElement | null>(null);
  // To set where it stands already would lay the page out in the middle of drawing it.
  const isScrolled = useRef(false);
  const attach = useCallback(
    (node: HTMLDivElement | null) => {
      element(node);
      scroll.current = node;
    },
    [element],
  );
  const live = useLiveFigures();
  const measure = useSession((state) => state.measure);
  const chosen = useSession((state) => state.filter.seller);
  const balance = live?.figures.scorecard.balance.find((entry) => entry.measure === measure);
  const preview = live?.preview ?? null;
  const rows = useMemo(
    () => (live && balance ? listBalance(live.base.roster, balance.before, balance.after, measure, preview) : []),
    [live, balance, measure, preview],
  );
  const sellers = useMemo(() => listNames(rows), [rows]);
  const nameWidth = fitNameWidth(size.width);
  const tolerance = balance?.after.tolerance ?? null;
  const layout = useMemo(
    () => layOutBalance(rows, tolerance, Math.max(80, size.width - nameWidth - 12)),
    [rows, tolerance, size.width, nameWidth],
  );
  useLayoutEffect(() => {
    // Those whom the drop concerns stand on top.
    if (preview && isScrolled.current && scroll.current) scroll.current.scrollTop = 0;
  }, [preview]);
  if (!live || !balance) return null;
  const formats = formatsFor('');
  const height = rows.length * BALANCE_ROW;
  const chooseAt = (event: PointerEvent<SVGSVGElement>): void => {
    const top = event.currentTarget.getBoundingClientRect().top;
    const row = rows[Math.floor((event.clientY - top) / BALANCE_ROW)];
    if (row) chooseSeller(row.id);
  };
  return (
    <ChartPanel
      title="Balance"
      unit={`${MEASURE_NAMES[measure]}: today ○ plan ●`}
      isProjected={preview !== null}
      createTable={() => createTable(rows, formats)}
      choose={chooseSeller}
    >
      <div
        ref={attach}
        className={joinClasses(sellerRows.scroll, styles.scroll)}
        tabIndex={-1}
        role="region"
        aria-label="Balance by seller"
        onScroll={(event) => {
          isScrolled.current = event.currentTarget.scrollTop > 0;
        }}
      >
        <div className={styles.axis} style={{ marginLeft: nameWidth }} aria-hidden>
          {layout.ticks.map((tick) => (
            <span key={tick.index} style={{ left: tick.x }}>
              {tick.index}
            </span>
          ))}
        </div>
        {rows.length === 0 && (
          <p className={sellerRows.empty}>No seller has a target yet: nobody with FTE, or nothing to share.</p>
        )}
        <div className={sellerRows.grid} style={{ height }}>
          <SellerNames
            label="Sellers by distance from their target"
            rowHeight={BALANCE_ROW}
            width={nameWidth}
            chosen={chosen}
            sellers={sellers}
          />
          {/* For the mouse only: the names beside it are buttons that do the same. */}
          <svg
            className={sellerRows.map}
            width={layout.width}
            height={height}
            role="img"
            aria-label={layout.summary}
            onPointerUp={chooseAt}
          >
            <path d={layout.projected} className={styles.projected} />
            {layout.band && (
              <rect x={layout.band.x} y={0} width={layout.band.width} height={height} className={styles.band} />
            )}
            <line x1={layout.target} x2={layout.target} y1={0} y2={height} className={styles.target} />
            <path d={layout.links} className={styles.link} />
            <path d={layout.before} className={styles.before} />
            <path d={layout.within} className={styles.within} />
            <path d={layout.outside} className={styles.outside} />
          </svg>
        </div>
      </div>
    </ChartPanel>
  );
});
