import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { readPolicy } from '../../../../shared/model/plan.ts';
import type { Blackout } from '../../../../shared/model/policy.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { countNoun } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SettingNumber } from '../../../ui/SettingNumber.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { decide } from '../../decide.ts';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import styles from './CalendarView.module.css';

const ANY_YEAR = 2026;

/** Days that are worked, but on which customers are left alone: quarter ends and blackouts. */
export function ClosedDaysPanel({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const formats = useFormats();
  const { fiscalYearStartMonth } = readPolicy(base.document, 'calendar');
  const { blackouts, quarterEndWorkingDays } = readPolicy(base.document, 'closedDays');
  const keep = (list: readonly Blackout[]): boolean =>
    decide({ kind: 'changePolicy', policy: 'closedDays', change: { blackouts: list } });
  const monthNames = new Intl.DateTimeFormat(navigator.language, { month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, index) => ({
    id: String(index + 1),
    label: monthNames.format(Date.UTC(ANY_YEAR, index, 1)),
  }));
  return (
    <Panel title="Customers left alone" note={countNoun(formats, blackouts.length, 'blackout')}>
      <div className={styles.content}>
        <p className={styles.text}>No notice, no introduction and no owner change on these days. Other steps go on.</p>
        <div className={styles.row}>
          <Select
            label="Fiscal year starts in"
            look="chip"
            options={months}
            value={String(fiscalYearStartMonth)}
            isDisabled={isReadOnly}
            onChange={(month) =>
              void decide({ kind: 'changePolicy', policy: 'calendar', change: { fiscalYearStartMonth: Number(month) } })
            }
          />
          <SettingNumber
            label="Working days closed at the end of each quarter"
            value={quarterEndWorkingDays}
            step={1}
            most={60}
            isDisabled={isReadOnly}
            onChange={(days) =>
              decide({ kind: 'changePolicy', policy: 'closedDays', change: { quarterEndWorkingDays: days } })
            }
          />
          <span className={styles.small}>working days at the end of each quarter</span>
        </div>
        {blackouts.length > 0 && (
          <ul className={styles.list} aria-label="Blackouts" tabIndex={0}>
            {blackouts.map((blackout, index) => (
              <li key={`${blackout.from} ${blackout.name}`} className={styles.entry}>
                <span className={styles.day}>
                  {formats.dayShort(blackout.from)} – {formats.day(blackout.to)}
                </span>
                <span className={styles.name} title={blackout.name}>
                  {blackout.name}
                </span>
                <IconButton
                  size="s"
                  icon={X}
                  label={`Remove ${blackout.name}`}
                  isDisabled={isReadOnly}
                  onPress={() => void keep(blackouts.filter((_, other) => other !== index))}
                />
              </li>
            ))}
          </ul>
        )}
        {!isReadOnly && (
          <BlackoutForm
            onAdd={(blackout) =>
              keep([...blackouts, blackout].sort((left, right) => (left.from < right.from ? -1 : 1)))
            }
          />
        )}
      </div>
    </Panel>
  );
}

function BlackoutForm({ onAdd }: { readonly onAdd: (blackout: Blackout) => boolean }) {
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const isComplete = name.trim() !== '' && from !== '' && to !== '';
  return (
    <Form
      className={styles.row}
      aria-label="Add a blackout"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete || !onAdd({ name: name.trim(), from, to })) return;
        setName('');
        setFrom('');
        setTo('');
      }}
    >
      <TextField
        label="Name of the blackout"
        isLabelHidden
        placeholder="Blackout, such as a trade fair"
        value={name}
        onChange={setName}
        maxLength={80}
      />
      <DateField label="First day of the blackout" isLabelHidden isCompact value={from} onChange={setFrom} />
      <DateField label="Last day of the blackout" isLabelHidden isCompact value={to} onChange={setTo} />
      <Button size="s" icon={Plus} type="submit" isDisabled={!isComplete}>
        Add
      </Button>
    </Form>
  );
}
