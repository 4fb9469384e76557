import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import { OPPORTUNITY_COLUMNS } from '../model/facts.ts';
import type { OpportunityTable } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { TableBuilder, createEmptyTable } from '../model/table.ts';
import { joinAccounts } from './account-index.ts';
import type { AccountDraft } from './import-accounts.ts';
import type { AssociationDraft } from './import-associations.ts';
import type { ImportReport } from './import-report.ts';
import { passOverBlank, refuseDeleted } from './leave-out-rows.ts';
import { readDates, readFlags, readNumbers } from './read-columns.ts';
import { readMoney } from './read-money.ts';
import type { Currencies } from './read-money.ts';
import { readStages } from './read-stages.ts';
import { isDamagedId, toIdKey } from './record-ids.ts';
import type { OwnerResolver } from './resolve-owners.ts';
import type { SourceTable } from './source-table.ts';

export interface OpportunityDraft {
  readonly source: SourceTable | null;
  readonly table: OpportunityTable;
  /** Row of the file by opportunity. */
  readonly rawRows: readonly number[];
  readonly stages: ImportReport['stages'];
}

/**
 * Opportunities of accounts that are not there are refused: they would count nowhere.
 * @param associations says which account an opportunity belongs to where its own row does not.
 */
export function importOpportunities(
  source: SourceTable | null,
  accounts: AccountDraft,
  owners: OwnerResolver,
  currencies: Currencies,
  associations: AssociationDraft | null,
): OpportunityDraft {
  if (!source) return { source, table: createEmptyTable(OPPORTUNITY_COLUMNS), rawRows: [], stages: [] };
  refuseDeleted(source);
  passOverBlank(source, ['id', 'name', 'stage', 'status', 'amount', 'closeOn', 'createdOn']);
  const given = source.readTexts('id');
  const findOther = (row: number): number => associations?.accountOf.get(toIdKey(given?.[row] ?? '')) ?? -1;
  const account = joinAccounts(source, accounts.index, findOther);
  const names = source.readTexts('name');
  const { ids, rawRows } = takeIds(source, accounts, account, names);
  const stageTexts = source.readTexts('stage');
  const { classes, stages } = readStages(source, rawRows);
  const amount = readMoney(source, 'amount', currencies);
  const probability = readProbabilities(source);
  const createdOn = readDates(source, 'createdOn');
  const closeOn = readDates(source, 'closeOn');
  const renewal = readRenewals(source);
  const ownersOf = owners.open(source);

  const builder = new TableBuilder(OPPORTUNITY_COLUMNS, rawRows.length);
  rawRows.forEach((rawRow, row) => {
    source.pauseAt(row);
    builder.set('id', row, ids[row] as string);
    builder.set('name', row, names?.[rawRow] ?? '');
    builder.set('account', row, account[rawRow] as number);
    // A deal with several owners counts with the one named first.
    builder.set('owner', row, ownersOf(rawRow)[0] ?? NO_ROW);
    builder.set('stage', row, stageTexts?.[rawRow] ?? '');
    builder.set('stageClass', row, classes[row] as string);
    builder.set('amount', row, amount?.[rawRow] ?? Number.NaN);
    builder.set('probability', row, probability?.[rawRow] ?? Number.NaN);
    builder.set('createdOn', row, createdOn?.[rawRow] ?? MISSING_DAY);
    builder.set('closeOn', row, closeOn?.[rawRow] ?? MISSING_DAY);
    builder.set('renewal', row, renewal?.[rawRow] ?? FLAG_UNKNOWN);
  });
  return { source, table: builder.build(), rawRows, stages };
}

function takeIds(
  source: SourceTable,
  accounts: AccountDraft,
  account: Int32Array,
  names: readonly string[] | null,
): { ids: string[]; rawRows: number[] } {
  const given = source.readTexts('id');
  const ids: string[] = [];
  const rawRows: number[] = [];
  const taken = new Set<string>();
  /** Where ids made of names go on counting: the same name may come a thousand times. */
  const counts = new Map<string, number>();
  if (!given) {
    const message = 'The file has no column of ids: account and name together are taken as the id.';
    source.warnColumn('name-as-id', 'id', '', message);
  }
  for (let row = 0; row < source.raw.rowCount; row++) {
    source.pauseAt(row);
    if (source.isLeftOut(row)) continue;
    let id = given?.[row] ?? '';
    if (id === '') {
      const base = `${accounts.ids[account[row] as number]} · ${names?.[row] || 'opportunity'}`;
      id = base;
      for (let number = (counts.get(base) ?? 1) + 1; taken.has(id); number++) {
        id = `${base} (${number})`;
        counts.set(base, number);
      }
      if (given) {
        const message = `The row has no id; "${id}" is taken. Decisions about it may be lost when the file is imported again.`;
        source.warn(row, 'no-id', 'id', '', message);
      }
    } else if (taken.has(toIdKey(id))) {
      const message = `The id "${id}" stands in an earlier row already; only the first is taken. Remove one of them.`;
      source.refuse(row, 'duplicate-id', 'id', id, message);
      continue;
    } else if (isDamagedId(id)) {
      const message = `A spreadsheet has shortened the id to "${id}". Export the file again and open it as text.`;
      source.warn(row, 'damaged-id', 'id', id, message);
    }
    taken.add(toIdKey(id));
    ids.push(id);
    rawRows.push(row);
  }
  return { ids, rawRows };
}

/** 0 to 1, whether the file writes 0.6, 60 or 60%. */
function readProbabilities(source: SourceTable): Float64Array | null {
  const values = readNumbers(source, 'probability');
  const texts = source.readTexts('probability');
  if (!values || !texts) return null;
  // A value with the sign is a share by now; the others tell by their size how the column is meant.
  const isSigned = (row: number): boolean => (texts[row] as string).includes('%');
  const isPercent = values.some((value, row) => value > 1 && !isSigned(row));
  return values.map((value, row) => {
    const share = isPercent && !isSigned(row) ? value / 100 : value;
    if (Number.isNaN(share) || (share >= 0 && share <= 1)) return share;
    const message = `${value} is no probability; it counts as unknown.`;
    if (!source.isLeftOut(row)) source.warn(row, 'out-of-range', 'probability', texts[row] as string, message);
    return Number.NaN;
  });
}

function readRenewals(source: SourceTable): Uint8Array | null {
  const flags = readFlags(source, 'renewal');
  if (flags) return flags;
  const types = source.readTexts('type');
  if (!types) return null;
  return Uint8Array.from(types, (type) => {
    if (type === '') return FLAG_UNKNOWN;
    return /renew|verlängerung/i.test(type) ? FLAG_YES : FLAG_NO;
  });
}
