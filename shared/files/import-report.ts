import type { HealthBand, HealthDirection, Lifecycle, StageClass } from '../model/facts.ts';
import type { SellerId } from '../model/ids.ts';
import { writeCsv } from './csv-write.ts';
import type { ImportTable } from './fields.ts';
import { describeCode } from './finding-codes.ts';
import type { OwnerChoice, OwnerRule } from './import-choices.ts';
import type { Confidence } from './mapping.ts';
import type { DateOrder } from '../model/read-dates.ts';
import type { Dialect } from './raw-table.ts';
import type { NumberStyle } from '../model/read-numbers.ts';
import type { SourceSystem } from './source-systems.ts';

/** One unusable (error) or doubtful (warning) row, column or file, and what to do about it. */
export interface ImportFinding {
  readonly severity: 'error' | 'warning';
  /** Names the kind of finding, for code and tests. */
  readonly code: string;
  readonly table: ImportTable;
  readonly fileName: string;
  /** Line of the file, from 1; 0 where the finding is about the whole file or column. */
  readonly row: number;
  /** Heading of the column, or an empty text. */
  readonly column: string;
  readonly value: string;
  /** What is wrong and what to do, for people. */
  readonly message: string;
}

/** Findings past the limit of the list: only where they are and what stands there. */
export interface UnlistedFindings extends Pick<ImportFinding, 'severity' | 'code' | 'table' | 'fileName' | 'column'> {
  readonly rows: readonly number[];
  readonly values: readonly string[];
}

/** Every row is either taken or refused (`rows = taken + refused`); doubtful ones are taken. */
export interface TableReport {
  readonly table: ImportTable;
  readonly fileName: string;
  /** Rows about this table: of a file for several tables, those without such a record do not count. */
  readonly rows: number;
  readonly taken: number;
  readonly doubtful: number;
  readonly refused: number;
  /** Records made of the rows taken: of a file for several tables, many rows may say the same of one account. */
  readonly records: number;
}

/** How sure a reading is: by the values of the column, by a choice, or by what is usual. */
export type ReadingBasis = 'values' | 'chosen' | 'assumed';

/** How a column was read. */
export interface ColumnReading {
  readonly table: ImportTable;
  readonly column: string;
  /** The field it was mapped to, or an empty text for a custom field. */
  readonly field: string;
  readonly confidence: Confidence | 'custom';
  /** "D.M.YYYY", "1.234,56", "percent"; an empty text for plain text. */
  readonly reading: string;
  /** Where the order of day and month matters: the order taken, and how it is known. */
  readonly date?: { readonly order: DateOrder; readonly basis: ReadingBasis; readonly isMixed: boolean };
  /** Where the decimal sign matters. */
  readonly number?: { readonly style: NumberStyle; readonly basis: ReadingBasis; readonly isMixed: boolean };
  /** The first different texts and what they were read as: 03/04/2026 as 2026-04-03. */
  readonly examples: readonly { readonly text: string; readonly value: string }[];
}

/** What a word of a file was taken to mean; `unknown` where it says nothing. */
export interface WordReading<T extends string> {
  readonly word: string;
  readonly meaning: T | '';
  readonly count: number;
  readonly basis: 'chosen' | 'name' | 'flags' | 'assumed' | 'unknown';
}

export interface FindingCount {
  readonly code: string;
  readonly table: ImportTable;
  readonly severity: 'error' | 'warning';
  /** All findings of this kind, also those past the limit of the list. */
  readonly count: number;
}

/** An owner that no seller matches, or several, or that a choice was made about. */
export interface UnresolvedOwner {
  /** As the file names it: the key of the choice. */
  readonly value: string;
  readonly reason: 'unknown' | 'ambiguous' | 'settled';
  readonly accounts: number;
  readonly opportunities: number;
  /** What was chosen; `null` while it is open. */
  readonly choice: OwnerChoice | null;
  /** Sellers who may be meant: all of that name, or those of a similar one. */
  readonly candidates: readonly { readonly id: SellerId; readonly name: string }[];
}

/** Everything an import did with its files. */
export interface ImportReport {
  readonly tables: readonly TableReport[];
  /** At most 10,000 of each kind and table. */
  readonly findings: readonly ImportFinding[];
  /** The rest, so that no row is left unsaid. */
  readonly unlisted: readonly UnlistedFindings[];
  readonly counts: readonly FindingCount[];
  readonly columns: readonly ColumnReading[];
  /** How each file was read. */
  readonly dialects: readonly { readonly table: ImportTable; readonly dialect: Dialect }[];
  /** The system each file comes from. */
  readonly sources: readonly { readonly table: ImportTable; readonly source: SourceSystem }[];
  /** Where the accounts' owners come from. */
  readonly ownersFrom: 'accounts' | 'opportunities' | 'none';
  readonly sellersFrom: 'sellers' | 'owners';
  /** How many accounts have an owner by each basis, and how many have none. */
  readonly owners: {
    readonly file: number;
    readonly latestOpenOpportunity: number;
    readonly latestOpportunity: number;
    readonly mostRevenue: number;
    readonly mostDeals: number;
    readonly unassigned: number;
  };
  /** For how many accounts several sellers came into question, and the rule by which one was chosen. */
  readonly severalOwners: { readonly rule: OwnerRule; readonly accounts: number };
  readonly unresolvedOwners: readonly UnresolvedOwner[];
  /** Where the lifecycle comes from. */
  readonly lifecycleFrom: string;
  /** The words of the lifecycle column; the rest is derived. */
  readonly lifecycles: readonly WordReading<Lifecycle>[];
  /** The stages of the opportunities and the class each was read as. */
  readonly stages: readonly {
    readonly stage: string;
    readonly stageClass: StageClass | '';
    readonly count: number;
    readonly basis: WordReading<StageClass>['basis'];
  }[];
  readonly healthWords: readonly WordReading<HealthBand>[];
  /** The scale of the scores of health; `null` without any. */
  readonly healthScale: {
    readonly direction: HealthDirection;
    readonly basis: 'chosen' | 'heading' | 'bands' | 'risk flags' | 'assumed';
    readonly known: number;
    readonly least: number;
    readonly most: number;
  } | null;
  /** ISO 4217 code of all amounts, or an empty text. */
  readonly currency: string;
  /** All currencies that amounts are in: how many amounts, and the rate by which they count; `null` without one. */
  readonly currencies: readonly { readonly code: string; readonly amounts: number; readonly rate: number | null }[];
}

/** The findings as a CSV file, one line each, also those that the report does not list in full. */
export function reportToCsv(report: Pick<ImportReport, 'findings'> & Partial<Pick<ImportReport, 'unlisted'>>): string {
  const header = ['Severity', 'Table', 'File', 'Row', 'Column', 'Value', 'Code', 'Message'];
  const rows = report.findings.map(({ severity, table, fileName, row, column, value, code, message }) => [
    severity,
    table,
    fileName,
    row === 0 ? '' : row,
    column,
    value,
    code,
    message,
  ]);
  for (const { severity, table, fileName, column, code, rows: lines, values } of report.unlisted ?? []) {
    const message = describeCode(code);
    lines.forEach((row, at) =>
      rows.push([severity, table, fileName, row === 0 ? '' : row, column, values[at] as string, code, message]),
    );
  }
  return writeCsv(header, rows, { bom: true });
}
