import { NOT_PLACED, PLACE_BASES } from '../../shared/places/place-accounts.ts';
import { changeMap, useMap } from '../state/map-store.ts';
import { changeFilter, useSession } from '../state/session-store.ts';
import { countNoun, formatsFor } from '../ui/format.ts';
import { ToggleGroup } from '../ui/Toggles.tsx';
import { MapLegend } from './MapLegend.tsx';
import { PlaceList } from './PlaceList.tsx';
import type { MapModel } from './use-map-model.ts';
import styles from './MapPanel.module.css';

const PANELS = [
  { id: 'legend', label: 'Legend' },
  { id: 'places', label: 'Places' },
] as const;

/** Beside the map: who has which look, or what lies where; below, what the places are known by. */
export function MapPanel({ model }: { readonly model: MapModel }) {
  const panel = useMap((state) => state.panel);
  return (
    <aside className={styles.panel} aria-label="Beside the map">
      <div className={styles.head}>
        <ToggleGroup
          label="Beside the map"
          isTight
          options={PANELS}
          value={panel}
          onChange={(id) => changeMap({ panel: id })}
        />
      </div>
      {panel === 'legend' ? <MapLegend model={model} /> : <PlaceList model={model} />}
      <Placement model={model} />
    </aside>
  );
}

/** How many accounts are on the map and by what; each line shows those alone. */
function Placement({ model }: { readonly model: MapModel }) {
  const { counts, basis } = model.ground.places;
  const chosen = useSession((state) => state.filter.placedBy);
  const formats = formatsFor('');
  const all = basis.length;
  const without = counts[NOT_PLACED] as number;
  const lines = [
    ...PLACE_BASES.map((name, at) => ({ at, label: `by ${name}`, count: counts[at] as number })),
    { at: NOT_PLACED, label: 'not placed', count: without },
  ].filter(({ count, at }) => count > 0 || at === chosen);
  return (
    <section className={styles.placement} aria-label="What the places are known by">
      <p className={styles.placed}>
        {formats.count(all - without)} of {countNoun(formats, all, 'account')} placed
      </p>
      {lines.map(({ at, label, count }) => (
        <button
          key={at}
          type="button"
          className={styles.basis}
          aria-pressed={chosen === at}
          title={chosen === at ? 'Show all again' : 'Show only these'}
          onClick={() => changeFilter({ placedBy: chosen === at ? null : at })}
        >
          <span>{label}</span>
          <span className={styles.count}>{formats.count(count)}</span>
        </button>
      ))}
    </section>
  );
}
