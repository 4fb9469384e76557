import { NumberField } from '../../../ui/NumberField.tsx';

interface SettingNumberProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
  /** `share`: 0.15 is written 15 %. */
  readonly kind?: 'number' | 'share';
  readonly isDisabled?: boolean;
}

const FORMATS: Readonly<Record<'number' | 'share', Intl.NumberFormatOptions>> = {
  number: { maximumFractionDigits: 3, useGrouping: false },
  share: { style: 'percent', maximumFractionDigits: 1 },
};
const STEPS = { number: 0.05, share: 0.005 };

/** A number the plan must have: emptied, the field goes back to what it was. */
export function SettingNumber({ kind = 'number', least = 0, most = 1, onChange, value, ...rest }: SettingNumberProps) {
  return (
    <NumberField
      step={STEPS[kind]}
      {...rest}
      value={value}
      least={least}
      most={most}
      format={FORMATS[kind]}
      onChange={(next) => {
        if (!Number.isNaN(next) && next !== value) onChange(next);
      }}
    />
  );
}
