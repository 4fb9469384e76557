import { PinOff } from 'lucide-react';
import type { ReactNode } from 'react';
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
import { Switch } from '../../../ui/Toggles.tsx';
import { decide } from '../../decide.ts';
import { useFormats } from '../../use-formats.ts';
import styles from './Planner.module.css';

const MOST_WAVES = 12;
const MOST_GAP = 365;
const MOST_SEED = 0xffff_ffff;
const PERCENT: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 1 };

/** What the planner is asked for. Guidance and capacities are the plan's own, undoable, and what the guardrails watch. */
export function PlannerSettings({ base }: { readonly base: PlanBase }) {
  return (
    <section className={styles.panel} aria-label="What the planner is asked for">
      <WaveSettings base={base} />
      <PinSettings base={base} />
      <QuotaSettings base={base} />
      <CapacitySettings base={base} />
    </section>
  );
}

interface GroupProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Group({ title, note, children }: GroupProps) {
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.groupTitle}>{title}</h3>
      {note && <p className={styles.groupNote}>{note}</p>}
      {children}
    </section>
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

function WaveSettings({ base }: { readonly base: PlanBase }) {
  const ask = useSchedule((state) => state.ask);
  const { waves, start, gap } = completeAsk(base, ask);
  return (
    <Group title="Waves">
      <Line label="Number of waves">
        <NumberField
          label="Number of waves"
          value={waves}
          least={2}
          most={MOST_WAVES}
          step={1}
          onChange={(value) => !Number.isNaN(value) && changeAsk({ waves: value })}
        />
      </Line>
      <div className={styles.wideLine}>
        <span aria-hidden>Launch of the first</span>
        <DateField
          label="Launch of the first wave"
          isLabelHidden
          isCompact
          value={formatIsoDay(start)}
          onChange={(day) => day !== '' && changeAsk({ start: parseIsoDay(day) })}
        />
      </div>
      <Line label="Days between launches">
        <NumberField
          label="Days between launches"
          value={gap}
          least={1}
          most={MOST_GAP}
          step={1}
          onChange={(value) => !Number.isNaN(value) && changeAsk({ gap: value })}
        />
      </Line>
      <Line label="Seed">
        <NumberField
          label="Seed: the same one gives the same schedule"
          value={ask.seed}
          least={0}
          most={MOST_SEED}
          step={1}
          onChange={(value) => changeAsk({ seed: Number.isNaN(value) ? 1 : value })}
        />
      </Line>
    </Group>
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
    <Group title="Stay where they are" note="Waves that were launched by the as-of day stay in any case">
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
    </Group>
  );
}

function QuotaSettings({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const guidance = readPolicy(base.document, 'waveGuidance');
  const change = (next: Partial<WaveGuidancePolicy>) =>
    decide({ kind: 'changePolicy', policy: 'waveGuidance', change: next });
  return (
    <Group
      title="Guidance"
      note="Share of each persona’s moves. More waves spread the middle evenly; two merge the last two."
    >
      <table className={styles.quotas}>
        <thead>
          <tr>
            <th scope="col">Persona</th>
            <th scope="col">First</th>
            <th scope="col">Middle</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {base.personas.personas.map(({ id, name, colour }) => {
            const shares = guidance.shares[id];
            if (!shares) return null;
            const isOff = Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) > 1e-6;
            return (
              <tr key={id}>
                <th scope="row" title={name}>
                  <PersonaDot colour={colour} />
                  <span>{name}</span>
                </th>
                {['first', 'middle', 'last'].map((place, index) => (
                  <td key={place} className={isOff ? styles.off : undefined}>
                    <NumberField
                      label={`${name}, ${place} waves`}
                      value={shares[index] ?? 0}
                      least={0}
                      most={1}
                      step={0.01}
                      format={PERCENT}
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
        </tbody>
      </table>
      <Line label="May differ by">
        <NumberField
          label="Shares may differ by"
          value={guidance.band}
          least={0}
          most={1}
          step={0.01}
          format={PERCENT}
          isDisabled={isReadOnly}
          onChange={(band) => !Number.isNaN(band) && change({ band })}
        />
      </Line>
      <Line label="First wave, of all moves">
        <NumberField
          label="First wave, of all moves at most"
          value={guidance.firstWaveMaximumMoves}
          least={0}
          most={1}
          step={0.01}
          format={PERCENT}
          isDisabled={isReadOnly}
          onChange={(value) => !Number.isNaN(value) && change({ firstWaveMaximumMoves: value })}
        />
      </Line>
      <Line label="First wave, of the ARR">
        <NumberField
          label="First wave, of the ARR that moves at most"
          value={guidance.firstWaveMaximumArr}
          least={0}
          most={1}
          step={0.01}
          format={PERCENT}
          isDisabled={isReadOnly}
          onChange={(value) => !Number.isNaN(value) && change({ firstWaveMaximumArr: value })}
        />
      </Line>
    </Group>
  );
}

const CAPACITIES: readonly (readonly [keyof HandoverCapacityPolicy, string, number, Intl.NumberFormatOptions?])[] = [
  ['planHours', 'Planned, seller', 0.5],
  ['errorHours', 'Never above, seller', 0.5],
  ['managerHours', 'Manager', 0.5],
  ['inPersonIntroductions', 'Introductions in person', 1],
  ['refusalReserve', 'Kept for refusals', 0.01, PERCENT],
];

function CapacitySettings({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const capacity = readPolicy(base.document, 'handoverCapacity');
  return (
    <Group title="What a week carries" note="Hours of a full-time seller, both sides together">
      {CAPACITIES.map(([field, label, step, format]) => (
        <Line key={field} label={label}>
          <NumberField
            label={`${label}, a week`}
            value={capacity[field]}
            least={0}
            most={format ? 1 : 200}
            step={step}
            {...(format && { format })}
            isDisabled={isReadOnly}
            onChange={(value) =>
              !Number.isNaN(value) &&
              decide({ kind: 'changePolicy', policy: 'handoverCapacity', change: { [field]: value } })
            }
          />
        </Line>
      ))}
    </Group>
  );
}
