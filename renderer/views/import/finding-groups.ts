import { describeCode } from '../../../shared/files/finding-codes.ts';
import type { ImportFinding, UnlistedFindings } from '../../../shared/files/import-report.ts';
import type { ImportTable } from '../../state/importing-store.ts';

/** Findings of one kind about one table. */
export interface FindingGroup {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly table: ImportTable;
  /** What they are, for people. */
  readonly title: string;
  readonly count: number;
  readonly listed: readonly ImportFinding[];
  readonly unlisted: readonly UnlistedFindings[];
}

type Draft = FindingGroup & { count: number; listed: ImportFinding[]; unlisted: UnlistedFindings[] };

/** The findings by kind, unusable rows first, then by how many there are. There may be one for each row. */
export function groupFindings(
  findings: readonly ImportFinding[],
  unlisted: readonly UnlistedFindings[] = [],
): readonly FindingGroup[] {
  const groups = new Map<string, Draft>();
  const find = (
    { severity, table, code }: Pick<ImportFinding, 'severity' | 'table' | 'code'>,
    title: string,
  ): Draft => {
    const id = `${severity} ${table} ${code}`;
    const known = groups.get(id);
    if (known) return known;
    const group = { id, severity, table, title: describeCode(code) || title, count: 0, listed: [], unlisted: [] };
    groups.set(id, group);
    return group;
  };
  for (const finding of findings) {
    const group = find(finding, finding.message);
    group.listed.push(finding);
    group.count += 1;
  }
  for (const more of unlisted) {
    const group = find(more, more.code);
    group.unlisted.push(more);
    group.count += more.rows.length;
  }
  return [...groups.values()].sort(
    (left, right) => left.severity.localeCompare(right.severity) || right.count - left.count,
  );
}

/** One of a group's findings; those past the limit of the list are made when they are asked for. */
export function findingAt({ listed, unlisted, title }: FindingGroup, index: number): ImportFinding {
  const finding = listed[index];
  if (finding) return finding;
  let at = index - listed.length;
  for (const { rows, values, ...more } of unlisted) {
    if (at < rows.length) return { ...more, row: rows[at] as number, value: values[at] ?? '', message: title };
    at -= rows.length;
  }
  throw new RangeError(`The group has no finding ${index}.`);
}
