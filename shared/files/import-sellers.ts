import { FLAG_UNKNOWN } from '../model/columns.ts';
import { SELLER_COLUMNS, SELLER_KINDS } from '../model/facts.ts';
import type { SellerKind, SellerTable } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { TableBuilder } from '../model/table.ts';
import { readDates, readFlags, readNumbers } from './read-columns.ts';
import { refuseDeleted } from './leave-out-rows.ts';
import { isLeadingTitle, isVacancyName } from './read-words.ts';
import { SellerList } from './seller-list.ts';
import type { SourceTable } from './source-table.ts';

/** The sellers of the file, before anyone's book is known. */
export interface SellerDraft {
  readonly source: SourceTable | null;
  readonly list: SellerList;
  /** Row of the file by seller; shorter than the list where sellers were added from owners. */
  readonly rawRows: readonly number[];
}

export function importSellers(source: SourceTable | null): SellerDraft {
  const list = new SellerList();
  const rawRows: number[] = [];
  if (!source) return { source, list, rawRows };
  const ids = source.readTexts('id');
  const emails = source.readTexts('email');
  const names = readSellerNames(source);
  if (!ids) {
    const message = 'The file has no column of ids: the name of each seller is taken as the id.';
    source.warnColumn('name-as-id', 'id', '', message);
  }
  refuseDeleted(source);
  for (let row = 0; row < source.raw.rowCount; row++) {
    if (source.isLeftOut(row)) continue;
    const name = names[row] as string;
    const email = emails?.[row] ?? '';
    const id = ids?.[row] || name || (source.isShared ? email : '');
    if (id === '') {
      const message = 'The row has neither an id nor a name. Add one and import again.';
      if (source.isShared) source.passOver(row);
      else source.refuse(row, 'no-id', ids ? 'id' : 'name', '', message);
    } else if (list.hasId(id)) {
      // In a file for several tables, a seller stands beside each of the accounts.
      if (source.isShared) continue;
      const message = `The id "${id}" stands in an earlier row already; only the first is taken. Remove one of them.`;
      source.refuse(row, 'duplicate-id', ids ? 'id' : 'name', id, message);
    } else {
      list.add(id, name || id, email);
      rawRows.push(row);
    }
  }
  return { source, list, rawRows };
}

function readSellerNames(source: SourceTable): string[] {
  const full = source.readTexts('name');
  const first = source.readTexts('firstName');
  const last = source.readTexts('lastName');
  return Array.from({ length: source.raw.rowCount }, (_, row) => {
    return full?.[row] || [first?.[row] ?? '', last?.[row] ?? ''].filter((part) => part !== '').join(' ');
  });
}

/**
 * @param hasBook whether the seller owns an account or an open opportunity, by row: one who leads others and owns
 * nothing is a manager.
 */
export function buildSellers(draft: SellerDraft, hasBook: (row: number) => boolean): SellerTable {
  const { source, list, rawRows } = draft;
  const builder = new TableBuilder(SELLER_COLUMNS, list.ids.length);
  for (let row = 0; row < list.ids.length; row++) {
    builder.set('id', row, list.ids[row] as string);
    builder.set('name', row, list.names[row] as string);
    builder.set('email', row, list.emails[row] as string);
  }
  const roles = source?.readTexts('role');
  const managers = source ? findManagers(source, draft) : [];
  const leaders = new Set(managers);
  const kinds = source?.readTexts('kind');
  for (let row = 0; row < list.ids.length; row++) {
    const rawRow = rawRows[row] ?? -1;
    const said = SELLER_KINDS.find((kind) => kind === kinds?.[rawRow]?.toLowerCase());
    const leads = leaders.has(row) || isLeadingTitle(roles?.[rawRow] ?? '');
    let kind: SellerKind | '' = said ?? '';
    if (!kind && isVacancyName(list.names[row] as string)) kind = 'vacancy';
    if (!kind && leads && !hasBook(row)) kind = 'manager';
    builder.set('kind', row, kind || 'seller');
    builder.set('manager', row, managers[row] ?? NO_ROW);
  }
  if (source) fillSellers(builder, source, rawRows);
  return builder.build();
}

function fillSellers(
  builder: TableBuilder<typeof SELLER_COLUMNS>,
  source: SourceTable,
  rawRows: readonly number[],
): void {
  const texts = {
    role: source.readTexts('role'),
    team: source.readTexts('team'),
    region: source.readTexts('region'),
  };
  const days = {
    hiredOn: readDates(source, 'hiredOn'),
    startsOn: readDates(source, 'startsOn'),
    leavesOn: readDates(source, 'leavesOn'),
  };
  const active = readFlags(source, 'active');
  const fte = readFte(source);
  const capacity = readCapacity(source);
  rawRows.forEach((rawRow, row) => {
    for (const field of ['role', 'team'] as const) builder.set(field, row, texts[field]?.[rawRow] ?? '');
    const regions = (texts.region?.[rawRow] ?? '').split(/[;|]/).map((part) => part.trim());
    builder.set('region', row, regions.filter((region) => region !== '').join('; '));
    for (const field of ['hiredOn', 'startsOn', 'leavesOn'] as const) {
      const day = days[field]?.[rawRow];
      if (day !== undefined) builder.set(field, row, day);
    }
    builder.set('active', row, active?.[rawRow] ?? FLAG_UNKNOWN);
    builder.set('fte', row, fte?.[rawRow] ?? Number.NaN);
    builder.set('capacityHours', row, capacity?.[rawRow] ?? Number.NaN);
  });
}

/** Shares 0 to 1.5; a column of percents without the sign is read as such. */
function readFte(source: SourceTable): Float64Array | null {
  const values = readNumbers(source, 'fte');
  if (!values) return null;
  const isPercent = values.some((value) => value > 1.5) && values.every((value) => Number.isNaN(value) || value <= 150);
  return values.map((value, row) => {
    const share = isPercent && value > 1.5 ? value / 100 : value;
    if (Number.isNaN(share) || (share >= 0 && share <= 1.5)) return share;
    const message = `${value} is no share of a full-time seller (0 to 1.5); it counts as unknown. A quota is not FTE.`;
    source.warn(row, 'out-of-range', 'fte', String(value), message);
    return Number.NaN;
  });
}

function readCapacity(source: SourceTable): Float64Array | null {
  return (
    readNumbers(source, 'capacityHours')?.map((value, row) => {
      if (Number.isNaN(value) || (value >= 100 && value <= 4000)) return value;
      const message = `${value} are not the working hours of a year (100 to 4,000); the value counts as unknown.`;
      source.warn(row, 'out-of-range', 'capacityHours', String(value), message);
      return Number.NaN;
    }) ?? null
  );
}

function findManagers(source: SourceTable, draft: SellerDraft): number[] {
  const names = source.readTexts('manager');
  if (!names) return [];
  return draft.rawRows.map((rawRow, row) => {
    const value = names[rawRow] as string;
    const match = draft.list.find({ id: value, name: '', email: '' });
    if (typeof match === 'number' && match !== row) return match;
    if (match === 'unknown' || match === 'ambiguous') {
      const message =
        match === 'unknown'
          ? `No seller has the id, name or e-mail "${value}". Add the manager to the sellers' file.`
          : `Several sellers are called "${value}". Name the manager by id.`;
      source.warn(rawRow, 'unknown-manager', 'manager', value, message);
    }
    return NO_ROW;
  });
}
