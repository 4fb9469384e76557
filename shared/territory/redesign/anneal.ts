import { fitsLeaving, isKeptApart, penaltyAfter, penaltyWith, takeColumn } from './anneal-state.ts';
import type { AnnealState } from './anneal-state.ts';
import { ACCEPTED_LOSS } from '../../model/arithmetic.ts';

const DRAW = 1 / 0x1_0000_0000;

/**
 * Simulated annealing over columns: a unit moves to another seller, or changes places with one there, or pushes one on to a
 * third. The leaving limits and pairs apart are never broken where they were kept at the start; limits of load cost
 * `limitSlope` while the search is under way.
 *
 * So many steps at one temperature: a change that makes things worse by d is taken with probability e^(−d ÷ temperature).
 * The numbers drawn are xorshift's (Marsaglia 2003), written out here because a call per draw would cost a third of the
 * speed; the seed comes from the plan's generator.
 */
export function annealSegment(state: AnnealState, temperature: number, steps: number): void {
  const { problem, columns, slots, ratios, penalties, shapes, movable, members, room, memberCount } = state;
  const { measures, apart } = problem;
  const { start, seller, cost, load, isAway } = columns;
  const isLimited = !state.canLeaveFreely;
  const accepted = ACCEPTED_LOSS;
  const count = movable.length;
  if (count === 0) return;
  let x = state.random;
  let { value } = state;
  for (let step = 0; step < steps; step++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const unit = movable[((x >>> 0) * DRAW * count) | 0] as number;
    const first = start[unit] as number;
    const choices = (start[unit + 1] as number) - first;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const before = slots[unit] as number;
    let column = first + (((x >>> 0) * DRAW * (choices - 1)) | 0);
    if (column >= before) column++;
    const from = seller[before] as number;
    const to = seller[column] as number;
    const change = (isAway[column] as number) - (isAway[before] as number);
    const lost = penaltyWith(shapes, ratios, load, measures, from, before, -1);
    const gained = penaltyWith(shapes, ratios, load, measures, to, column, 1);
    const costs = (cost[column] as number) - (cost[before] as number);
    const loss = costs + lost + gained - (penalties[from] as number) - (penalties[to] as number);
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const bearable = temperature * (accepted[x >>> 20] as number);
    if (loss <= bearable) {
      if (
        (isLimited && change > 0 && !fitsLeaving(state, unit, change, unit, 0)) ||
        (apart !== null && isKeptApart(state, unit, to, -1))
      ) {
        continue;
      }
      takeColumn(state, unit, column);
      penalties[from] = lost;
      penalties[to] = gained;
      value += loss;
      continue;
    }
    const others = memberCount[to] as number;
    if (others === 0) continue;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const other = members[(room[to] as number) + (((x >>> 0) * DRAW * others) | 0)] as number;
    const otherFirst = start[other] as number;
    const otherEnd = start[other + 1] as number;
    const otherBefore = slots[other] as number;
    let otherColumn = otherFirst;
    while (otherColumn < otherEnd && seller[otherColumn] !== from) otherColumn++;
    const gainedAfter = penaltyAfter(shapes, ratios, load, measures, to, column, otherBefore);
    if (otherColumn < otherEnd) {
      const lostAfter = penaltyAfter(shapes, ratios, load, measures, from, otherColumn, before);
      const both =
        costs +
        (cost[otherColumn] as number) -
        (cost[otherBefore] as number) +
        lostAfter +
        gainedAfter -
        (penalties[from] as number) -
        (penalties[to] as number);
      if (both > bearable) continue;
      const otherChange = (isAway[otherColumn] as number) - (isAway[otherBefore] as number);
      if (
        (isLimited && !fitsLeaving(state, unit, change, other, otherChange)) ||
        (apart !== null && (isKeptApart(state, unit, to, other) || isKeptApart(state, other, from, unit)))
      ) {
        continue;
      }
      takeColumn(state, unit, column);
      takeColumn(state, other, otherColumn);
      penalties[from] = lostAfter;
      penalties[to] = gainedAfter;
      value += both;
      continue;
    }
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    otherColumn = otherFirst + (((x >>> 0) * DRAW * (otherEnd - otherFirst - 1)) | 0);
    if (otherColumn >= otherBefore) otherColumn++;
    const third = seller[otherColumn] as number;
    const thirdAfter = penaltyWith(shapes, ratios, load, measures, third, otherColumn, 1);
    const all =
      costs +
      (cost[otherColumn] as number) -
      (cost[otherBefore] as number) +
      lost +
      gainedAfter +
      thirdAfter -
      (penalties[from] as number) -
      (penalties[to] as number) -
      (penalties[third] as number);
    if (all > bearable) continue;
    const otherChange = (isAway[otherColumn] as number) - (isAway[otherBefore] as number);
    if (
      (isLimited && !fitsLeaving(state, unit, change, other, otherChange)) ||
      (apart !== null && (isKeptApart(state, unit, to, other) || isKeptApart(state, other, third, -1)))
    ) {
      continue;
    }
    takeColumn(state, unit, column);
    takeColumn(state, other, otherColumn);
    penalties[from] = lost;
    penalties[to] = gainedAfter;
    penalties[third] = thirdAfter;
    value += all;
  }
  state.random = x;
  state.value = value;
}
