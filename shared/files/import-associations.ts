import { labelOf } from './fields.ts';
import { joinAccounts } from './account-index.ts';
import type { AccountIndex } from './account-index.ts';
import { refuseDeleted } from './leave-out-rows.ts';
import { toIdKey } from './record-ids.ts';
import type { SourceTable } from './source-table.ts';

/** Which account each opportunity belongs to, where a CRM keeps that in a table of its own. */
export interface AssociationDraft {
  readonly source: SourceTable;
  /** Row of the accounts by the key of the opportunity's id. */
  readonly accountOf: ReadonlyMap<string, number>;
}

/** HubSpot's numbers for "primary", seen from the deal and from the company. */
const PRIMARY = /\bprimary\b|^(5|6|yes|true|1)$/i;

/** Of several accounts of one opportunity the primary one counts, else the first; the others are doubtful. */
export function importAssociations(source: SourceTable, index: AccountIndex): AssociationDraft {
  refuseDeleted(source);
  const ids = source.readTexts('opportunity') ?? [];
  for (let row = 0; row < source.raw.rowCount; row++) {
    if (source.isLeftOut(row) || ids[row] !== '') continue;
    const message = `The row names no opportunity, so it is left out. Fill in the ${labelOf(source.kind, 'opportunity')}.`;
    source.refuse(row, 'no-id', 'opportunity', '', message);
  }
  const account = joinAccounts(source, index);
  const primary = source.readTexts('primary');
  const isPrimary = (row: number): boolean => PRIMARY.test(primary?.[row] ?? '');
  const rowOf = new Map<string, number>();
  for (let row = 0; row < account.length; row++) {
    if (source.isLeftOut(row)) continue;
    const key = toIdKey(ids[row] as string);
    const earlier = rowOf.get(key);
    const isChosen = earlier === undefined || (isPrimary(row) && !isPrimary(earlier));
    if (isChosen) rowOf.set(key, row);
    if (earlier === undefined || account[earlier] === account[row]) continue;
    const message = `The opportunity "${ids[row]}" belongs to several accounts; the ${isPrimary(rowOf.get(key) as number) ? 'primary' : 'first'} one counts.`;
    source.warn(isChosen ? earlier : row, 'several-accounts', 'opportunity', ids[row] as string, message);
  }
  return { source, accountOf: new Map([...rowOf].map(([key, row]) => [key, account[row] as number])) };
}

/**
 * Refuses the rows about opportunities that no file has.
 * @param opportunities the file of the opportunities, `null` without one.
 * @returns for how many opportunities an account is named.
 */
export function settleAssociations({ source, accountOf }: AssociationDraft, opportunities: SourceTable | null): number {
  const known = new Set(opportunities?.readTexts('id')?.map(toIdKey));
  const ids = source.readTexts('opportunity') ?? [];
  for (let row = 0; row < source.raw.rowCount; row++) {
    const id = ids[row] as string;
    if (source.isLeftOut(row) || known.has(toIdKey(id))) continue;
    const message = `No opportunity has the id "${id}". Export that opportunity too, or leave the row out.`;
    source.refuse(row, 'unknown-opportunity', 'opportunity', id, message);
  }
  let named = 0;
  for (const key of accountOf.keys()) if (known.has(key)) named += 1;
  return named;
}
