import { useEffect, useMemo } from 'react';
import type { RedesignPolicy } from '../../../../shared/model/policy.ts';
import { canCountDistance } from '../../../../shared/overview/distances.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { loadGazetteer, readWhereabouts, useMap } from '../../../state/map-store.ts';
import { NumberSetting, SettingsGroup } from '../../../ui/Settings.tsx';
import { Switch } from '../../../ui/Toggles.tsx';
import { changeRedesign } from './change-settings.ts';

/** What 100 km count where distance is switched on, in ordinary moves. */
const FIRST_WEIGHT = 0.5;

interface DistanceSettingProps {
  readonly base: PlanBase;
  readonly policy: RedesignPolicy;
}

/** An optional measure: how far accounts are from their sellers' bases. It counts only where the data says where they are. */
export function DistanceSetting({ base, policy }: DistanceSettingProps) {
  const gazetteer = useMap((state) => state.gazetteer);
  useEffect(() => void loadGazetteer(), []);
  const isKnown = useMemo(() => {
    const found = gazetteer && readWhereabouts(base);
    return found ? canCountDistance(found.columns) : null;
  }, [gazetteer, base]);
  const weight = policy.distanceWeight ?? 0;
  return (
    <SettingsGroup
      title="Distance"
      note={
        isKnown === false
          ? 'No seller has a base. It takes accounts with a place: coordinates, a postal code, a state or a country.'
          : undefined
      }
    >
      <Switch
        isSelected={weight > 0}
        isDisabled={isKnown !== true}
        onChange={(isOn) => changeRedesign({ distanceWeight: isOn ? FIRST_WEIGHT : 0 })}
      >
        Accounts near their sellers
      </Switch>
      {weight > 0 && (
        <NumberSetting
          label="100 km count, in moves"
          name="What 100 km to the seller’s base count, in ordinary moves"
          least={0.05}
          most={1000}
          value={weight}
          isDisabled={isKnown !== true}
          onChange={(distanceWeight) => changeRedesign({ distanceWeight })}
        />
      )}
    </SettingsGroup>
  );
}
