import type { CallCentrePolicy } from '../../../../shared/model/policy.ts';
import { readPolicy } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { SettingNumber } from '../../../ui/SettingNumber.tsx';
import { PersonaDot } from '../../../ui/Persona.tsx';
import { Switch } from '../../../ui/Toggles.tsx';
import { decide } from '../../decide.ts';
import { Panel } from '../../shell/Page.tsx';
import styles from './CalendarView.module.css';

/** Who answers the customers who call back, and how many of them do. */
export function CallCentrePanel({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const policy = readPolicy(base.document, 'callCentre');
  const change = (values: Partial<CallCentrePolicy>): void =>
    void decide({ kind: 'changePolicy', policy: 'callCentre', change: values });
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
              <SettingNumber
                label="Replies it can answer a day"
                step={1}
                value={policy.repliesPerDay}
                isDisabled={isReadOnly}
                onChange={(repliesPerDay) => change({ repliesPerDay })}
              />
            </div>
            <div className={styles.field}>
              <span aria-hidden>Working days over which replies come in</span>
              <SettingNumber
                label="Working days over which replies come in"
                step={1}
                least={1}
                most={60}
                value={policy.replyWorkingDays}
                isDisabled={isReadOnly}
                onChange={(replyWorkingDays) => change({ replyWorkingDays })}
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
            <SettingNumber
              label={`Share of ${name} who call back`}
              kind="share"
              step={0.01}
              value={policy.replyShares[id] ?? policy.otherReplyShare}
              isDisabled={isReadOnly}
              onChange={(share) => change({ replyShares: { ...policy.replyShares, [id]: share } })}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}
