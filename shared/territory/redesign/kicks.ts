import type { Random } from '../../model/random.ts';
import { fitsLeaving, isKeptApart, relocate } from './anneal-state.ts';
import type { AnnealState } from './anneal-state.ts';
import type { ExchangeRounds } from './exchange-rounds.ts';

interface Kick {
  readonly unit: number;
  readonly column: number;
  /** A large unit that comes back in its place; -1 where none does. */
  readonly partner: number;
  readonly partnerColumn: number;
}

/**
 * Gives one large unit at a time to another seller, lets all others settle around it, and keeps what is better: an
 * exchange alone never passes through the disorder that a large unit leaves behind (iterated local search; Lourenço,
 * Martin and Stützle 2003). Yields now and then.
 * @param isLarge 1 per unit that may be kicked
 * @param most ends when so many sets of changes were looked at in all
 */
export function* kickLarge(
  state: AnnealState,
  rounds: ExchangeRounds,
  isLarge: Uint8Array,
  most: number,
  random: Random,
): Generator<undefined, void> {
  const { columns, slots } = state;
  const { start } = columns;
  const large = [...isLarge.keys()].filter(
    (unit) => isLarge[unit] === 1 && (start[unit + 1] as number) - (start[unit] as number) > 1,
  );
  if (large.length === 0) return;
  const kept = slots.slice();
  let { value } = state;
  // Kicks that no limit allows cost nothing and must not go on for ever.
  for (let refused = 0; rounds.looked < most && refused < 20 * large.length;) {
    const kick = drawKick(state, large[random.below(large.length)] as number, isLarge, random);
    if (!isAllowed(state, kick)) {
      refused++;
      continue;
    }
    const from = columns.seller[slots[kick.unit] as number] as number;
    const to = columns.seller[kick.column] as number;
    relocate(state, kick.unit, kick.column);
    if (kick.partner >= 0) relocate(state, kick.partner, kick.partnerColumn);
    rounds.touch(from);
    rounds.touch(to);
    const before = rounds.looked;
    yield* rounds.settle([from, to], Number.POSITIVE_INFINITY);
    refused = rounds.looked > before ? 0 : refused + 1;
    if (state.value < value) {
      value = state.value;
      kept.set(slots);
    } else {
      restore(state, rounds, kept);
      state.value = value;
    }
  }
}

/** Another seller for the unit; one time in two a large unit of that seller comes back for it, if one can. */
function drawKick(state: AnnealState, unit: number, isLarge: Uint8Array, random: Random): Kick {
  const { columns, slots, members, memberCount, room } = state;
  const first = columns.start[unit] as number;
  let column = first + random.below((columns.start[unit + 1] as number) - first - 1);
  if (column >= (slots[unit] as number)) column++;
  const alone = { unit, column, partner: -1, partnerColumn: -1 };
  const to = columns.seller[column] as number;
  const from = columns.seller[slots[unit] as number] as number;
  const at = room[to] as number;
  const partners = members.subarray(at, at + (memberCount[to] as number)).filter((other) => isLarge[other] === 1);
  if (partners.length === 0 || random.below(2) === 0) return alone;
  const partner = partners[random.below(partners.length)] as number;
  const end = columns.start[partner + 1] as number;
  let partnerColumn = columns.start[partner] as number;
  while (partnerColumn < end && columns.seller[partnerColumn] !== from) partnerColumn++;
  return partnerColumn < end ? { unit, column, partner, partnerColumn } : alone;
}

/** Whether the leaving limits and the pairs apart allow it. */
function isAllowed(state: AnnealState, { unit, column, partner, partnerColumn }: Kick): boolean {
  const { columns, slots } = state;
  const { isAway, seller } = columns;
  const leaves = (isAway[column] as number) - (isAway[slots[unit] as number] as number);
  if (isKeptApart(state, unit, seller[column] as number, partner)) return false;
  if (partner < 0) return state.canLeaveFreely || fitsLeaving(state, unit, leaves, unit, 0);
  const returns = (isAway[partnerColumn] as number) - (isAway[slots[partner] as number] as number);
  return (
    !isKeptApart(state, partner, seller[partnerColumn] as number, unit) &&
    (state.canLeaveFreely || fitsLeaving(state, unit, leaves, partner, returns))
  );
}

function restore(state: AnnealState, rounds: ExchangeRounds, kept: Int32Array): void {
  const { columns, slots } = state;
  for (let unit = 0; unit < kept.length; unit++) {
    if (slots[unit] === kept[unit]) continue;
    rounds.touch(columns.seller[slots[unit] as number] as number);
    rounds.touch(columns.seller[kept[unit] as number] as number);
    relocate(state, unit, kept[unit] as number);
  }
}
