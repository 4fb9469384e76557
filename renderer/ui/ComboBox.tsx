import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, ComboBox as AriaComboBox, Input, Label, ListBox, Popover } from 'react-aria-components';
import { joinClasses } from './class-names.ts';
import { OptionItem } from './Select.tsx';
import type { Option } from './Select.tsx';
import styles from './Field.module.css';

interface ComboBoxProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Takes what is typed, whether or not it is one of the choices. */
  readonly onType?: (text: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
}

const MOST_SHOWN = 60;

/** A long list of choices, narrowed by typing. */
export function ComboBox(props: ComboBoxProps) {
  const { label, isLabelHidden, options, value, onChange, onType, placeholder, autoFocus, isDisabled } = props;
  const chosen = options.find((option) => option.id === value);
  const [text, setText] = useState(chosen?.label ?? (onType ? value : ''));
  const shown = useMemo(() => {
    const words = text === chosen?.label ? '' : text.trim().toLowerCase();
    const found = options.filter((option) => `${option.label} ${option.detail ?? ''}`.toLowerCase().includes(words));
    return found.slice(0, MOST_SHOWN);
  }, [options, text, chosen]);
  return (
    <AriaComboBox
      items={shown}
      isDisabled={isDisabled ?? false}
      inputValue={text}
      onInputChange={(typed) => {
        setText(typed);
        onType?.(typed);
      }}
      allowsCustomValue={onType !== undefined}
      value={chosen ? value : null}
      onChange={(key) => {
        if (key === null) {
          // Nothing of the list was chosen: Escape gives back what stood here, unless anything may stand here.
          if (!onType) setText(chosen?.label ?? '');
          return;
        }
        setText(options.find((option) => option.id === key)?.label ?? '');
        onChange(String(key));
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      className={styles.field}
      aria-label={isLabelHidden ? label : undefined}
    >
      {!isLabelHidden && <Label className={styles.label}>{label}</Label>}
      <div className={styles.combo}>
        <Input
          className={joinClasses(styles.input)}
          placeholder={placeholder}
          autoFocus={autoFocus}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button className={styles.comboButton}>
          <ChevronDown size={14} aria-hidden />
        </Button>
      </div>
      <Popover className={styles.popover} offset={4}>
        <ListBox
          className={styles.list}
          renderEmptyState={() => <p className={styles.noOptions}>Nothing by that name.</p>}
        >
          {(option: Option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
