import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, ComboBox as AriaComboBox, Input, Label, ListBox, Popover } from 'react-aria-components';
import { joinClasses } from './class-names.ts';
import { OptionItem } from './Select.tsx';
import type { Option } from './Select.tsx';
import styles from './Field.module.css';

interface ComboBoxProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}

const MOST_SHOWN = 60;

/** A long list of choices, narrowed by typing. */
export function ComboBox({ label, options, value, onChange, placeholder, autoFocus }: ComboBoxProps) {
  const chosen = options.find((option) => option.id === value);
  const [text, setText] = useState(chosen?.label ?? '');
  const shown = useMemo(() => {
    const words = text === chosen?.label ? '' : text.trim().toLowerCase();
    const found = options.filter((option) => `${option.label} ${option.detail ?? ''}`.toLowerCase().includes(words));
    return found.slice(0, MOST_SHOWN);
  }, [options, text, chosen]);
  return (
    <AriaComboBox
      items={shown}
      inputValue={text}
      onInputChange={setText}
      value={value === '' ? null : value}
      onChange={(key) => {
        if (key === null) return;
        setText(options.find((option) => option.id === key)?.label ?? '');
        onChange(String(key));
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      className={styles.field}
    >
      <Label className={styles.label}>{label}</Label>
      <div className={styles.combo}>
        <Input className={joinClasses(styles.input)} placeholder={placeholder} autoFocus={autoFocus} />
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
