import { FileDown, X } from 'lucide-react';
import { useState } from 'react';
import { listHolidayCountries, listHolidays } from '../../../../shared/handover/public-holidays.ts';
import { parseIsoDay, weekdayOf } from '../../../../shared/model/day.ts';
import type { IsoDay } from '../../../../shared/model/ids.ts';
import { readPolicy, readSetting } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { chooseHolidays } from '../../../state/holidays.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { showToast } from '../../../state/session-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { countNoun } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { decide, reportFailure } from '../../decide.ts';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import styles from './CalendarView.module.css';
import { WeekdayToggles } from './WeekdayToggles.tsx';

/** A list covers the year of the plan and the two after it. */
const YEARS_AHEAD = 2;
const COUNTRIES = listHolidayCountries().map(({ code, name }) => ({ id: code, label: name }));

interface DayOff {
  readonly day: IsoDay;
  readonly name: string;
}

/** Which days people work: weekdays, and holidays from a country's list or a file. */
export function DaysOffPanel({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const [country, setCountry] = useState('');
  const formats = useFormats();
  const { workingWeekdays, holidays, holidayNames = {} } = readPolicy(base.document, 'calendar');
  const year = Number(readSetting(base.document, 'asOf').slice(0, 4));
  const sorted = [...new Set(holidays)].sort();

  const keep = (days: readonly DayOff[]): boolean =>
    decide({
      kind: 'changePolicy',
      policy: 'calendar',
      change: {
        holidays: days.map(({ day }) => day),
        holidayNames: Object.fromEntries(days.filter(({ name }) => name !== '').map(({ day, name }) => [day, name])),
      },
    });
  const current = (): DayOff[] => sorted.map((day) => ({ day, name: holidayNames[day] ?? '' }));
  const add = (days: readonly DayOff[]): void => {
    const known = new Map(current().map((dayOff) => [dayOff.day, dayOff]));
    for (const dayOff of days) known.set(dayOff.day, dayOff);
    keep([...known.values()].sort((left, right) => (left.day < right.day ? -1 : 1)));
  };
  const addFile = async (): Promise<void> => {
    const result = await chooseHolidays();
    if (!result.ok) {
      reportFailure('The holidays were not read', result);
      return;
    }
    const { holidays: found, unread } = result.value;
    if (found.length > 0) add(found);
    const left = unread.length > 0 ? `; no date on line ${unread.slice(0, 5).join(', ')}` : '';
    showToast({
      tone: found.length > 0 ? 'info' : 'error',
      message: `${countNoun(formats, found.length, 'day')} read from the file${left}.`,
    });
  };
  return (
    <Panel title="Working days" note={countNoun(formats, sorted.length, 'holiday')}>
      <div className={styles.content}>
        <WeekdayToggles
          value={workingWeekdays}
          isDisabled={isReadOnly}
          onChange={(days) =>
            void decide({ kind: 'changePolicy', policy: 'calendar', change: { workingWeekdays: days } })
          }
        />
        <div className={styles.row}>
          <Select
            label="Public holidays of"
            look="chip"
            options={COUNTRIES}
            value={country}
            onChange={setCountry}
            isDisabled={isReadOnly}
          />
          <Button
            size="s"
            isDisabled={isReadOnly || country === ''}
            onPress={() => add(listHolidays(country, year, year + YEARS_AHEAD))}
          >
            Add {year} to {year + YEARS_AHEAD}
          </Button>
          <Button size="s" icon={FileDown} isDisabled={isReadOnly} onPress={() => void addFile()}>
            From a file…
          </Button>
          {sorted.length > 0 && (
            <Button size="s" variant="quiet" isDisabled={isReadOnly} onPress={() => void keep([])}>
              Remove all
            </Button>
          )}
        </div>
        {sorted.length === 0 ? (
          <p className={styles.text}>
            No holidays yet: steps may fall on them. A file has a date on each line, and perhaps a name. States and
            cantons with days of their own need one.
          </p>
        ) : (
          <ul className={styles.list} aria-label="Holidays" tabIndex={0}>
            {current().map(({ day, name }) => (
              <li key={day} className={styles.entry}>
                <span className={styles.day}>{formats.day(day)}</span>
                <span className={styles.name} title={name}>
                  {name}
                  {weekdayOf(parseIsoDay(day)) > 5 && ' (weekend)'}
                </span>
                <IconButton
                  size="s"
                  icon={X}
                  label={`Remove ${name || formats.day(day)}`}
                  isDisabled={isReadOnly}
                  onPress={() => void keep(current().filter((dayOff) => dayOff.day !== day))}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
