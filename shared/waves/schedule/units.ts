import { NO_ROW } from '../../model/ids.ts';
import type { ScheduleInput } from './input.ts';

/** Moves that go together: the members of a family that change their seller. */
export interface ScheduleUnits {
  readonly count: number;
  readonly unitOf: Int32Array;
  /** Moves of unit u: `members[start[u] … start[u + 1])`. */
  readonly start: Int32Array;
  readonly members: Int32Array;
  /** The wave it stays in, or `NO_ROW`. */
  readonly pin: Int32Array;
  /** Units of which two members are pinned to different waves. */
  readonly tornApart: readonly number[];
}

export function buildScheduleUnits({ moves }: ScheduleInput): ScheduleUnits {
  const unitOf = new Int32Array(moves.count);
  const numberOf = new Map<number, number>();
  for (let move = 0; move < moves.count; move++) {
    const family = moves.family[move] as number;
    let unit = numberOf.get(family);
    if (unit === undefined) numberOf.set(family, (unit = numberOf.size));
    unitOf[move] = unit;
  }
  const count = numberOf.size;
  const start = new Int32Array(count + 1);
  for (const unit of unitOf) start[unit + 1]! += 1;
  for (let unit = 0; unit < count; unit++) start[unit + 1]! += start[unit] as number;
  const next = start.slice(0, count);
  const members = new Int32Array(moves.count);
  const pin = new Int32Array(count).fill(NO_ROW);
  const tornApart = new Set<number>();
  for (let move = 0; move < moves.count; move++) {
    const unit = unitOf[move] as number;
    members[next[unit] as number] = move;
    next[unit]! += 1;
    const wave = moves.pin[move] as number;
    if (wave === NO_ROW) continue;
    if (pin[unit] !== NO_ROW && pin[unit] !== wave) tornApart.add(unit);
    pin[unit] = wave;
  }
  return { count, unitOf, start, members, pin, tornApart: [...tornApart] };
}

/** Moves of a unit. */
export function listUnitMoves({ start, members }: ScheduleUnits, unit: number): Int32Array {
  return members.subarray(start[unit], start[unit + 1]);
}
