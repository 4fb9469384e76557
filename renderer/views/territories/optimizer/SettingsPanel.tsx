import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
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
import { Switch } from '../../../ui/Toggles.tsx';
import { changeBalance, changeRedesign } from './change-settings.ts';
import { PairSettings } from './PairSettings.tsx';
import { SettingNumber } from './SettingNumber.tsx';
import styles from './SettingsPanel.module.css';

/** What the optimizer is asked for. Everything here is part of the plan, undoable, and what the command line asks for too. */
export function SettingsPanel() {
  const base = usePlan((state) => state.base);
  if (!base) return null;
  const policy = readPolicy(base.document, 'redesign');
  return (
    <section className={styles.panel} aria-label="What the optimizer is asked for">
      <MeasureSettings base={base} policy={policy} />
      <LimitSettings base={base} policy={policy} />
      <Group title="Who may have what" note="An unknown value fits everybody">
        {ELIGIBILITY_RULES.map((rule) => (
          <Switch
            key={rule}
            isSelected={policy.eligibleBy[rule]}
            onChange={(isOn) => changeRedesign({ eligibleBy: { ...policy.eligibleBy, [rule]: isOn } })}
          >
            {RULE_NAMES[rule]}
          </Switch>
        ))}
      </Group>
      <PairSettings base={base} />
      <WeightSettings policy={policy} base={base} />
    </section>
  );
}

const RULE_NAMES = { region: 'Same region', segment: 'Same segment', skill: 'The skill it asks for' } as const;

interface GroupProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Group({ title, note, children }: GroupProps) {
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {note && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  );
}

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
    <Group title="Balance">
      <table className={styles.measures}>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">Tolerance ±</th>
            <th scope="col">Weight</th>
          </tr>
        </thead>
        <tbody>
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
                    most={1}
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
        </tbody>
      </table>
    </Group>
  );
}

function LimitSettings({ base, policy }: SettingsProps) {
  const balance = readPolicy(base.document, 'balance');
  return (
    <Group title="Limits">
      <Line label="Accounts moved at most">
        <SettingNumber
          label="Accounts moved at most"
          kind="share"
          most={1}
          value={balance.maximumMovedAccounts}
          onChange={(maximumMovedAccounts) => changeBalance({ maximumMovedAccounts })}
        />
      </Line>
      <Line label="ARR moved at most">
        <SettingNumber
          label="ARR moved at most"
          kind="share"
          most={1}
          value={balance.maximumMovedArr}
          onChange={(maximumMovedArr) => changeBalance({ maximumMovedArr })}
        />
      </Line>
      <Line label="Each seller keeps of their ARR">
        <SettingNumber
          label="Each seller keeps of their ARR"
          kind="share"
          most={1}
          value={balance.minimumKeptArr}
          onChange={(minimumKeptArr) => changeBalance({ minimumKeptArr })}
        />
      </Line>
      <Switch isSelected={policy.keepsCapacity} onChange={(keepsCapacity) => changeRedesign({ keepsCapacity })}>
        Nobody above their capacity
      </Switch>
      <Switch isSelected={policy.keepsFamilies} onChange={(keepsFamilies) => changeRedesign({ keepsFamilies })}>
        Families stay together
      </Switch>
    </Group>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.line}>
      <span aria-hidden>{label}</span>
      {children}
    </div>
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
      <Disclosure className={styles.group}>
        <AriaButton slot="trigger" className={styles.disclosure}>
          <ChevronRight size={13} aria-hidden className={styles.arrow} />
          What a move counts
        </AriaButton>
        <DisclosurePanel className={styles.more}>
          <p className={styles.note}>In points: the move of an ordinary account without ARR is 1.</p>
          {WEIGHTS.map(([field, label]) => (
            <Line key={field} label={label}>
              <SettingNumber
                label={label}
                most={1000}
                value={disruption[field]}
                onChange={(value) => changeRedesign({ disruption: { ...disruption, [field]: value } })}
              />
            </Line>
          ))}
          <p className={styles.note}>Times, by the customer’s persona:</p>
          {base.personas.personas.map(({ id, name }) => (
            <Line key={id} label={name}>
              <SettingNumber
                label={`Factor for ${name}`}
                most={1000}
                value={personaFactors[id] ?? 1}
                onChange={(value) => changeRedesign({ personaFactors: { ...personaFactors, [id]: value } })}
              />
            </Line>
          ))}
          <Line label="No customer, no open deal">
            <SettingNumber
              label="Factor for prospects without an open deal"
              most={1000}
              value={policy.silentFactor}
              onChange={(silentFactor) => changeRedesign({ silentFactor })}
            />
          </Line>
          <Line label="A renewal is near, days">
            <SettingNumber
              label="Days before a renewal"
              most={1000}
              step={1}
              value={policy.renewalDays}
              onChange={(renewalDays) => changeRedesign({ renewalDays })}
            />
          </Line>
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
        </DisclosurePanel>
      </Disclosure>
      <Group title="Seed" note="The same seed and plan give the same proposal, on any machine">
        <Line label="Number">
          <SettingNumber
            label="Seed"
            step={1}
            most={0xffff_ffff}
            value={policy.seed}
            onChange={(seed) => changeRedesign({ seed })}
          />
        </Line>
      </Group>
    </>
  );
}
