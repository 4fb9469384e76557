import { useMemo } from 'react';
import type { CategoryColumn } from '../../../../shared/model/columns.ts';
import { ACCOUNT_COLUMNS, REFERENCE_TARGETS } from '../../../../shared/model/facts.ts';
import type { Facts } from '../../../../shared/model/facts.ts';
import type { ConditionValue, PersonaCondition } from '../../../../shared/model/policy.ts';
import { describeSubject } from '../../../../shared/persona/subjects.ts';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { RemovableTag } from '../../../ui/RemovableTag.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { Option } from '../../../ui/Select.tsx';
import { NumberInput } from './NumberInput.tsx';
import styles from './ConditionRow.module.css';

interface ValueInputProps {
  readonly facts: Facts;
  readonly condition: PersonaCondition;
  readonly onChange: (value: ConditionValue) => void;
  readonly isDisabled: boolean;
}

/** The field that fits what is compared: a number with its unit, a day, a text with suggestions, a list. */
export function ValueInput({ facts, condition, onChange, isDisabled }: ValueInputProps) {
  const { operator, value } = condition;
  const { kind, choices } = describeSubject(condition);
  if (operator === 'known' || operator === 'unknown' || kind === 'flag') return null;
  if (operator === 'one of') {
    return <ListInput facts={facts} condition={condition} onChange={onChange} isDisabled={isDisabled} />;
  }
  if (choices) {
    const options = choices.map((choice) => ({ id: choice, label: choice }));
    return (
      <Select
        look="bare"
        label="Value"
        options={options}
        value={String(value)}
        onChange={onChange}
        isDisabled={isDisabled}
      />
    );
  }
  if (kind === 'text') {
    return <TextInput facts={facts} condition={condition} onChange={onChange} isDisabled={isDisabled} />;
  }
  if (operator !== 'between') {
    return (
      <Limit
        facts={facts}
        condition={condition}
        label="Value"
        value={value}
        onChange={onChange}
        isDisabled={isDisabled}
      />
    );
  }
  const [from = null, to = null] = Array.isArray(value) ? (value as readonly (string | number)[]) : [];
  const set = (first: ConditionValue, second: ConditionValue) => onChange([first, second] as (string | number)[]);
  return (
    <span className={styles.span}>
      <Limit
        facts={facts}
        condition={condition}
        label="From"
        value={from}
        onChange={(first) => set(first, to)}
        isDisabled={isDisabled}
        isBare
      />
      <span className={styles.unit}>and</span>
      <Limit
        facts={facts}
        condition={condition}
        label="To"
        value={to}
        onChange={(second) => set(from, second)}
        isDisabled={isDisabled}
      />
    </span>
  );
}

interface LimitProps extends Omit<ValueInputProps, 'onChange'> {
  readonly label: string;
  readonly value: ConditionValue;
  readonly onChange: (value: ConditionValue) => void;
  /** Without its unit: the next field has it. */
  readonly isBare?: boolean;
}

function Limit({ facts, condition, label, value, onChange, isDisabled, isBare }: LimitProps) {
  const { kind } = describeSubject(condition);
  if (kind === 'day') {
    return (
      <DateField
        label={label}
        isLabelHidden
        value={typeof value === 'string' ? value : ''}
        onChange={onChange}
        isDisabled={isDisabled}
      />
    );
  }
  const number = typeof value === 'number' ? value : Number.NaN;
  const { scale, isTurned, unit } = findScale(condition, facts.currency);
  return (
    <NumberInput
      label={label}
      value={isTurned ? (1 - number) * scale : number * scale}
      onChange={(typed) => onChange(toStored(typed, scale, isTurned, kind === 'money'))}
      isDisabled={isDisabled}
      isWhole={kind === 'days'}
      isWide={kind === 'money'}
      {...(isBare ? {} : { unit })}
    />
  );
}

/** Shares are written as per cent, the highest ones from the top; money in whole units. */
function findScale(condition: PersonaCondition, currency: string) {
  const { kind } = describeSubject(condition);
  if (kind === 'share') return { scale: 100, isTurned: condition.operator === 'at least', unit: '%' };
  if (kind === 'money') return { scale: 0.01, isTurned: false, unit: currency };
  return { scale: 1, isTurned: false, unit: kind === 'days' ? 'days' : '' };
}

function toStored(typed: number, scale: number, isTurned: boolean, isMoney: boolean): ConditionValue {
  if (Number.isNaN(typed)) return null;
  const number = typed / scale;
  if (isMoney) return Math.round(number);
  // Ten per cent from the top is nine tenths, not 0.9000000000000001.
  return Math.round((isTurned ? 1 - number : number) * 1e9) / 1e9;
}

function TextInput({ facts, condition, onChange, isDisabled }: ValueInputProps) {
  const options = useMemo(() => listValues(facts, condition), [facts, condition]);
  return (
    <ComboBox
      label="Value"
      isLabelHidden
      options={options}
      value={typeof condition.value === 'string' ? condition.value : ''}
      onChange={onChange}
      onType={onChange}
      placeholder="Any text"
      isDisabled={isDisabled}
    />
  );
}

function ListInput({ facts, condition, onChange, isDisabled }: ValueInputProps) {
  const options = useMemo(() => listValues(facts, condition), [facts, condition]);
  const values = Array.isArray(condition.value) ? (condition.value as readonly string[]) : [];
  const left = options.filter(({ id }) => !values.includes(id));
  return (
    <span className={styles.list}>
      {values.map((text) => (
        <RemovableTag
          key={text}
          text={text}
          label={`Take off ${text}`}
          isDisabled={isDisabled}
          onRemove={() => onChange(values.filter((other) => other !== text))}
        />
      ))}
      <span className={styles.adder}>
        {/* Anew for each value taken, so that the field is empty for the next. */}
        <ComboBox
          key={values.length}
          label="Add a value"
          isLabelHidden
          options={left}
          value=""
          onChange={(text) => onChange([...values, text])}
          placeholder="Add…"
          isDisabled={isDisabled}
        />
      </span>
    </span>
  );
}

/** The texts that the column holds, or the only ones it may. */
function listValues(facts: Facts, condition: PersonaCondition): readonly Option[] {
  const { choices } = describeSubject(condition);
  const texts = choices ?? readTexts(facts, condition);
  return [...new Set(texts)]
    .filter((text) => text !== '')
    .toSorted()
    .map((text) => ({ id: text, label: text }));
}

function readTexts(facts: Facts, condition: PersonaCondition): readonly string[] {
  if ('customField' in condition) {
    const { customField } = condition;
    return (
      facts.customFields.find(({ table, name }) => table === 'accounts' && name === customField)?.column.values ?? []
    );
  }
  if (!('column' in condition)) return [];
  const { column } = condition;
  const target = REFERENCE_TARGETS[`accounts.${column}`];
  if (ACCOUNT_COLUMNS[column] === 'reference' && target) return target === 'sellers' ? facts.sellers.name : [];
  return ACCOUNT_COLUMNS[column] === 'category' ? (facts.accounts[column] as CategoryColumn).values : [];
}
