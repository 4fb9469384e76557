import { detectFormat } from './detect-format.ts';
import type { ImportTable } from './fields.ts';
import { guessMapping, listMissingFields } from './mapping.ts';
import type { RawTable } from './raw-table.ts';
import { listSheets, previewSheets } from './xlsx/read-workbook.ts';

const SHEET_NAMES: Readonly<Record<ImportTable, RegExp>> = {
  accounts: /account|compan|customer|client|kunde/i,
  sellers: /seller|user|\brep|sales ?(people|team|force)|owner|employee|verk(ä|ae)uf/i,
  opportunities: /opportunit|deal|pipeline|chance/i,
  associations: /associat/i,
  contacts: /contact|kontakt/i,
  health: /health|score/i,
  subscriptions: /subscription|contract|renewal|vertr(a|ä)g/i,
};
/** Enough to tell the columns by their texts. */
const PREVIEW_ROWS = 50;

/**
 * The visible sheet of a workbook that holds a table: the only one that is called like it, else the one whose headings
 * fit most of its fields.
 * @returns its name; `undefined` where there is nothing to choose, or the file is no workbook.
 */
export function chooseSheet(table: ImportTable, bytes: Uint8Array, fileName: string): string | undefined {
  const format = detectFormat(bytes);
  if (!format.ok || format.format !== 'xlsx') return undefined;
  const visible = listSheets(bytes).filter(({ isHidden }) => !isHidden);
  if (visible.length < 2) return undefined;
  const named = visible.filter(({ name }) => SHEET_NAMES[table].test(name));
  if (named.length === 1) return named[0]?.name;
  let best: string | undefined;
  let most = 0;
  for (const look of previewSheets(bytes, fileName, PREVIEW_ROWS)) {
    const fitting = countFittingFields(table, look);
    if (fitting > most) {
      most = fitting;
      best = look.dialect.sheet;
    }
  }
  return best;
}

/** How many fields of a table a sheet has; none where a required one is missing. */
function countFittingFields(table: ImportTable, { header, columns }: RawTable): number {
  const mapping = guessMapping(
    table,
    header,
    columns.map(({ texts }) => texts),
  );
  return listMissingFields(mapping).length > 0 ? 0 : Object.keys(mapping.fields).length;
}
