import { Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import { joinClasses } from './class-names.ts';
import styles from './Field.module.css';

interface NumberFieldProps {
  readonly label: string;
  /** NaN is empty. */
  readonly value: number;
  /** NaN where the field was emptied. */
  readonly onChange: (value: number) => void;
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
  readonly format?: Intl.NumberFormatOptions;
  readonly isDisabled?: boolean;
  /** Shown where the field is empty. */
  readonly placeholder?: string;
}

/** A small field for a number in the system's locale; taken over on Enter and on leaving it. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, least, most, step, format, isDisabled, placeholder } = props;
  return (
    <AriaNumberField
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(least !== undefined && { minValue: least })}
      {...(most !== undefined && { maxValue: most })}
      {...(step !== undefined && { step })}
      {...(format && { formatOptions: format })}
      isDisabled={isDisabled ?? false}
      isWheelDisabled
    >
      <Group>
        <Input className={joinClasses(styles.input, styles.compact, styles.number)} placeholder={placeholder} />
      </Group>
    </AriaNumberField>
  );
}
