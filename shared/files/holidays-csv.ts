import { formatIsoDay, isKnownDay } from '../model/day.ts';
import type { IsoDay } from '../model/ids.ts';
import { inferDateOrder, parseDate } from '../model/read-dates.ts';
import { decodeText } from './decode-text.ts';

/** What a list of holidays holds. */
export interface HolidayList {
  readonly holidays: readonly { readonly day: IsoDay; readonly name: string }[];
  /** Numbers of the lines, from 1, on which no date was found; a header is one of them. */
  readonly unread: readonly number[];
}

const MOST_LINES = 10_000;

/**
 * Reads a list of days off: one a line, a date and perhaps a name, parted by commas, semicolons or tabs, in either order.
 * Dates may be written in any way that imports read; the whole list shows the order of day and month.
 */
export function readHolidays(bytes: Uint8Array): HolidayList {
  const lines = decodeText(bytes)
    .text.split(/\r\n|\n|\r/)
    .slice(0, MOST_LINES);
  const rows = lines.map((line) => line.split(/[;,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  const { order } = inferDateOrder(rows.flat());
  const holidays = new Map<IsoDay, string>();
  const unread: number[] = [];
  rows.forEach((cells, index) => {
    const at = cells.findIndex((cell) => cell !== '' && isKnownDay(parseDate(cell, order)));
    if (at < 0) {
      if (cells.some((cell) => cell !== '')) unread.push(index + 1);
      return;
    }
    const name = cells.filter((cell, column) => column !== at && cell !== '').join(', ');
    holidays.set(formatIsoDay(parseDate(cells[at] as string, order)), name);
  });
  const sorted = [...holidays].sort(([left], [right]) => (left < right ? -1 : 1));
  return { holidays: sorted.map(([day, name]) => ({ day, name })), unread };
}
