import type { ImportTable } from './fields.ts';
import type { Confidence } from './mapping.ts';
import { writeCsv } from './csv-write.ts';

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

/** Every row of a file is either taken or refused; doubtful ones are taken. */
export interface TableReport {
  readonly table: ImportTable;
  readonly fileName: string;
  readonly rows: number;
  readonly taken: number;
  readonly doubtful: number;
  readonly refused: number;
}

/** How a column was read. */
export interface ColumnReading {
  readonly table: ImportTable;
  readonly column: string;
  /** The field it was mapped to, or an empty text for a custom field. */
  readonly field: string;
  readonly confidence: Confidence | 'custom';
  /** "D.M.YYYY", "1.234,56", "percent"; an empty text for plain text. */
  readonly reading: string;
}

export interface FindingCount {
  readonly code: string;
  readonly table: ImportTable;
  readonly severity: 'error' | 'warning';
  /** All findings of this kind, also those past the limit of the list. */
  readonly count: number;
}

/** Everything an import did with its files. */
export interface ImportReport {
  readonly tables: readonly TableReport[];
  /** At most 10,000 of each kind and table. */
  readonly findings: readonly ImportFinding[];
  readonly counts: readonly FindingCount[];
  readonly columns: readonly ColumnReading[];
  /** Where the accounts' owners come from. */
  readonly ownersFrom: 'accounts' | 'opportunities' | 'none';
  readonly sellersFrom: 'sellers' | 'owners';
  /** How many accounts have an owner by each basis, and how many have none. */
  readonly owners: {
    readonly file: number;
    readonly latestOpenOpportunity: number;
    readonly latestOpportunity: number;
    readonly unassigned: number;
  };
  /** Owners that no seller matches, with how many accounts and opportunities name them. */
  readonly unresolvedOwners: readonly {
    readonly value: string;
    readonly accounts: number;
    readonly opportunities: number;
  }[];
  /** Where the lifecycle comes from. */
  readonly lifecycleFrom: string;
  /** The stages of the opportunities and the class each was read as. */
  readonly stages: readonly { readonly stage: string; readonly stageClass: string; readonly count: number }[];
  readonly currency: string;
}

const MOST_FINDINGS = 10_000;

export type NewFinding = Omit<ImportFinding, 'fileName' | 'table'>;

/** Collects the findings of an import and counts them by kind. */
export class FindingList {
  readonly #findings: ImportFinding[] = [];
  readonly #counts = new Map<
    string,
    { code: string; table: ImportTable; severity: 'error' | 'warning'; count: number }
  >();

  add(table: ImportTable, fileName: string, finding: NewFinding): void {
    const key = `${table} ${finding.severity} ${finding.code}`;
    let count = this.#counts.get(key);
    if (!count) {
      count = { code: finding.code, table, severity: finding.severity, count: 0 };
      this.#counts.set(key, count);
    }
    count.count += 1;
    // Shortened: a cell may hold a whole document.
    if (count.count <= MOST_FINDINGS) {
      this.#findings.push({ table, fileName, ...finding, value: shorten(finding.value) });
    }
  }

  list(): ImportFinding[] {
    return [...this.#findings];
  }

  count(): FindingCount[] {
    return [...this.#counts.values()].map((count) => ({ ...count }));
  }
}

function shorten(value: string): string {
  return value.length > 200 ? `${value.slice(0, 200)}…` : value;
}

/** The findings as a CSV file, one line each. */
export function reportToCsv(report: Pick<ImportReport, 'findings'>): string {
  const header = ['Severity', 'Table', 'File', 'Row', 'Column', 'Value', 'Code', 'Message'];
  const rows = report.findings.map((finding) => [
    finding.severity,
    finding.table,
    finding.fileName,
    finding.row === 0 ? '' : finding.row,
    finding.column,
    finding.value,
    finding.code,
    finding.message,
  ]);
  return writeCsv(header, rows, { bom: true });
}
