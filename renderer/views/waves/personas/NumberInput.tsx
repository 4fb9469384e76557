import { useState } from 'react';
import { parseNumber } from '../../../../shared/model/read-numbers.ts';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './ConditionRow.module.css';

interface NumberInputProps {
  readonly label: string;
  /** What the field shows, before it is scaled; NaN is an empty field. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly unit?: string;
  readonly isDisabled?: boolean;
  readonly isWhole?: boolean;
  readonly isWide?: boolean;
}

/** A number in a row of fields; every key counts, what is no number yet counts as none. */
export function NumberInput({ label, value, onChange, unit, isDisabled, isWhole, isWide }: NumberInputProps) {
  const [draft, setDraft] = useState<{ text: string; read: number } | null>(null);
  // Once the value is another one, the text has been overtaken: by undo, or by the other field.
  const text = draft && Object.is(draft.read, value) ? draft.text : writePlain(value);
  return (
    <span className={styles.number}>
      <span className={isWide ? styles.wideInput : styles.numberInput}>
        <TextField
          label={label}
          isLabelHidden
          inputMode={isWhole ? 'numeric' : 'decimal'}
          value={text}
          isDisabled={isDisabled ?? false}
          maxLength={20}
          onChange={(typed) => {
            const number = typed.trim() === '' ? Number.NaN : parseNumber(typed.trim(), findStyle());
            const read = isWhole ? Math.round(number) : number;
            setDraft({ text: typed, read });
            onChange(read);
          }}
          onBlur={() => setDraft(null)}
        />
      </span>
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  );
}

function writePlain(value: number): string {
  if (Number.isNaN(value)) return '';
  const plain = String(Math.round(value * 1e6) / 1e6);
  return findStyle() === 'comma' ? plain.replace('.', ',') : plain;
}

function findStyle(): 'point' | 'comma' {
  const parts = new Intl.NumberFormat(navigator.language).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? 'comma' : 'point';
}
