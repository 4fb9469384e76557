import { Trash2 } from 'lucide-react';
import type { PlaybookStep, StepChannel, StepLead } from '../../../../shared/model/policy.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { NumberInput } from './NumberInput.tsx';
import styles from './PlaybookEditor.module.css';

interface StepRowProps {
  readonly step: PlaybookStep;
  readonly isReadOnly: boolean;
  readonly isOnly: boolean;
  readonly onChange: (change: Partial<PlaybookStep>) => void;
  readonly onRemove: () => void;
  /** The row is left: its day may have another place now. */
  readonly onSettle: () => void;
}

const CHANNELS = (['internal', 'call', 'video', 'in person', 'video or in person', 'e-mail'] as const).map(
  (id: StepChannel) => ({ id, label: id }),
);
const LEADS = (['incumbent', 'incoming', 'both', 'manager'] as const).map((id: StepLead) => ({ id, label: id }));
const HOURS = [
  ['incumbentHours', 'Hours of the incumbent'],
  ['incomingHours', 'Hours of the incoming seller'],
  ['managerHours', 'Hours of the manager'],
] as const;

export function StepRow({ step, isReadOnly, isOnly, onChange, onRemove, onSettle }: StepRowProps) {
  const { name, offset, isOwnerChange } = step;
  return (
    <tr
      aria-label={name}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Sorting while a day is being typed would take the field away from under the hand.
        if (!currentTarget.contains(relatedTarget)) onSettle();
      }}
    >
      <td>
        <NumberInput
          label={`Day of ${name}`}
          value={offset}
          isWhole
          isDisabled={isReadOnly}
          onChange={(day) => Number.isNaN(day) || onChange({ offset: day })}
        />
      </td>
      <td className={styles.stepName}>
        <TextField
          label={`Name of ${name}`}
          isLabelHidden
          value={name}
          maxLength={80}
          isDisabled={isReadOnly}
          onChange={(to) => onChange({ name: to })}
        />
      </td>
      <td className={styles.choice}>
        <Select
          look="bare"
          label={`Channel of ${name}`}
          options={CHANNELS}
          value={step.channel}
          isDisabled={isReadOnly}
          onChange={(channel) => onChange({ channel })}
        />
      </td>
      <td className={styles.choice}>
        <Select
          look="bare"
          label={`Who leads ${name}`}
          options={LEADS}
          value={step.leads}
          isDisabled={isReadOnly}
          onChange={(leads) => onChange({ leads })}
        />
      </td>
      {HOURS.map(([field, label]) => (
        <td key={field}>
          <NumberInput
            label={`${label}: ${name}`}
            value={step[field]}
            isDisabled={isReadOnly}
            onChange={(hours) => onChange({ [field]: Number.isNaN(hours) ? 0 : Math.max(0, hours) })}
          />
        </td>
      ))}
      <td className={styles.owner}>
        <input
          type="radio"
          checked={isOwnerChange}
          disabled={isReadOnly}
          aria-label={`The owner changes on ${name}`}
          onChange={() => onChange({ isOwnerChange: true })}
        />
      </td>
      <td>
        <IconButton
          size="s"
          label={`Remove ${name}`}
          icon={Trash2}
          isDisabled={isReadOnly || isOnly || isOwnerChange}
          onPress={onRemove}
        />
      </td>
    </tr>
  );
}
