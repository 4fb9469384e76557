import { useMemo } from 'react';
import { NO_ROW } from '../../../shared/model/ids.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { choosePlaybook, createHandoverView, layOutAccount } from '../../../shared/handover/account-handover.ts';
import type { AccountHandover } from '../../../shared/handover/account-handover.ts';
import { readScenarioTable } from '../../../shared/model/plan.ts';
import { usePlan } from '../../state/plan-store.ts';
import { openDialog } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { Select } from '../../ui/Select.tsx';
import { decide } from '../decide.ts';
import { useFormats } from '../use-formats.ts';
import { FactList, Note, Section } from './Parts.tsx';
import styles from './Links.module.css';

interface HandoverStepsProps {
  readonly base: PlanBase;
  /** Account row. */
  readonly row: number;
}

const UNSCHEDULED = 'unscheduled';

/** The account's wave, and its handover laid out in dates by its playbook. */
export function HandoverSteps({ base, row }: HandoverStepsProps) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const { incoming, incumbent, wave, waves } = base.assignment;
  const isMoving = incoming[row] !== incumbent[row];
  const { choice, handover } = useMemo(() => {
    const view = createHandoverView(base);
    return { choice: choosePlaybook(view, row), handover: layOutAccount(view, row) };
  }, [base, row]);
  const current = wave[row] as number;
  if (!isMoving && current === NO_ROW) return null;
  const account = base.facts.accounts.id[row] as string;
  const own = readScenarioTable(base.document, base.scenario, 'accountDates').get(account);
  const options = [
    { id: UNSCHEDULED, label: 'Unscheduled' },
    ...waves.map(({ id, wave: { name, launch } }) => ({ id, label: name, detail: launch === '' ? 'no date' : launch })),
  ];
  return (
    <Section
      title="Handover"
      action={
        isMoving && (
          <Button
            size="s"
            isDisabled={isReadOnly}
            onPress={() => openDialog({ kind: 'account-dates', accounts: [account] })}
          >
            Own dates…
          </Button>
        )
      }
    >
      <Select
        look="bare"
        label="Wave"
        options={options}
        value={waves[current]?.id ?? UNSCHEDULED}
        isDisabled={isReadOnly}
        onChange={(id) =>
          void decide({ kind: 'scheduleAccounts', accounts: [account], wave: id === UNSCHEDULED ? null : id })
        }
      />
      {!choice && isMoving && <Note>Transfers silently: not a customer, and no open deal.</Note>}
      {choice && !handover && <Note>{choice.reason} Its dates follow once it has a wave.</Note>}
      {handover && <Dates handover={handover} />}
      {own && <Note>Dates of its own: {own.reason}.</Note>}
    </Section>
  );
}

function Dates({ handover }: { readonly handover: AccountHandover }) {
  const formats = useFormats();
  const hours = (side: 'incumbentHours' | 'incomingHours' | 'managerHours') =>
    handover.steps.reduce((sum, step) => sum + step[side], 0);
  return (
    <>
      <Note tone={handover.isAssumedDate ? 'warn' : undefined}>
        {handover.reason}
        {handover.isAssumedDate && ' The wave has no date yet: these days are assumed.'}
      </Note>
      <ol className={styles.steps}>
        {handover.steps.map((step) => (
          <li key={step.step.id} className={joinClasses(styles.step, step.isOwnerChange && styles.change)}>
            <span className={styles.stepName}>
              {step.isOwnerChange && (
                <span className={styles.changeDot} title="Owner change">
                  ●
                </span>
              )}
              <span className={styles.stepWords}>{step.step.name}</span>
            </span>
            <span className={styles.amount}>{formats.dayShort(step.day)}</span>
            <span className={styles.small}>
              {step.channel} · {step.leads}
            </span>
          </li>
        ))}
      </ol>
      <FactList
        facts={[
          { label: 'First notice', value: formats.day(handover.launch) },
          { label: 'Owner change', value: formats.day(handover.effectiveOn), isStrong: true },
          { label: 'Notice', value: `${formats.count(handover.noticeDays)} days` },
          { label: 'Work, incumbent', value: formats.hours(hours('incumbentHours')) },
          { label: 'Work, incoming', value: formats.hours(hours('incomingHours')) },
          { label: 'Work, manager', value: hours('managerHours') > 0 ? formats.hours(hours('managerHours')) : '' },
        ]}
      />
    </>
  );
}
