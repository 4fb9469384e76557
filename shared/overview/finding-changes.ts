import type { Finding } from '../waves/findings.ts';

/** What a change does to a finding: brings it up, makes it larger or smaller, or settles it. */
export type FindingEffect = 'causes' | 'worsens' | 'eases' | 'cures';

export interface FindingChange {
  readonly effect: FindingEffect;
  /** As it would be; one that is cured as it was. */
  readonly finding: Finding;
  /** Sellers concerned, or accounts where no seller is named: before, and after. */
  readonly before: number;
  readonly after: number;
}

const EFFECTS: readonly FindingEffect[] = ['causes', 'worsens', 'cures', 'eases'];
const NOBODY: ReadonlyMap<string, never> = new Map<string, never>();

/** How findings differ: bad news first, errors before warnings. What is only worth knowing is left out. */
export function compareFindings(before: readonly Finding[], after: readonly Finding[]): FindingChange[] {
  const earlier = indexById(before);
  const later = indexById(after);
  const changes: FindingChange[] = [];
  for (const [id, finding] of later) {
    const was = earlier.get(id);
    const [from, to] = [was ? sizeOf(was) : 0, sizeOf(finding)];
    if (!was) changes.push({ effect: 'causes', finding, before: 0, after: to });
    else if (from !== to) changes.push({ effect: to > from ? 'worsens' : 'eases', finding, before: from, after: to });
  }
  for (const [id, finding] of earlier) {
    if (!later.has(id)) changes.push({ effect: 'cures', finding, before: sizeOf(finding), after: 0 });
  }
  const rank = ({ effect, finding }: FindingChange): number =>
    EFFECTS.indexOf(effect) * 2 + (finding.severity === 'error' ? 0 : 1);
  return changes.sort((left, right) => rank(left) - rank(right));
}

function indexById(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const counted = findings.filter(({ severity }) => severity !== 'info');
  return counted.length === 0 ? NOBODY : new Map(counted.map((finding) => [finding.id, finding]));
}

function sizeOf({ sellers, accounts }: Finding): number {
  return sellers.length > 0 ? sellers.length : accounts.length;
}
