import { memo, useDeferredValue, useMemo } from 'react';
import type { PointerEvent } from 'react';
import type { LiveFigures } from '../board/live-figures.ts';
import { useSession } from '../state/session-store.ts';
import { joinClasses } from '../ui/class-names.ts';
import { formatsFor } from '../ui/format.ts';
import { chooseSeller } from './choose-filter.ts';
import { describeSellerLoad, layOutSellerLoad, listSellerLoad, LOAD_ROW } from './seller-load.ts';
import sellerRows from './SellerRows.module.css';
import styles from './SellerLoadChart.module.css';
import { SellerNames } from './SellerNames.tsx';
import { fitNameWidth, useElementSize } from './use-element-size.ts';

/** Hours of handover work per seller, of the wave that the boards show alone or of all: one path per side. */
export const SellerLoadChart = memo(function SellerLoadChart({ live }: { readonly live: LiveFigures }) {
  const [element, size] = useElementSize();
  const chosen = useSession((state) => state.filter.seller);
  const wave = useSession((state) => state.filter.wave);
  const drawn = useDeferredValue(live);
  const formats = formatsFor('');
  const { waveIndex, waves } = drawn.base.assignment;
  const only = wave === null ? null : (waveIndex.get(wave) ?? null);
  const rows = useMemo(() => listSellerLoad(drawn, only), [drawn, only]);
  const nameWidth = fitNameWidth(size.width);
  const width = Math.max(60, size.width - nameWidth - 10);
  const layout = useMemo(() => layOutSellerLoad(rows, width), [rows, width]);
  const sellers = useMemo(
    () =>
      rows.map((row) => ({
        id: row.id,
        name: row.name,
        title: `${describeSellerLoad(row, formats)} Show only this seller.`,
        isLive: false,
      })),
    [rows, formats],
  );
  const height = rows.length * LOAD_ROW;
  const rowAt = (event: PointerEvent<SVGSVGElement>) =>
    rows[Math.floor((event.clientY - event.currentTarget.getBoundingClientRect().top) / LOAD_ROW)];
  return (
    <>
      <div ref={element} className={sellerRows.scroll} tabIndex={-1} role="region" aria-label="Handover work by seller">
        {rows.length === 0 && (
          <p className={sellerRows.empty}>No handover work yet. It appears here as soon as moves have a wave.</p>
        )}
        <div className={sellerRows.grid} style={{ height }}>
          <SellerNames
            label="Sellers by their handover work"
            rowHeight={LOAD_ROW}
            width={nameWidth}
            chosen={chosen}
            sellers={sellers}
          />
          {/* For the mouse only: the names beside it are buttons that do the same. */}
          <svg
            className={sellerRows.map}
            width={width}
            height={height}
            role="img"
            aria-label={layout.summary}
            onPointerUp={(event) => {
              const row = rowAt(event);
              if (row) chooseSeller(row.id);
            }}
          >
            <path d={layout.incumbent} className={styles.incumbent} />
            <path d={layout.incoming} className={styles.incoming} />
            <path d={layout.over} className={styles.over} />
          </svg>
        </div>
      </div>
      <p className={joinClasses(sellerRows.legend, styles.legend)}>
        <span className={styles.swatchIncumbent} /> incumbent
        <span className={styles.swatchIncoming} /> incoming
        <svg width={9} height={9} aria-hidden>
          <path d="M0 9l4.5 -9l4.5 9z" className={styles.over} />
        </svg>
        over the plan in a week
        <span className={styles.scope}>{only === null ? 'all waves' : waves[only]?.wave.name}</span>
      </p>
    </>
  );
});
