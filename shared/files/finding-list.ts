import type { ImportTable } from './fields.ts';
import type { FindingCount, ImportFinding, UnlistedFindings } from './import-report.ts';

/** Findings of one kind and table that are listed in full; a page could not show more. */
const MOST_FINDINGS = 10_000;
/** A cell may hold a whole document. */
const MOST_CHARACTERS = 200;

export type NewFinding = Omit<ImportFinding, 'fileName' | 'table'>;

type Unlisted = UnlistedFindings & { readonly rows: number[]; readonly values: string[] };

/** Collects the findings of an import and counts them by kind. */
export class FindingList {
  readonly #findings: ImportFinding[] = [];
  readonly #unlisted = new Map<string, Unlisted>();
  readonly #counts = new Map<string, FindingCount & { count: number }>();

  add(table: ImportTable, fileName: string, finding: NewFinding): void {
    const { severity, code, column } = finding;
    const key = `${table} ${severity} ${code}`;
    let count = this.#counts.get(key);
    if (!count) {
      count = { code, table, severity, count: 0 };
      this.#counts.set(key, count);
    }
    count.count += 1;
    const value = shorten(finding.value);
    if (count.count <= MOST_FINDINGS) {
      this.#findings.push({ table, fileName, ...finding, value });
      return;
    }
    const place = `${key} ${column}`;
    let more = this.#unlisted.get(place);
    if (!more) {
      more = { severity, code, table, fileName, column, rows: [], values: [] };
      this.#unlisted.set(place, more);
    }
    more.rows.push(finding.row);
    more.values.push(value);
  }

  list(): ImportFinding[] {
    return [...this.#findings];
  }

  listErrors(): ImportFinding[] {
    return this.#findings.filter(({ severity }) => severity === 'error');
  }

  listUnlisted(): UnlistedFindings[] {
    return [...this.#unlisted.values()];
  }

  count(): FindingCount[] {
    return [...this.#counts.values()].map((count) => ({ ...count }));
  }
}

function shorten(value: string): string {
  return value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS)}…` : value;
}
