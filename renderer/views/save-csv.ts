import { getBridge } from '../state/bridge.ts';
import { announce, showToast } from '../state/session-store.ts';
import { reportFailure } from './decide.ts';

/** Asks where to save a CSV and says how it went. */
export async function saveCsv(fileName: string, csv: string): Promise<void> {
  const bytes = new TextEncoder().encode(csv);
  const safeName = fileName.replace(/[\\/:*?"<>|]+/g, ' ');
  const result = await getBridge().request('files.saveAs', 'csv', safeName, bytes);
  reportFailure('The file was not saved', result);
  if (!result.ok) return;
  const message = `Saved ${result.value.name}`;
  showToast({ tone: 'success', message });
  announce(message);
}

/** Puts rows on the clipboard so that a spreadsheet takes them cell by cell. */
export async function copyRows(rows: readonly (readonly string[])[]): Promise<void> {
  const text = rows.map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
  try {
    await navigator.clipboard.writeText(text);
    showToast({ tone: 'success', message: 'Copied as a table' });
    announce('Copied as a table');
  } catch {
    showToast({ tone: 'error', message: 'The clipboard cannot be written to here.' });
  }
}
