import type { AccountId } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { ColumnKey } from './board-column.ts';
import type { BoardDescriptor } from './board-descriptor.ts';

/** Cards in the air. */
export interface Lift {
  /** The card that was taken; the others follow it. */
  readonly lead: AccountId;
  /** Row of the lead; where a lock holds it back, of the first card that travels. */
  readonly leadRow: number;
  /** What the drop will ask to move: the selection, or the one card. Families come along by the command. */
  readonly accounts: readonly AccountId[];
  /** Account rows that travel, families included, locked ones left out. */
  readonly rows: readonly number[];
  /** Cards that were taken and stay all the same: locks hold them. */
  readonly heldBack: number;
  /** Where the lead came from. */
  readonly home: ColumnKey;
  /** "Nordwind Logistik", "family of 3", "12 accounts". */
  readonly title: string;
  readonly isByKeyboard: boolean;
}

/** A selected card takes the whole selection along, any other card its own unit. */
export function takeCards(
  descriptor: Pick<BoardDescriptor, 'columnOf' | 'collectRows'>,
  base: PlanBase,
  selection: ReadonlySet<AccountId>,
  lead: AccountId,
  isByKeyboard: boolean,
): Lift | null {
  const pressed = base.accountRow.get(lead);
  if (pressed === undefined) return null;
  const isSelection = selection.has(lead) && selection.size > 1;
  const accounts: AccountId[] = [];
  const taken: number[] = [];
  for (const account of isSelection ? selection : [lead]) {
    const row = base.accountRow.get(account);
    if (row === undefined) continue;
    accounts.push(account);
    taken.push(row);
  }
  const free = descriptor.collectRows(base, taken);
  // Where nothing may move, the cards travel all the same, so that the columns can say why.
  const rows = free.length > 0 ? free : taken;
  const travelling = new Set(rows);
  const leadRow = travelling.has(pressed) ? pressed : (rows[0] as number);
  return {
    lead,
    leadRow,
    accounts,
    rows,
    heldBack: taken.filter((row) => !travelling.has(row)).length,
    home: descriptor.columnOf(base, pressed),
    title: nameCards(base, leadRow, rows.length, isSelection),
    isByKeyboard,
  };
}

function nameCards(base: PlanBase, leadRow: number, count: number, isSelection: boolean): string {
  if (count === 1) return base.facts.accounts.name[leadRow] as string;
  return isSelection ? `${count} accounts` : `family of ${count}`;
}

/** "Nordwind Logistik", "Nordwind Logistik and 2 more": how announcements name what is in the air. */
export function nameLift(base: PlanBase, lift: Lift): string {
  const name = base.facts.accounts.name[lift.leadRow] as string;
  return lift.rows.length > 1 ? `${name} and ${lift.rows.length - 1} more` : name;
}
