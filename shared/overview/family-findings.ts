import { NO_ROW } from '../model/ids.ts';
import { createFinding } from '../waves/findings.ts';
import type { Finding } from '../waves/findings.ts';
import type { PlanBase } from './plan-base.ts';

/**
 * Families that the plan takes apart: members who have the same seller today and would not have, and members who move in
 * different waves. A family that is apart already is not the plan's doing.
 */
export function findFamilyFindings(base: PlanBase): Finding[] {
  const { families, assignment, roster, wording } = base;
  const { incumbent, incoming, wave } = assignment;
  const { starts, members } = families;
  const { name } = base.facts.accounts;
  const apart: number[] = [];
  const acrossWaves: number[] = [];
  // What the first member with an incumbent got, valid for the family whose number is in `seenIn`.
  const firstIncoming = new Int32Array(roster.count + 1);
  const seenIn = new Int32Array(roster.count + 1).fill(-1);
  for (let family = 0; family + 1 < starts.length; family++) {
    const start = starts[family] as number;
    const end = starts[family + 1] as number;
    if (end - start < 2) continue;
    let isApart = false;
    let isAcross = false;
    let firstWave: number = NO_ROW;
    for (let at = start; at < end; at++) {
      const row = members[at] as number;
      const from = incumbent[row] as number;
      const to = incoming[row] as number;
      const slot = from === NO_ROW ? roster.count : from;
      if (seenIn[slot] !== family) {
        seenIn[slot] = family;
        firstIncoming[slot] = to;
      } else if (firstIncoming[slot] !== to) isApart = true;
      const own = wave[row] as number;
      if (from === to || own === NO_ROW) continue;
      if (firstWave === NO_ROW) firstWave = own;
      else if (firstWave !== own) isAcross = true;
    }
    if (isApart) apart.push(family);
    if (isAcross) acrossWaves.push(family);
  }
  const report = (
    rule: 'family-split-sellers' | 'family-split-waves',
    split: readonly number[],
    where: string,
  ): Finding[] => {
    if (split.length === 0) return [];
    const names = wording.nameFirst(split, (family) => name[members[starts[family] as number] as number] as string);
    return [
      createFinding({
        rule,
        severity: 'warning',
        title: `${wording.countOf(split.length, 'family', 'families')} split ${where}`,
        evidence: `${split.length === 1 ? 'The family' : 'The families'} of ${names}: one customer would hear it ${rule === 'family-split-waves' ? 'at different times' : 'from different sellers'}.`,
        accounts: listMembers(base, split),
      }),
    ];
  };
  return [
    ...report('family-split-sellers', apart, 'between sellers'),
    ...report('family-split-waves', acrossWaves, 'across waves'),
  ];
}

function listMembers({ families }: PlanBase, split: readonly number[]): number[] {
  const { starts, members } = families;
  const rows: number[] = [];
  for (const family of split) {
    for (let at = starts[family] as number; at < (starts[family + 1] as number); at++) rows.push(members[at] as number);
  }
  return rows;
}
