import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import styles from './Checkbox.module.css';

interface CheckboxProps {
  /** The accessible name, where the box stands alone. */
  readonly label?: string;
  readonly isSelected: boolean;
  /** Some of what it stands for, but not all. */
  readonly isIndeterminate?: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children?: ReactNode;
}

export function Checkbox({ label, isSelected, isIndeterminate, onChange, isDisabled, children }: CheckboxProps) {
  return (
    <CheckboxField
      isSelected={isSelected}
      isIndeterminate={isIndeterminate ?? false}
      onChange={onChange}
      isDisabled={isDisabled ?? false}
      aria-label={label}
    >
      <CheckboxButton className={styles.checkbox}>
        <span className={styles.box}>
          {isIndeterminate ? (
            <Minus size={11} strokeWidth={3} aria-hidden />
          ) : (
            <Check size={11} strokeWidth={3} aria-hidden />
          )}
        </span>
        {children}
      </CheckboxButton>
    </CheckboxField>
  );
}
