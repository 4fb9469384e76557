import type { CallCentrePolicy } from '../../../../shared/model/policy.ts';
import { readPolicy } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { PersonaDot } from '../../../ui/Persona.tsx';
import { Switch } from '../../../ui/Toggles.tsx';
import { decide } from '../../decide.ts';
import { Panel } from '../../shell/Page.tsx';
import styles from './CalendarView.module.css';

const SHARE: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 1 };

/** Who answers the customers who call back, and how many of them do. */
export function CallCentrePanel({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const policy = readPolicy(base.document, 'callCentre');
  const change = (values: Partial<CallCentrePolicy>): void =>
    void decide({ kind: 'changePolicy', policy: 'callCentre', change: values });
  // An emptied field keeps the number that was there.
  const take =
    (write: (value: number) => Partial<CallCentrePolicy>) =>
    (value: number): void =>
      void (Number.isNaN(value) || change(write(value)));
  return (
    <Panel title="Call centre">
      <div className={styles.content}>
        <Switch isSelected={policy.isOn} isDisabled={isReadOnly} onChange={(isOn) => change({ isOn })}>
          A call centre takes the replies
        </Switch>
        {policy.isOn && (
          <>
            <div className={styles.field}>
              <span aria-hidden>Replies it can answer a day</span>
              <NumberField
                label="Replies it can answer a day"
                step={1}
                value={policy.repliesPerDay}
                isDisabled={isReadOnly}
                onChange={take((repliesPerDay) => ({ repliesPerDay }))}
              />
            </div>
            <div className={styles.field}>
              <span aria-hidden>Working days over which replies come in</span>
              <NumberField
                label="Working days over which replies come in"
                step={1}
                least={1}
                most={60}
                value={policy.replyWorkingDays}
                isDisabled={isReadOnly}
                onChange={take((replyWorkingDays) => ({ replyWorkingDays }))}
              />
            </div>
          </>
        )}
        <p className={styles.text}>Of the customers who are told, so many are expected to call back:</p>
        {base.personas.personas.map(({ id, name, colour }) => (
          <div key={id} className={styles.field}>
            <span aria-hidden>
              <PersonaDot colour={colour} /> {name}
            </span>
            <NumberField
              label={`Share of ${name} who call back`}
              least={0}
              format={SHARE}
              most={1}
              step={0.01}
              value={policy.replyShares[id] ?? policy.otherReplyShare}
              isDisabled={isReadOnly}
              onChange={take((share) => ({ replyShares: { ...policy.replyShares, [id]: share } }))}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}
