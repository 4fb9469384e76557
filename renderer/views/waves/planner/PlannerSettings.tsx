import { PinOff } from 'lucide-react';
import { formatIsoDay, parseIsoDay } from '../../../../shared/model/day.ts';
import { NO_ROW } from '../../../../shared/model/ids.ts';
import { readPolicy, readScenarioTable } from '../../../../shared/model/plan.ts';
import type { HandoverCapacityPolicy, WaveGuidancePolicy } from '../../../../shared/model/policy.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { completeAsk } from '../../../state/schedule-run.ts';
import { changeAsk, useSchedule } from '../../../state/schedule-store.ts';
import { useSession } from '../../../state/session-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { countNoun } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { PersonaDot } from '../../../ui/Persona.tsx';
import { NumberSetting, SettingLine, SettingsGroup, SettingsTable } from '../../../ui/Settings.tsx';
import { Switch } from '../../../ui/Toggles.tsx';
import { decide } from '../../decide.ts';
import { useFormats } from '../../use-formats.ts';
import styles from './Planner.module.css';

const MOST_WAVES = 12;
const MOST_GAP = 365;
const MOST_SEED = 0xffff_ffff;

/** What the planner is asked for. Guidance and capacities are the plan's own, undoable, and what the guardrails watch. */
export function PlannerSettings({ base }: { readonly base: PlanBase }) {
  return (
    <>
      <WaveSettings base={base} />
      <PinSettings base={base} />
      <QuotaSettings base={base} />
      <CapacitySettings base={base} />
    </>
  );
}

function WaveSettings({ base }: { readonly base: PlanBase }) {
  const ask = useSchedule((state) => state.ask);
  const { waves, start, gap } = completeAsk(base, ask);
  return (
    <SettingsGroup title="Waves">
      <NumberSetting
        label="Number of waves"
        value={waves}
        least={2}
        most={MOST_WAVES}
        step={1}
        onChange={(value) => changeAsk({ waves: value })}
      />
      <SettingLine isWide label="Launch of the first">
        <DateField
          label="Launch of the first wave"
          isLabelHidden
          isCompact
          value={formatIsoDay(start)}
          onChange={(day) => day !== '' && changeAsk({ start: parseIsoDay(day) })}
        />
      </SettingLine>
      <NumberSetting
        label="Days between launches"
        value={gap}
        least={1}
        most={MOST_GAP}
        step={1}
        onChange={(value) => changeAsk({ gap: value })}
      />
      <NumberSetting
        label="Seed"
        name="Seed: the same one gives the same schedule"
        value={ask.seed}
        most={MOST_SEED}
        step={1}
        onChange={(value) => changeAsk({ seed: value })}
      />
    </SettingsGroup>
  );
}

function PinSettings({ base }: { readonly base: PlanBase }) {
  const keepsScheduled = useSchedule((state) => state.ask.keepsScheduled);
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const selection = useSession((state) => state.selection);
  const formats = useFormats();
  const pins = readScenarioTable(base.document, base.scenario, 'pins');
  const chosen = [...selection].flatMap((account) => {
    const row = base.accountRow.get(account);
    const wave = base.assignment.waves[row === undefined ? NO_ROW : (base.assignment.wave[row] as number)];
    return wave === undefined || pins.get(account) === wave.id ? [] : [{ account, wave: wave.id }];
  });
  const unpin = () =>
    void decide({ kind: 'pinAccounts', accounts: Array.from(pins.keys(), (account) => ({ account, wave: null })) });
  return (
    <SettingsGroup title="Stay where they are" note="Waves that were launched by the as-of day stay in any case">
      <Switch isSelected={keepsScheduled} onChange={(isOn) => changeAsk({ keepsScheduled: isOn })}>
        Accounts that have a wave
      </Switch>
      <div className={styles.pins}>
        <Button
          size="s"
          isDisabled={isReadOnly || chosen.length === 0}
          onPress={() => void decide({ kind: 'pinAccounts', accounts: chosen })}
        >
          {chosen.length === 0
            ? 'Pin selected accounts'
            : `Pin ${countNoun(formats, chosen.length, 'selected account')}`}
        </Button>
        {pins.size > 0 && (
          <Button size="s" variant="quiet" icon={PinOff} isDisabled={isReadOnly} onPress={unpin}>
            {`Unpin ${formats.count(pins.size)}`}
          </Button>
        )}
      </div>
    </SettingsGroup>
  );
}

function QuotaSettings({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const guidance = readPolicy(base.document, 'waveGuidance');
  const change = (next: Partial<WaveGuidancePolicy>) =>
    decide({ kind: 'changePolicy', policy: 'waveGuidance', change: next });
  return (
    <SettingsGroup
      title="Guidance"
      note="Share of each persona’s moves. More waves spread the middle evenly; two merge the last two."
    >
      <SettingsTable isTight headings={['Persona', 'First', 'Middle', 'Last']}>
        {base.personas.personas.map(({ id, name, colour }) => {
          const shares = guidance.shares[id];
          if (!shares) return null;
          const isOff = Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) > 1e-6;
          return (
            <tr key={id}>
              <th scope="row" title={name}>
                <span className={styles.persona}>
                  <PersonaDot colour={colour} />
                  <span>{name}</span>
                </span>
              </th>
              {['first', 'middle', 'last'].map((place, index) => (
                <td key={place} className={isOff ? styles.off : undefined}>
                  <NumberField
                    label={`${name}, ${place} waves`}
                    value={shares[index] ?? 0}
                    least={0}
                    step={0.01}
                    kind="share"
                    isDisabled={isReadOnly}
                    onChange={(share) => {
                      const own = [0, 1, 2].map((at) => (at === index ? share || 0 : (shares[at] ?? 0)));
                      change({ shares: { ...guidance.shares, [id]: own } });
                    }}
                  />
                </td>
              ))}
            </tr>
          );
        })}
      </SettingsTable>
      <NumberSetting
        label="May differ by"
        name="Shares may differ by"
        value={guidance.band}
        step={0.01}
        kind="share"
        isDisabled={isReadOnly}
        onChange={(band) => change({ band })}
      />
      <NumberSetting
        label="First wave, of all moves"
        name="First wave, of all moves at most"
        value={guidance.firstWaveMaximumMoves}
        step={0.01}
        kind="share"
        isDisabled={isReadOnly}
        onChange={(value) => change({ firstWaveMaximumMoves: value })}
      />
      <NumberSetting
        label="First wave, of the ARR"
        name="First wave, of the ARR that moves at most"
        value={guidance.firstWaveMaximumArr}
        step={0.01}
        kind="share"
        isDisabled={isReadOnly}
        onChange={(value) => change({ firstWaveMaximumArr: value })}
      />
    </SettingsGroup>
  );
}

const CAPACITIES: readonly (readonly [keyof HandoverCapacityPolicy, string, number, 'number' | 'share'])[] = [
  ['planHours', 'Planned, seller', 0.5, 'number'],
  ['errorHours', 'Never above, seller', 0.5, 'number'],
  ['managerHours', 'Manager', 0.5, 'number'],
  ['inPersonIntroductions', 'Introductions in person', 1, 'number'],
  ['refusalReserve', 'Kept for refusals', 0.01, 'share'],
];

function CapacitySettings({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const capacity = readPolicy(base.document, 'handoverCapacity');
  return (
    <SettingsGroup title="What a week carries" note="Hours of a full-time seller, both sides together">
      {CAPACITIES.map(([field, label, step, kind]) => (
        <NumberSetting
          key={field}
          label={label}
          name={`${label}, a week`}
          value={capacity[field]}
          most={kind === 'share' ? 1 : 200}
          step={step}
          kind={kind}
          isDisabled={isReadOnly}
          onChange={(value) => decide({ kind: 'changePolicy', policy: 'handoverCapacity', change: { [field]: value } })}
        />
      ))}
    </SettingsGroup>
  );
}
