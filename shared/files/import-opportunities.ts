import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import { OPPORTUNITY_COLUMNS } from '../model/facts.ts';
import type { OpportunityTable, StageClass } from '../model/facts.ts';
import { TableBuilder, createEmptyTable } from '../model/table.ts';
import { joinAccounts } from './account-index.ts';
import type { AccountDraft } from './import-accounts.ts';
import type { OwnerResolver } from './resolve-owners.ts';
import { toIdKey } from './record-ids.ts';
import { readDates, readFlags, readMoney, readNumbers, readTexts, setReading } from './read-columns.ts';
import { classifyStage } from './read-words.ts';
import { refuseDeleted } from './refuse-deleted.ts';
import type { SourceTable } from './source-table.ts';

export interface OpportunityDraft {
  readonly source: SourceTable | null;
  readonly table: OpportunityTable;
  /** Row of the file by opportunity. */
  readonly rawRows: readonly number[];
  readonly stages: readonly { readonly stage: string; readonly stageClass: string; readonly count: number }[];
  readonly currency: string;
}

/** Opportunities of accounts that are not there are refused: they would count nowhere. */
export function importOpportunities(
  source: SourceTable | null,
  accounts: AccountDraft,
  owners: OwnerResolver,
): OpportunityDraft {
  if (!source) {
    return { source, table: createEmptyTable(OPPORTUNITY_COLUMNS), rawRows: [], stages: [], currency: '' };
  }
  refuseDeleted(source);
  const account = joinAccounts(source, accounts.index);
  const names = readTexts(source, 'name');
  const { ids, rawRows } = takeIds(source, accounts, account, names);
  const stages = readTexts(source, 'stage');
  const classes = readStageClasses(source, stages);
  const amount = readMoney(source, 'amount');
  const probability = readProbabilities(source);
  const createdOn = readDates(source, 'createdOn');
  const closeOn = readDates(source, 'closeOn');
  const renewal = readRenewals(source);
  const ownerOf = owners.open(source);

  const builder = new TableBuilder(OPPORTUNITY_COLUMNS, rawRows.length);
  const counts = new Map<string, { stage: string; stageClass: string; count: number }>();
  rawRows.forEach((rawRow, row) => {
    const stage = stages?.[rawRow] ?? '';
    const stageClass = classes[rawRow] as string;
    builder.set('id', row, ids[row] as string);
    builder.set('name', row, names?.[rawRow] ?? '');
    builder.set('account', row, account[rawRow] as number);
    builder.set('owner', row, ownerOf(rawRow));
    builder.set('stage', row, stage);
    builder.set('stageClass', row, stageClass);
    builder.set('amount', row, amount?.minor[rawRow] ?? Number.NaN);
    builder.set('probability', row, probability?.[rawRow] ?? Number.NaN);
    builder.set('createdOn', row, createdOn?.[rawRow] ?? MISSING_DAY);
    builder.set('closeOn', row, closeOn?.[rawRow] ?? MISSING_DAY);
    builder.set('renewal', row, renewal?.[rawRow] ?? FLAG_UNKNOWN);
    const key = `${stage}\u0000${stageClass}`;
    const count = counts.get(key);
    if (count) count.count += 1;
    else counts.set(key, { stage, stageClass, count: 1 });
  });
  return { source, table: builder.build(), rawRows, stages: [...counts.values()], currency: amount?.currency ?? '' };
}

function takeIds(
  source: SourceTable,
  accounts: AccountDraft,
  account: Int32Array,
  names: readonly string[] | null,
): { ids: string[]; rawRows: number[] } {
  const given = readTexts(source, 'id');
  const ids: string[] = [];
  const rawRows: number[] = [];
  const taken = new Set<string>();
  if (!given) {
    const message = 'The file has no column of ids: account and name together are taken as the id.';
    source.warnColumn('name-as-id', 'id', '', message);
  }
  for (let row = 0; row < source.raw.rowCount; row++) {
    if (source.isRefused(row)) continue;
    let id = given?.[row] ?? '';
    if (id === '') {
      const base = `${accounts.ids[account[row] as number]} · ${names?.[row] || 'opportunity'}`;
      id = base;
      for (let number = 2; taken.has(id); number++) id = `${base} (${number})`;
      if (given) {
        const message = `The row has no id; "${id}" is taken. Decisions about it may be lost when the file is imported again.`;
        source.warn(row, 'no-id', 'id', '', message);
      }
    } else if (taken.has(toIdKey(id))) {
      const message = `The id "${id}" stands in an earlier row already; only the first is taken. Remove one of them.`;
      source.refuse(row, 'duplicate-id', 'id', id, message);
      continue;
    }
    taken.add(toIdKey(id));
    ids.push(id);
    rawRows.push(row);
  }
  return { ids, rawRows };
}

/** `IsClosed` and `IsWon` say it outright; else the name of the stage does. */
function readStageClasses(source: SourceTable, stages: readonly string[] | null): (StageClass | '')[] {
  const isClosed = readFlags(source, 'isClosed');
  const isWon = readFlags(source, 'isWon');
  const known = new Map<string, StageClass | ''>();
  const classes: (StageClass | '')[] = [];
  for (let row = 0; row < source.raw.rowCount; row++) {
    const stage = stages?.[row] ?? '';
    let named = known.get(stage);
    if (named === undefined) {
      named = classifyStage(stage);
      known.set(stage, named);
    }
    let stageClass = named;
    if (isWon?.[row] === FLAG_YES) stageClass = 'won';
    else if (isClosed?.[row] === FLAG_YES && named !== 'won') stageClass = 'lost';
    else if (isClosed?.[row] === FLAG_NO) stageClass = named === 'late' ? 'late' : 'open';
    classes.push(stageClass);
    if (stageClass === '' && !source.isRefused(row)) {
      const message =
        stage === ''
          ? 'The row has no stage, so it counts neither as open nor as won. Fill in the stage.'
          : `"${stage}" does not say whether the deal is won or lost. Export "Is Won" too, or use Closed Won and Closed Lost.`;
      source.warn(row, 'no-stage', 'stage', stage, message);
    }
  }
  const words = [...known]
    .filter(([stage]) => stage !== '')
    .map(([stage, named]) => `${stage} = ${named || 'unknown'}`);
  setReading(source, 'stage', words.slice(0, 20).join(', '));
  return classes;
}

/** 0 to 1, whether the file writes 0.6, 60 or 60%. */
function readProbabilities(source: SourceTable): Float64Array | null {
  const values = readNumbers(source, 'probability');
  if (!values) return null;
  const isPercent = values.some((value) => value > 1);
  return values.map((value, row) => {
    const share = isPercent ? value / 100 : value;
    if (Number.isNaN(share) || (share >= 0 && share <= 1)) return share;
    const message = `${value} is no probability; it counts as unknown.`;
    source.warn(row, 'out-of-range', 'probability', String(value), message);
    return Number.NaN;
  });
}

function readRenewals(source: SourceTable): Uint8Array | null {
  const flags = readFlags(source, 'renewal');
  if (flags) return flags;
  const types = readTexts(source, 'type');
  if (!types) return null;
  return Uint8Array.from(types, (type) => {
    if (type === '') return FLAG_UNKNOWN;
    return /renew|verlängerung/i.test(type) ? FLAG_YES : FLAG_NO;
  });
}
