import { TERRITORY_VIEWS, goToTerritoryView, useSession } from '../../state/session-store.ts';
import { StepTabs } from '../shell/StepTabs.tsx';
import { ScorecardChips } from './ScorecardChips.tsx';
import { TERRITORY_VIEW_INFO } from './territory-views.ts';

/** Who gets which account: one tab per way to look at it, the scenario's figures beside the tabs. */
export function TerritoriesView() {
  const view = useSession((state) => state.territoryView);
  return (
    <StepTabs
      title="Territories"
      label="Views of the territories"
      order={TERRITORY_VIEWS}
      tabs={TERRITORY_VIEW_INFO}
      value={view}
      onChange={goToTerritoryView}
    >
      <ScorecardChips />
    </StepTabs>
  );
}
