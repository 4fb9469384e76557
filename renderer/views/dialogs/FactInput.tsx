import { useMemo } from 'react';
import { REFERENCE_TARGETS } from '../../../shared/model/facts.ts';
import type { FactField } from '../../../shared/model/fact-fields.ts';
import { nameRow } from '../../../shared/model/fact-cells.ts';
import type { CategoryColumn } from '../../../shared/model/columns.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Select } from '../../ui/Select.tsx';
import type { Option } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { DraftText } from './correction-draft.ts';

interface FactInputProps {
  readonly base: PlanBase;
  readonly table: 'accounts' | 'sellers';
  readonly row: number;
  readonly about: FactField;
  readonly value: DraftText;
  readonly onChange: (text: DraftText) => void;
  readonly fault: string | undefined;
}

const YES_NO: readonly Option[] = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];

/** The input that fits a fact's kind: a day, a choice, another record, a number or a text. */
export function FactInput({ base, table, row, about, value, onChange, fault }: FactInputProps) {
  const { kind, label, choices, unit } = about;
  const options = useMemo(() => listOptions(base, table, row, about), [base, table, row, about]);
  if (kind === 'day') return <DateField label={label} value={value} onChange={onChange} />;
  if (kind === 'flag' || choices) return <Select label={label} options={options} value={value} onChange={onChange} />;
  if (kind === 'reference')
    return <ComboBox label={label} options={options} value={value} onChange={onChange} autoFocus />;
  if (kind === 'category') {
    return <ComboBox label={label} options={options} value={value} onChange={onChange} onType={onChange} autoFocus />;
  }
  const isNumber = kind === 'money' || kind === 'number';
  const { currency } = base.facts;
  const measure = kind === 'money' ? currency : unit;
  return (
    <TextField
      label={measure ? `${label} (${measure})` : label}
      value={value}
      onChange={onChange}
      inputMode={isNumber ? 'decimal' : 'text'}
      error={fault}
      autoFocus
      maxLength={300}
    />
  );
}

function listOptions(base: PlanBase, table: 'accounts' | 'sellers', row: number, about: FactField): readonly Option[] {
  const { field, kind, choices } = about;
  if (kind === 'flag') return YES_NO;
  if (choices) return choices.map((choice) => ({ id: choice, label: choice }));
  if (kind === 'category') {
    const { values } = (base.facts[table] as unknown as Readonly<Record<string, CategoryColumn>>)[
      field
    ] as CategoryColumn;
    return values.toSorted().map((text) => ({ id: text, label: text }));
  }
  const target = REFERENCE_TARGETS[`${table}.${field}`];
  if (kind !== 'reference' || !target) return [];
  const { id } = base.facts[target];
  const options: Option[] = [];
  for (let other = 0; other < id.length; other++) {
    if (target === table && other === row) continue;
    options.push({ id: id[other] as string, label: nameRow(base.facts, target, other), detail: id[other] });
  }
  return options;
}
