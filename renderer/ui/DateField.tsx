import { useEffect, useRef, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { joinClasses } from './class-names.ts';
import styles from './Field.module.css';

interface DateFieldProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** ISO day, or an empty text. */
  readonly value: string;
  /** Called with a whole ISO day, or an empty text where the field was cleared. */
  readonly onChange: (day: string) => void;
  /**
   * For fields that act at once: waits until the day has settled, or every key of a typed date would be a step of its
   * own to undo.
   */
  readonly isSettled?: boolean;
  readonly isDisabled?: boolean;
  readonly isCompact?: boolean;
}

/** What is being typed, and over which value: once the value changes, the text has been taken or overtaken. */
interface Draft {
  readonly over: string;
  readonly text: string;
}

const SETTLES_AFTER = 900;
const WHOLE_DAY = /^[12]\d{3}-\d\d-\d\d$/;

/** A calendar day. The platform's own picker: typed, stepped and chosen in the system's order of day and month. */
export function DateField(props: DateFieldProps) {
  const { label, isLabelHidden, value, onChange, isSettled, isDisabled, isCompact } = props;
  const [draft, setDraft] = useState<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const text = draft?.over === value ? draft.text : value;

  useEffect(() => () => clearTimeout(timer.current), []);

  const commit = (day: string) => {
    clearTimeout(timer.current);
    if (day !== value && (day === '' || WHOLE_DAY.test(day))) onChange(day);
  };

  const take = (typed: string) => {
    setDraft({ over: value, text: typed });
    clearTimeout(timer.current);
    // A half-typed date reads as empty: only leaving the field says that it was meant.
    if (!WHOLE_DAY.test(typed)) return;
    if (isSettled) timer.current = setTimeout(() => commit(typed), SETTLES_AFTER);
    else commit(typed);
  };
  const leave = () => {
    commit(text);
    setDraft(null);
  };

  return (
    <TextField
      type="date"
      value={text}
      isDisabled={isDisabled ?? false}
      aria-label={isLabelHidden ? label : undefined}
      onChange={take}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(text);
        else event.continuePropagation();
      }}
      className={styles.field}
    >
      {!isLabelHidden && <Label className={styles.label}>{label}</Label>}
      <Input className={joinClasses(styles.input, styles.date, isCompact && styles.compact)} max="2999-12-31" />
    </TextField>
  );
}
