import { readHolidays } from '../../shared/files/holidays-csv.ts';
import type { HolidayList } from '../../shared/files/holidays-csv.ts';
import type { Result } from '../../shared/ipc.ts';
import { getServices } from './services.ts';

/** Asks for a file with days off, and reads it. */
export async function chooseHolidays(): Promise<Result<HolidayList>> {
  const chosen = await getServices().bridge.request('files.open', 'table', false);
  if (!chosen.ok) return chosen;
  const [file] = chosen.value;
  return { ok: true, value: file ? readHolidays(file.bytes) : { holidays: [], unread: [] } };
}
