import { MapPinOff } from 'lucide-react';
import { useMapModel } from '../../../map/use-map-model.ts';
import { MapPanel } from '../../../map/MapPanel.tsx';
import { MapStage } from '../../../map/MapStage.tsx';
import { changeMap, useMap } from '../../../state/map-store.ts';
import type { MapColouring } from '../../../state/map-store.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Select } from '../../../ui/Select.tsx';
import { ToggleGroup } from '../../../ui/Toggles.tsx';
import { FilterBar } from '../FilterBar.tsx';
import styles from './MapView.module.css';

const COLOURINGS = [
  { id: 'seller', label: 'Seller' },
  { id: 'persona', label: 'Persona' },
  { id: 'wave', label: 'Wave' },
] as const;

const TIMES = [
  { id: 'today', label: 'Today' },
  { id: 'plan', label: 'Plan' },
] as const;

/** Who has which accounts, where they are. */
export function MapView() {
  const colouring = useMap((state) => state.colouring);
  const when = useMap((state) => state.when);
  return (
    <>
      <FilterBar isUnordered>
        <ToggleGroup label="Whose accounts" options={TIMES} value={when} onChange={(id) => changeMap({ when: id })} />
        <Select
          look="chip"
          label="Colour"
          options={COLOURINGS}
          value={colouring}
          onChange={(id: MapColouring) => changeMap({ colouring: id, highlight: null })}
        />
      </FilterBar>
      <MapArea />
    </>
  );
}

function MapArea() {
  const model = useMapModel();
  const gazetteer = useMap((state) => state.gazetteer);
  const count = usePlan((state) => state.base?.facts.accounts.count ?? 0);
  if (!model) return <div className={styles.area} aria-busy />;
  if (model.ground.places.counts.at(-1) === count) {
    return (
      <EmptyState icon={MapPinOff} title="No account has a place">
        The map needs a latitude and longitude, a postal code, a state or a country for each account. Map such columns
        in the step Data, or refresh the plan from a file that has them.
      </EmptyState>
    );
  }
  return (
    <div className={styles.area}>
      <MapStage model={model} />
      <MapPanel model={model} />
      <p className={styles.sources} title={gazetteer?.sources}>
        Natural Earth · US Census Bureau · GeoNames (CC BY 4.0)
      </p>
    </div>
  );
}
