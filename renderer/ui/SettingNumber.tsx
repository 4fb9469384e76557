import { NumberField } from './NumberField.tsx';
import type { NumberFieldProps } from './NumberField.tsx';

export type SettingNumberProps = Omit<NumberFieldProps, 'placeholder'>;

/** A number the plan must have: emptied, the field goes back to what it was. */
export function SettingNumber({ least = 0, onChange, value, ...rest }: SettingNumberProps) {
  return (
    <NumberField
      {...rest}
      value={value}
      least={least}
      onChange={(next) => {
        if (!Number.isNaN(next) && next !== value) onChange(next);
      }}
    />
  );
}
