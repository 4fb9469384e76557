import { Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import { joinClasses } from './class-names.ts';
import styles from './Field.module.css';

export interface NumberFieldProps {
  readonly label: string;
  /** NaN is empty. */
  readonly value: number;
  /** NaN where the field was emptied. */
  readonly onChange: (value: number) => void;
  /** `share`: 0.15 is written 15%, 100% at most where nothing else is said. */
  readonly kind?: 'number' | 'share';
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
  readonly isDisabled?: boolean;
  /** Shown where the field is empty. */
  readonly placeholder?: string;
}

const FORMATS: Readonly<Record<'number' | 'share', Intl.NumberFormatOptions>> = {
  number: { maximumFractionDigits: 3, useGrouping: false },
  share: { style: 'percent', maximumFractionDigits: 1 },
};
const STEPS = { number: 0.05, share: 0.005 };

/** A small field for a number in the system's locale; taken over on Enter and on leaving it. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, kind = 'number', least, step = STEPS[kind], isDisabled, placeholder } = props;
  const { most = kind === 'share' ? 1 : undefined } = props;
  return (
    <AriaNumberField
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(least !== undefined && { minValue: least })}
      {...(most !== undefined && { maxValue: most })}
      step={step}
      formatOptions={FORMATS[kind]}
      isDisabled={isDisabled ?? false}
      isWheelDisabled
    >
      <Group>
        <Input className={joinClasses(styles.input, styles.compact, styles.number)} placeholder={placeholder} />
      </Group>
    </AriaNumberField>
  );
}
