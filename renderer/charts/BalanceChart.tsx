import { memo, useMemo } from 'react';
import type { Measure } from '../../shared/territory/measures.ts';
import type { MeasureBalance } from '../../shared/territory/balance.ts';
import type { MovePreview } from '../../shared/territory/preview.ts';
import { isLeaving } from '../../shared/model/roster.ts';
import type { Roster } from '../../shared/model/roster.ts';
import { usePlan } from '../state/plan-store.ts';
import { changeFilter, useSession } from '../state/session-store.ts';
import { BALANCE_ROW, layOutBalance } from './balance-layout.ts';
import type { BalanceRow } from './balance-layout.ts';
import styles from './BalanceChart.module.css';
import { ChartPanel } from './ChartPanel.tsx';
import type { ChartTable } from './ChartPanel.tsx';
import { MEASURE_NAMES } from '../ui/measure-names.ts';
import { useElementSize } from './use-element-size.ts';

const NAME_WIDTH = 92;

function listRows(
  roster: Roster,
  before: MeasureBalance,
  after: MeasureBalance,
  measure: Measure,
  preview: MovePreview | null,
): BalanceRow[] {
  const projected = new Map<number, number>();
  if (preview) {
    for (const seller of [preview.gaining, ...preview.losing]) projected.set(seller.row, seller.indexAfter[measure]);
  }
  const rows: BalanceRow[] = [];
  for (const seller of after.sellers) {
    // Leavers and managers have no target: nothing to compare with.
    if (Number.isNaN(seller.index) || isLeaving(roster, seller.row)) continue;
    rows.push({
      row: seller.row,
      name: roster.names[seller.row] as string,
      before: before.sellers[seller.row]?.index ?? Number.NaN,
      after: projected.get(seller.row) ?? seller.index,
      isProjected: projected.has(seller.row),
    });
  }
  return rows;
}

function createTable(rows: readonly BalanceRow[]): ChartTable {
  return {
    columns: ['Seller', 'Today', 'Plan'],
    rows: rows.map((row) => [row.name, Math.round(row.before), Math.round(row.after)]),
  };
}

/** Each seller's index to target, today and under the plan: one path per series, so that it follows a drag. */
export const BalanceChart = memo(function BalanceChart() {
  const [element, size] = useElementSize();
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  const measure = useSession((state) => state.measure);
  const preview = useSession((state) => (state.drag?.refusal ? null : (state.drag?.preview ?? null)));
  const balance = figures?.scorecard.balance.find((entry) => entry.measure === measure);
  const rows = useMemo(
    () => (base && balance ? listRows(base.roster, balance.before, balance.after, measure, preview) : []),
    [base, balance, measure, preview],
  );
  const tolerance = balance?.after.tolerance ?? null;
  const layout = useMemo(
    () => layOutBalance(rows, tolerance, Math.max(80, size.width - NAME_WIDTH - 12)),
    [rows, tolerance, size.width],
  );
  if (!base || !balance) return null;
  const height = rows.length * BALANCE_ROW;
  return (
    <ChartPanel
      title="Balance"
      unit={`${MEASURE_NAMES[measure]}: today ○ plan ●`}
      isProjected={preview !== null}
      table={createTable(rows)}
    >
      <div ref={element} className={styles.scroll} tabIndex={0} role="region" aria-label="Balance by seller">
        <div className={styles.axis} style={{ marginLeft: NAME_WIDTH }} aria-hidden>
          {layout.ticks.map((tick) => (
            <span key={tick.index} style={{ left: tick.x }}>
              {tick.index}
            </span>
          ))}
        </div>
        <div className={styles.grid} style={{ height }}>
          <div className={styles.names}>
            {rows.map((row) => (
              <button
                key={base.roster.ids[row.row]}
                type="button"
                className={row.isProjected ? styles.live : undefined}
                style={{ height: BALANCE_ROW }}
                title={`${row.name}: ${Math.round(row.before)} today, ${Math.round(row.after)} planned. Show only this seller.`}
                onClick={() => changeFilter({ seller: base.roster.ids[row.row] ?? null })}
              >
                {row.name}
              </button>
            ))}
          </div>
          <svg width={layout.width} height={height} role="img" aria-label={layout.summary}>
            {layout.band && (
              <rect x={layout.band.x} y={0} width={layout.band.width} height={height} className={styles.band} />
            )}
            <line x1={layout.target} x2={layout.target} y1={0} y2={height} className={styles.target} />
            <path d={layout.links} className={styles.link} />
            <path d={layout.before} className={styles.before} />
            <path d={layout.within} className={styles.within} />
            <path d={layout.outside} className={styles.outside} />
            <path d={layout.projected} className={styles.projected} />
          </svg>
        </div>
      </div>
    </ChartPanel>
  );
});
