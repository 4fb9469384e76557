import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { TERRITORY_VIEWS, goToTerritoryView, useSession } from '../../state/session-store.ts';
import type { TerritoryView } from '../../state/session-store.ts';
import boardStyles from './Board.module.css';
import { ScorecardChips } from './ScorecardChips.tsx';
import styles from './TerritoriesView.module.css';
import { TERRITORY_VIEW_INFO } from './territory-views.ts';

/** Who gets which account: one tab per way to look at it, the scenario's figures beside the tabs. */
export function TerritoriesView() {
  const view = useSession((state) => state.territoryView);
  const { View } = TERRITORY_VIEW_INFO[view];
  return (
    <Tabs
      className={styles.step}
      selectedKey={view}
      onSelectionChange={(key) => goToTerritoryView(key as TerritoryView)}
    >
      <h1 className={boardStyles.hidden}>Territories</h1>
      <div className={styles.bar}>
        <TabList aria-label="Views of the territories" className={styles.tabs}>
          {TERRITORY_VIEWS.map((id) => (
            <TerritoryTab key={id} id={id} />
          ))}
        </TabList>
        <ScorecardChips />
      </div>
      <TabPanel id={view} className={styles.panel}>
        <View />
      </TabPanel>
    </Tabs>
  );
}

function TerritoryTab({ id }: { readonly id: TerritoryView }) {
  const { name, icon: Icon } = TERRITORY_VIEW_INFO[id];
  return (
    <Tab id={id} className={styles.tab}>
      <Icon size={14} aria-hidden />
      {name}
    </Tab>
  );
}
