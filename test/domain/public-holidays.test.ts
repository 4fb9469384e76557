import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listHolidayCountries, listHolidays } from '../../shared/handover/public-holidays.ts';
import { createCalendar } from '../../shared/handover/calendar.ts';
import { parseIsoDay, weekdayOf } from '../../shared/model/day.ts';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { readHolidays } from '../../shared/files/holidays-csv.ts';

const written = (country: string, year: number): string[] =>
  listHolidays(country, year, year).map(({ day, name }) => `${day} ${name}`);

describe('public holidays', () => {
  it('follow Easter', () => {
    expect(written('DE', 2026)).toEqual([
      "2026-01-01 New Year's Day",
      '2026-04-03 Good Friday',
      '2026-04-06 Easter Monday',
      '2026-05-01 Labour Day',
      '2026-05-14 Ascension Day',
      '2026-05-25 Whit Monday',
      '2026-12-25 Christmas Day',
    ]);
    expect(written('FR', 2027)).toContain('2027-05-17 Whit Monday');
  });

  it('move off the weekend where the country says so', () => {
    // 4 July 2026 is a Saturday, 26 December 2026 too, 25 December 2027 as well.
    expect(written('US', 2026)).toContain('2026-07-03 Independence Day (observed)');
    expect(written('GB', 2026)).toContain('2026-12-28 Boxing Day (observed)');
    expect(written('GB', 2027).slice(-2)).toEqual([
      '2027-12-27 Christmas Day (observed)',
      '2027-12-28 Boxing Day (observed)',
    ]);
    expect(written('US', 2026)).toContain('2026-11-26 Thanksgiving');
  });

  it('fall on working days, and are none afterwards', () => {
    const codes = listHolidayCountries().map(({ code }) => code);
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.integer({ min: 2024, max: 2060 }), (code, year) => {
        const holidays = listHolidays(code, year, year).map(({ day }) => day);
        const { isWorkingDay } = createCalendar({ ...DEFAULT_POLICY.calendar, holidays });
        expect(holidays.length).toBeGreaterThan(3);
        for (const day of holidays) {
          expect(weekdayOf(parseIsoDay(day))).toBeLessThan(6);
          expect(isWorkingDay(parseIsoDay(day))).toBe(false);
        }
      }),
    );
  });

  it('are none for a country without a list', () => {
    expect(listHolidays('XX', 2026, 2027)).toEqual([]);
    expect(listHolidays('constructor', 2026, 2027)).toEqual([]);
  });
});

describe('holidays from a file', () => {
  const read = (text: string) => readHolidays(new TextEncoder().encode(text));

  it('are a date and perhaps a name, in any order and writing', () => {
    expect(read('Date;Name\r\n24.12.2026;Heiligabend\r\n"31.12.2026";Silvester\r\n')).toEqual({
      holidays: [
        { day: '2026-12-24', name: 'Heiligabend' },
        { day: '2026-12-31', name: 'Silvester' },
      ],
      unread: [1],
    });
    expect(read('Founders day,2026-09-01').holidays).toEqual([{ day: '2026-09-01', name: 'Founders day' }]);
    expect(read('2026-09-01').holidays).toEqual([{ day: '2026-09-01', name: '' }]);
  });

  it('names the lines without a date', () => {
    expect(read('one\n\n2026-02-30\n')).toEqual({ holidays: [], unread: [1, 3] });
  });
});
