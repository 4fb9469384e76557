import { NO_ROW, UNASSIGNED } from '../model/ids.ts';
import type { AccountId, ScenarioId, SellerId, WaveId } from '../model/ids.ts';
import { readScenarioTable } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { PlanBase } from '../overview/plan-base.ts';
import type { AdoptDecisions, AdoptedDecision } from '../commands/command.ts';

/** What became of a move from the first side to the second. */
export type DifferenceKind = 'added' | 'dropped' | 'seller' | 'wave';
export const DIFFERENCE_KINDS: readonly DifferenceKind[] = ['added', 'dropped', 'seller', 'wave'];

/** What one side decided about an account. */
export interface SideDecision {
  /** Incoming seller, `UNASSIGNED` for the pool; the incumbent where it stays. */
  readonly seller: SellerId;
  readonly sellerName: string;
  readonly isMove: boolean;
  /** `null` without a wave. */
  readonly wave: WaveId | null;
  readonly waveName: string;
}

export interface MoveDifference {
  readonly account: AccountId;
  readonly name: string;
  readonly kind: DifferenceKind;
  /** Name of the incumbent on the first side. */
  readonly from: string;
  readonly first: SideDecision;
  readonly second: SideDecision;
  /** Minor units, of the second side; NaN where unknown. */
  readonly arr: number;
}

/** Two sets of decisions beside each other. */
export interface PlanComparison {
  /** The largest ARR first. */
  readonly differences: readonly MoveDifference[];
  readonly counts: Readonly<Record<DifferenceKind, number>>;
  /** Moves that both sides have, to the same seller in the same wave. */
  readonly same: number;
  /** Accounts that only one side's facts have. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Accounts on both sides whose incumbents differ: the facts are of different days. */
  readonly otherIncumbent: number;
}

/**
 * Which moves were added, dropped or made different from the first to the second: two scenarios, a scenario and its
 * snapshot, or two files. Accounts, sellers and waves are the same where their ids are.
 */
export function comparePlans(first: PlanBase, second: PlanBase): PlanComparison {
  const counts: Record<DifferenceKind, number> = { added: 0, dropped: 0, seller: 0, wave: 0 };
  const differences: MoveDifference[] = [];
  const readFirst = createReader(first);
  const readSecond = createReader(second);
  const { id, name, arr } = second.facts.accounts;
  let same = 0;
  let found = 0;
  let otherIncumbent = 0;
  for (let row = 0; row < second.facts.accounts.count; row++) {
    const account = id[row] as AccountId;
    const rowInFirst = first.accountRow.get(account);
    if (rowInFirst === undefined) continue;
    found++;
    const before = readFirst(rowInFirst);
    const after = readSecond(row);
    if (before.incumbent !== after.incumbent) otherIncumbent++;
    if (!before.isMove && !after.isMove) continue;
    const kind = judge(before, after);
    if (kind === null) {
      same++;
      continue;
    }
    counts[kind]++;
    differences.push({
      account,
      name: name[row] as string,
      kind,
      from: nameOwner(first, first.assignment.incumbent[rowInFirst] as number),
      first: describe(first, rowInFirst, before),
      second: describe(second, row, after),
      arr: arr[row] as number,
    });
  }
  differences.sort((left, right) => (right.arr || 0) - (left.arr || 0) || (left.account < right.account ? -1 : 1));
  return {
    differences,
    counts,
    same,
    onlyFirst: first.facts.accounts.count - found,
    onlySecond: second.facts.accounts.count - found,
    otherIncumbent,
  };
}

interface Decision {
  readonly incumbent: SellerId;
  readonly seller: SellerId;
  readonly isMove: boolean;
  readonly wave: WaveId | null;
}

function createReader({ assignment, roster }: PlanBase): (row: number) => Decision {
  const idOf = (seller: number): SellerId => (seller === NO_ROW ? UNASSIGNED : (roster.ids[seller] as SellerId));
  return (row) => {
    const incumbent = assignment.incumbent[row] as number;
    const incoming = assignment.incoming[row] as number;
    return {
      incumbent: idOf(incumbent),
      seller: idOf(incoming),
      isMove: incumbent !== incoming,
      wave: assignment.waves[assignment.wave[row] as number]?.id ?? null,
    };
  };
}

function judge(before: Decision, after: Decision): DifferenceKind | null {
  if (!before.isMove) return 'added';
  if (!after.isMove) return 'dropped';
  if (before.seller !== after.seller) return 'seller';
  return before.wave === after.wave ? null : 'wave';
}

function describe(base: PlanBase, row: number, { seller, isMove, wave }: Decision): SideDecision {
  const { assignment } = base;
  return {
    seller,
    sellerName: nameOwner(base, assignment.incoming[row] as number),
    isMove,
    wave,
    waveName: assignment.waves[assignment.wave[row] as number]?.wave.name ?? '',
  };
}

function nameOwner({ roster }: PlanBase, row: number): string {
  return row === NO_ROW ? 'Unassigned' : (roster.names[row] as string);
}

/** The command that takes the second side's decisions over for these accounts. @param source what that side is called. */
export function createAdoption(
  differences: readonly MoveDifference[],
  second: { readonly document: PlanDocument; readonly scenario: ScenarioId },
  source: string,
): AdoptDecisions {
  return {
    kind: 'adoptDecisions',
    source,
    decisions: differences.map(({ account, second: side }): AdoptedDecision => ({
      account,
      to: side.isMove ? side.seller : null,
      wave: side.wave,
    })),
    vacancies: readScenarioTable(second.document, second.scenario, 'vacancies'),
    waves: readScenarioTable(second.document, second.scenario, 'waves'),
  };
}
