import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import toggles from '../../../ui/Toggles.module.css';
import { joinClasses } from '../../../ui/class-names.ts';

/** 5 January 1970 was a Monday. */
const MONDAY_MS = 4 * 86_400_000;
const DAYS = [1, 2, 3, 4, 5, 6, 7];

interface WeekdayTogglesProps {
  /** 1 is Monday. */
  readonly value: readonly number[];
  readonly onChange: (days: number[]) => void;
  readonly isDisabled: boolean;
}

/** The days of the week that are worked, one at least. */
export function WeekdayToggles({ value, onChange, isDisabled }: WeekdayTogglesProps) {
  const names = new Intl.DateTimeFormat(navigator.language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <ToggleButtonGroup
      aria-label="Days of the week that are worked"
      selectionMode="multiple"
      disallowEmptySelection
      selectedKeys={value.map(String)}
      isDisabled={isDisabled}
      onSelectionChange={(keys) => onChange(DAYS.filter((day) => keys.has(String(day))))}
      className={joinClasses(toggles.group, toggles.tight)}
    >
      {DAYS.map((day) => (
        <ToggleButton key={day} id={String(day)} className={toggles.segment}>
          {names.format(MONDAY_MS + (day - 1) * 86_400_000)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
