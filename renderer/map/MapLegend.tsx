import { useVirtualizer } from '@tanstack/react-virtual';
import { Filter as FilterIcon } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { NO_ROW } from '../../shared/model/ids.ts';
import { changeMap, mapStore, useMap } from '../state/map-store.ts';
import { changeFilter, sessionStore } from '../state/session-store.ts';
import type { Filter } from '../state/session-store.ts';
import { countNoun, formatsFor } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { LegendSymbol } from './LegendSymbol.tsx';
import type { Series } from './map-series.ts';
import { describeSellerBase } from '../../shared/places/seller-bases.ts';
import type { MapModel } from './use-map-model.ts';
import styles from './MapPanel.module.css';

const ROW_HEIGHT = 28;
const WALK: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

/** Who has which look, and how many accounts. A click lets one stand out; the funnel beside it shows them alone. */
export function MapLegend({ model }: { readonly model: MapModel }) {
  const { colouring, scene, sellerBases } = model;
  const highlight = useMap((state) => state.highlight);
  const mode = useMap((state) => state.colouring);
  const list = useRef<HTMLDivElement>(null);
  // One stop for Tab: arrows lead on from where the keyboard last was.
  const [stop, setStop] = useState(0);
  const entries = colouring.series
    .map((series, index) => ({ series, count: scene.counts[index] as number }))
    .filter(({ series, count }) => count > 0 || series.key === highlight);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => entries[index]?.series.key ?? index,
    overscan: 8,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = WALK[event.key];
    const at = Number((event.target as HTMLElement).dataset['entry'] ?? Number.NaN);
    if (by === undefined || Number.isNaN(at)) return;
    event.preventDefault();
    const to = Math.min(entries.length - 1, Math.max(0, at + by));
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-entry="${to}"]`)?.focus());
  };
  const shown = virtual.getVirtualItems();
  const current = shown.some(({ index }) => index === stop) ? stop : shown[0]?.index;
  if (entries.length === 0) return <p className={styles.empty}>The filter shows no account.</p>;
  return (
    <div ref={list} className={styles.scroll}>
      <div
        role="toolbar"
        aria-label="Legend"
        aria-orientation="vertical"
        tabIndex={-1}
        className={styles.rows}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const at = Number(target.dataset['entry'] ?? Number.NaN);
          if (!Number.isNaN(at)) setStop(at);
        }}
      >
        {shown.map(({ index, start, key }) => {
          const entry = entries[index];
          if (!entry) return null;
          const { series, count } = entry;
          const base = mode === 'seller' ? sellerBases.bases[series.key] : undefined;
          return (
            <div key={key} className={styles.entry} style={{ transform: `translateY(${start}px)` }}>
              <button
                type="button"
                data-entry={index}
                tabIndex={index === current ? 0 : -1}
                aria-pressed={series.key === highlight}
                aria-label={`${series.name}, ${countNoun(formatsFor(''), count, 'account')}`}
                title={base ? `${series.name}\nBase: ${describeSellerBase(base)}` : series.name}
                className={styles.entryButton}
                data-faded={(highlight !== null && series.key !== highlight) || undefined}
                onClick={() => changeMap({ highlight: series.key === highlight ? null : series.key })}
              >
                <LegendSymbol symbol={series.symbol} colour={series.colour} />
                <span className={styles.name}>{series.name}</span>
                <span className={styles.count}>{formatsFor('').count(count)}</span>
              </button>
              {canFilter(series) && (
                <span className={styles.only}>
                  <IconButton
                    size="s"
                    excludeFromTabOrder={index !== current}
                    label={`Show only ${series.name}`}
                    icon={FilterIcon}
                    onPress={() => filterBy(model, series)}
                  />
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function canFilter({ key }: Series): boolean {
  const { colouring } = mapStore.getState();
  return key >= 0 || (colouring === 'wave' && key === NO_ROW);
}

/** Asks the board's own filter; a second press takes it off. */
function filterBy({ base }: MapModel, { key }: Series): void {
  const change = filterOf(base, key);
  const { filter } = sessionStore.getState();
  const isSet = Object.entries(change).every(([field, value]) => filter[field as keyof Filter] === value);
  changeFilter(isSet ? Object.fromEntries(Object.keys(change).map((field) => [field, null])) : change);
}

function filterOf({ roster, personas, assignment }: MapModel['base'], key: number): Partial<Filter> {
  switch (mapStore.getState().colouring) {
    case 'seller':
      return { seller: roster.ids[key] ?? null };
    case 'persona':
      return { persona: personas.personas[key]?.id ?? null };
    case 'wave':
      return { wave: key === NO_ROW ? 'unscheduled' : (assignment.waves[key]?.id ?? null) };
  }
}
