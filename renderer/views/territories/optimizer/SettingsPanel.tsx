import { DEFAULT_POLICY } from '../../../../shared/model/defaults.ts';
import { readPolicy } from '../../../../shared/model/plan.ts';
import type { DisruptionWeights, RedesignPolicy } from '../../../../shared/model/policy.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { ELIGIBILITY_RULES } from '../../../../shared/territory/eligibility.ts';
import { MEASURES } from '../../../../shared/territory/measures.ts';
import type { Measure } from '../../../../shared/territory/measures.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { MEASURE_NAMES } from '../../../ui/measure-names.ts';
import { SettingNumber } from '../../../ui/SettingNumber.tsx';
import { NumberSetting, SettingsFold, SettingsGroup, SettingsNote, SettingsTable } from '../../../ui/Settings.tsx';
import { Switch } from '../../../ui/Toggles.tsx';
import { changeBalance, changeRedesign } from './change-settings.ts';
import { DistanceSetting } from './DistanceSetting.tsx';
import { PairSettings } from './PairSettings.tsx';

/** What the optimizer is asked for. Everything here is part of the plan, undoable, and what the command line asks for too. */
export function SettingsPanel() {
  const base = usePlan((state) => state.base);
  if (!base) return null;
  const policy = readPolicy(base.document, 'redesign');
  return (
    <>
      <MeasureSettings base={base} policy={policy} />
      <DistanceSetting base={base} policy={policy} />
      <LimitSettings base={base} policy={policy} />
      <SettingsGroup title="Who may have what" note="An unknown value fits everybody">
        {ELIGIBILITY_RULES.map((rule) => (
          <Switch
            key={rule}
            isSelected={policy.eligibleBy[rule]}
            onChange={(isOn) => changeRedesign({ eligibleBy: { ...policy.eligibleBy, [rule]: isOn } })}
          >
            {RULE_NAMES[rule]}
          </Switch>
        ))}
      </SettingsGroup>
      <PairSettings base={base} />
      <WeightSettings policy={policy} base={base} />
    </>
  );
}

const RULE_NAMES = { region: 'Same region', segment: 'Same segment', skill: 'The skill it asks for' } as const;

interface SettingsProps {
  readonly base: PlanBase;
  readonly policy: RedesignPolicy;
}

function MeasureSettings({ base, policy }: SettingsProps) {
  const balance = readPolicy(base.document, 'balance');
  const chosen = MEASURES.filter((measure) => policy.measures[measure] > 0);
  const setWeight = (measure: Measure, weight: number) =>
    changeRedesign({ measures: { ...policy.measures, [measure]: weight } });
  return (
    <SettingsGroup title="Balance">
      <SettingsTable headings={['Measure', 'Tolerance ±', 'Weight']}>
        {MEASURES.map((measure) => {
          const name = MEASURE_NAMES[measure];
          const weight = policy.measures[measure];
          const isOn = weight > 0;
          const isOwn = measure === 'arr' || measure === 'workload' || measure === 'accounts';
          return (
            <tr key={measure}>
              <th scope="row">
                <Checkbox
                  isSelected={isOn}
                  isDisabled={isOn && chosen.length === 1}
                  onChange={(isSelected) => setWeight(measure, isSelected ? 1 : 0)}
                >
                  {name}
                </Checkbox>
              </th>
              <td>
                <SettingNumber
                  label={`Tolerance of ${name}`}
                  kind="share"
                  value={isOwn ? balance[measure] : policy.otherTolerance}
                  isDisabled={!isOn}
                  onChange={(share) =>
                    isOwn ? changeBalance({ [measure]: share }) : changeRedesign({ otherTolerance: share })
                  }
                />
              </td>
              <td>
                <SettingNumber
                  label={`Weight of ${name}`}
                  least={0.05}
                  most={100}
                  value={isOn ? weight : 1}
                  isDisabled={!isOn}
                  onChange={(value) => setWeight(measure, value)}
                />
              </td>
            </tr>
          );
        })}
      </SettingsTable>
    </SettingsGroup>
  );
}

function LimitSettings({ base, policy }: SettingsProps) {
  const balance = readPolicy(base.document, 'balance');
  return (
    <SettingsGroup title="Limits">
      <NumberSetting
        label="Accounts moved at most"
        kind="share"
        value={balance.maximumMovedAccounts}
        onChange={(maximumMovedAccounts) => changeBalance({ maximumMovedAccounts })}
      />
      <NumberSetting
        label="ARR moved at most"
        kind="share"
        value={balance.maximumMovedArr}
        onChange={(maximumMovedArr) => changeBalance({ maximumMovedArr })}
      />
      <NumberSetting
        label="ARR each seller keeps"
        kind="share"
        value={balance.minimumKeptArr}
        onChange={(minimumKeptArr) => changeBalance({ minimumKeptArr })}
      />
      <Switch isSelected={policy.keepsCapacity} onChange={(keepsCapacity) => changeRedesign({ keepsCapacity })}>
        Nobody above their capacity
      </Switch>
      <Switch isSelected={policy.keepsFamilies} onChange={(keepsFamilies) => changeRedesign({ keepsFamilies })}>
        Families stay together
      </Switch>
    </SettingsGroup>
  );
}

const WEIGHTS: readonly (readonly [keyof DisruptionWeights, string])[] = [
  ['account', 'An account'],
  ['arr', 'Its ARR, at the average'],
  ['arrMost', 'At most so many averages'],
  ['recent', 'Moved within a year'],
  ['renewing', 'A renewal is near'],
  ['lateDeal', 'A late deal is open'],
  ['unlike', 'On top: sellers unalike'],
  ['succession', 'Share: the incumbent leaves'],
  ['assignment', 'Share: nobody has it'],
];

function WeightSettings({ base, policy }: SettingsProps) {
  const { disruption, personaFactors } = policy;
  const defaults = DEFAULT_POLICY.redesign;
  return (
    <>
      <SettingsFold title="What a move counts">
        <SettingsNote>In points: the move of an ordinary account without ARR is 1.</SettingsNote>
        {WEIGHTS.map(([field, label]) => (
          <NumberSetting
            key={field}
            label={label}
            most={1000}
            value={disruption[field]}
            onChange={(value) => changeRedesign({ disruption: { ...disruption, [field]: value } })}
          />
        ))}
        <SettingsNote>Times, by the customer’s persona:</SettingsNote>
        {base.personas.personas.map(({ id, name }) => (
          <NumberSetting
            key={id}
            label={name}
            name={`Factor for ${name}`}
            most={1000}
            value={personaFactors[id] ?? 1}
            onChange={(value) => changeRedesign({ personaFactors: { ...personaFactors, [id]: value } })}
          />
        ))}
        <NumberSetting
          label="No customer, no open deal"
          name="Factor for prospects without an open deal"
          most={1000}
          value={policy.silentFactor}
          onChange={(silentFactor) => changeRedesign({ silentFactor })}
        />
        <NumberSetting
          label="A renewal is near, days"
          name="Days before a renewal"
          most={1000}
          step={1}
          value={policy.renewalDays}
          onChange={(renewalDays) => changeRedesign({ renewalDays })}
        />
        <Button
          size="s"
          onPress={() =>
            changeRedesign({
              disruption: defaults.disruption,
              personaFactors: defaults.personaFactors,
              silentFactor: defaults.silentFactor,
              renewalDays: defaults.renewalDays,
            })
          }
        >
          Back to the defaults
        </Button>
      </SettingsFold>
      <SettingsGroup title="Seed" note="The same seed and plan give the same proposal, on any machine">
        <NumberSetting
          label="Number"
          name="Seed"
          step={1}
          most={0xffff_ffff}
          value={policy.seed}
          onChange={(seed) => changeRedesign({ seed })}
        />
      </SettingsGroup>
    </>
  );
}
