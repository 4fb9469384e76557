import { listUnit } from '../../model/families.ts';
import { NO_ROW } from '../../model/ids.ts';
import type { SellerId } from '../../model/ids.ts';
import { isLeaving } from '../../model/roster.ts';
import { readPolicy } from '../../model/plan.ts';
import type { Finding } from '../../waves/findings.ts';
import { createLockFinder } from '../eligibility.ts';
import { accountIds, groupRows } from './fix.ts';
import type { Fix, FixSource } from './fix.ts';

/** Accounts that were given to somebody who leaves: back to their incumbents where those stay, else to who has room. */
export function takeFromLeaver(plan: FixSource, finding: Finding): Fix | null {
  const { incumbent } = plan.assignment;
  const back = groupRows(listFree(plan, finding), (row) => incumbent[row] as number);
  const most = back.find(([seller]) => seller !== NO_ROW && !isLeaving(plan.roster, seller));
  return most ? createMoveFix(plan, finding, most[1], most[0]) : findSuccessor(plan, finding);
}

/**
 * Accounts that nobody looks after: to the seller who may have them and is furthest below the fair share of the workload,
 * out of the leaver's team where it has one; as many as fit into that share and its tolerance.
 */
export function findSuccessor(plan: FixSource, finding: Finding): Fix | null {
  const { assignment, roster, measures, sharing, targets } = plan;
  const { classOf, allowed } = sharing.eligibility;
  const tolerance = readPolicy(plan.document, 'balance').workload;
  const rows = listFree(plan, finding);
  const load = new Float64Array(roster.count);
  assignment.incoming.forEach((seller, row) => {
    if (seller !== NO_ROW) load[seller]! += measures.workload[row] as number;
  });
  const mayHave = (seller: number, row: number): boolean =>
    allowed[(classOf[row] as number) * roster.count + seller] === 1;
  const choose = (sellers: readonly number[]): Fix | null => {
    let best: { readonly seller: number; readonly room: number; readonly rows: readonly number[] } | null = null;
    for (const seller of sellers) {
      const room = (targets.workload[seller] as number) * (1 + tolerance) - (load[seller] as number);
      if (best && room <= best.room) continue;
      const fitting = fillRoom(
        plan,
        rows.filter((row) => mayHave(seller, row)),
        room,
      );
      if (fitting.length > 0) best = { seller, room, rows: fitting };
    }
    return best && createMoveFix(plan, finding, best.rows, best.seller);
  };
  const open = [...roster.ids.keys()].filter((row) => (roster.fte[row] as number) > 0 && !isLeaving(roster, row));
  const teams = new Set(finding.sellers.map((seller) => roster.teams[seller] as string).filter(Boolean));
  return choose(open.filter((row) => teams.has(roster.teams[row] as string))) ?? choose(open);
}

/** Whole units, in their order, as long as there is room for them. */
function fillRoom({ families, assignment, measures }: FixSource, rows: readonly number[], room: number): number[] {
  const fitting = new Set<number>();
  let left = room;
  for (const row of rows) {
    if (fitting.has(row)) continue;
    const unit = [...listUnit(families, assignment.incoming, row)];
    const hours = unit.reduce((sum, member) => sum + (measures.workload[member] as number), 0);
    if (hours > left) continue;
    left -= hours;
    for (const member of unit) fitting.add(member);
  }
  return [...fitting];
}

/** Those that no lock holds. */
function listFree(plan: FixSource, finding: Finding): number[] {
  const explainLock = createLockFinder(plan);
  return [...finding.accounts].filter((row) => explainLock(row, false) === null);
}

function createMoveFix(plan: FixSource, finding: Finding, rows: readonly number[], seller: number): Fix {
  const { roster, facts, wording } = plan;
  const isAll = rows.length >= finding.accounts.length;
  const subject =
    rows.length === 1
      ? (facts.accounts.name[rows[0] as number] as string)
      : `${isAll ? 'these ' : ''}${wording.count(rows.length)}${isAll ? '' : ' of these'}`;
  return {
    label: `Move ${subject} to ${roster.names[seller]}`,
    command: { kind: 'moveAccounts', accounts: accountIds(plan, rows), to: roster.ids[seller] as SellerId },
  };
}
