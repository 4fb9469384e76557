import { Check, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { readPolicy } from '../../../../shared/model/plan.ts';
import type { WaveId } from '../../../../shared/model/ids.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { GATE_CONDITIONS, GATE_NAMES, readGates } from '../../../../shared/waves/gates.ts';
import type { GateCondition, GateItem } from '../../../../shared/waves/gates.ts';
import type { WaveLoad } from '../../../../shared/waves/load.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { countNoun } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { decide } from '../../decide.ts';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import styles from './CalendarView.module.css';
import { ConfirmGateDialog } from './ConfirmGateDialog.tsx';

interface GatesPanelProps {
  readonly base: PlanBase;
  readonly load: WaveLoad;
}

interface Confirming {
  readonly wave: WaveId;
  readonly waveName: string;
  readonly condition: GateCondition;
}

/** What must be confirmed before each wave is launched, and what is learnt from the one before. */
export function GatesPanel({ base, load }: GatesPanelProps) {
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const formats = useFormats();
  const gates = readGates(
    base,
    load.byWave.map(({ launch }) => launch),
  );
  const { reviewWorkingDays } = readPolicy(base.document, 'learning');
  return (
    <Panel title="Gates: learning between waves" className={styles.wide}>
      <div className={styles.content}>
        <p className={styles.text}>
          Feedback is in and messages are reviewed at least {countNoun(formats, reviewWorkingDays, 'working day')}{' '}
          before the launch; sellers are briefed the working day before.
        </p>
        <table className={styles.gates}>
          <thead>
            <tr>
              <th scope="col">Wave</th>
              <th scope="col">Since the wave before</th>
              {GATE_CONDITIONS.map((condition) => (
                <th key={condition} scope="col">
                  {GATE_NAMES[condition]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {base.assignment.waves.map(({ id, wave }, index) => (
              <tr key={id}>
                <th scope="row" title={wave.name}>
                  {wave.name}
                </th>
                <td>{describeGap(load, index, (days) => countNoun(formats, days, 'day'))}</td>
                {GATE_CONDITIONS.map((condition) => {
                  const item = gates[index]?.items.find((one) => one.condition === condition);
                  return (
                    <td key={condition}>
                      {item ? (
                        <Item
                          item={item}
                          basis={condition === 'feedback' ? describeLogged(gates[index]?.logged ?? 0, load, index) : ''}
                          wave={id}
                          waveName={wave.name}
                          onConfirm={() => setConfirming({ wave: id, waveName: wave.name, condition })}
                        />
                      ) : (
                        <span className={styles.small}>nothing to wait for</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {confirming && <ConfirmGateDialog {...confirming} base={base} onClose={() => setConfirming(null)} />}
    </Panel>
  );
}

function describeGap({ byWave }: WaveLoad, index: number, write: (days: number) => string): string {
  const [before, own] = [byWave[index - 1], byWave[index]];
  return before && own ? write(own.launch - before.launch) : '–';
}

/** "3 of 12 customers heard": whoever confirms can see what the word stands on. */
function describeLogged(logged: number, { byWave }: WaveLoad, index: number): string {
  return `${logged} of ${byWave[index - 1]?.moves ?? 0} customers heard`;
}

interface ItemProps {
  readonly item: GateItem;
  /** What there is to confirm it by; may be empty. */
  readonly basis: string;
  readonly wave: WaveId;
  readonly waveName: string;
  readonly onConfirm: () => void;
}

function Item({ item, basis, wave, waveName, onConfirm }: ItemProps) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const formats = useFormats();
  const { check, condition, dueOn, isDone, isOverdue } = item;
  const what = `${GATE_NAMES[condition].toLowerCase()}, ${waveName}`;
  if (check && isDone) {
    return (
      <span className={styles.row}>
        <span className={styles.state}>
          <span className={styles.done}>{check.by}</span>
          <span className={styles.small} title={check.note}>
            {formats.day(check.on)}
          </span>
          {basis !== '' && <span className={styles.small}>{basis}</span>}
        </span>
        <IconButton
          size="s"
          icon={RotateCcw}
          label={`Open again: ${what}`}
          isDisabled={isReadOnly}
          onPress={() => void decide({ kind: 'reopenGate', wave, condition })}
        />
      </span>
    );
  }
  return (
    <span className={styles.row}>
      <span className={styles.state}>
        <span className={isOverdue ? styles.late : styles.small}>
          {check ? 'again, after newer feedback' : `due ${formats.day(dueOn)}`}
        </span>
        {basis !== '' && <span className={styles.small}>{basis}</span>}
      </span>
      <Button size="s" icon={Check} isDisabled={isReadOnly} aria-label={`Confirm: ${what}`} onPress={onConfirm}>
        Confirm…
      </Button>
    </span>
  );
}
