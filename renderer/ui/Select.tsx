import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { joinClasses } from './class-names.ts';
import styles from './Field.module.css';

export interface Option<K extends string = string> {
  readonly id: K;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly mark?: ReactNode;
  readonly isDisabled?: boolean;
}

interface SelectProps<K extends string> {
  readonly label: string;
  readonly options: readonly Option<K>[];
  /** An empty text where nothing is chosen. */
  readonly value: K | '';
  readonly onChange: (id: K) => void;
  readonly placeholder?: string;
  /** `chip`: label and value on one line, for toolbars. */
  readonly look?: 'field' | 'chip' | 'bare';
  readonly isDisabled?: boolean;
}

export function Select<K extends string>(props: SelectProps<K>) {
  const { label, options, value, onChange, placeholder = 'Choose…', look = 'field', isDisabled } = props;
  const isField = look === 'field';
  return (
    <AriaSelect
      aria-label={isField ? undefined : label}
      value={value === '' ? null : value}
      onChange={(key) => key !== null && onChange(String(key) as K)}
      isDisabled={isDisabled ?? false}
      placeholder={placeholder}
      className={styles.field}
    >
      {isField && <Label className={styles.label}>{label}</Label>}
      <Button className={joinClasses(styles.trigger, look === 'chip' && styles.chip)}>
        {look === 'chip' && <span className={styles.chipLabel}>{label}</span>}
        <SelectValue className={styles.triggerText}>
          {({ isPlaceholder }) =>
            isPlaceholder ? placeholder : (options.find((option) => option.id === value)?.label ?? placeholder)
          }
        </SelectValue>
        <ChevronDown size={13} aria-hidden className={styles.chevron} />
      </Button>
      <Popover className={styles.popover} offset={4}>
        <ListBox className={styles.list} items={options}>
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** One line of a list of choices. */
export function OptionItem({ option }: { readonly option: Option }) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className={styles.option}
    >
      {option.mark}
      <span className={styles.optionWords}>
        <Text slot="label" className={styles.optionText}>
          {option.label}
        </Text>
        {option.detail && (
          <Text slot="description" className={styles.optionDetail}>
            {option.detail}
          </Text>
        )}
      </span>
      <Check size={13} aria-hidden className={styles.check} />
    </ListBoxItem>
  );
}
