import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { joinClasses } from './class-names.ts';
import styles from './Toggles.module.css';

interface SwitchProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

export function Switch({ isDisabled, children, isSelected, onChange }: SwitchProps) {
  return (
    <SwitchField isSelected={isSelected} onChange={onChange} isDisabled={isDisabled ?? false}>
      <SwitchButton className={styles.switch}>
        <span className={styles.track}>
          <span className={styles.thumb} />
        </span>
        {children}
      </SwitchButton>
    </SwitchField>
  );
}

interface ToggleGroupProps<K extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: K; readonly label: string; readonly icon?: LucideIcon }[];
  readonly value: K;
  readonly onChange: (id: K) => void;
  /** Little room: smaller type and padding, as wide as there is. */
  readonly isTight?: boolean;
  readonly isDisabled?: boolean;
}

/** One of a few, all in view. */
export function ToggleGroup<K extends string>({
  label,
  options,
  value,
  onChange,
  isTight,
  isDisabled,
}: ToggleGroupProps<K>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled ?? false}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) onChange(key as K);
      }}
      className={joinClasses(styles.group, isTight && styles.tight)}
    >
      {options.map(({ id, label: name, icon: Icon }) => (
        <ToggleButton key={id} id={id} className={styles.segment}>
          {Icon && <Icon size={14} aria-hidden />}
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
