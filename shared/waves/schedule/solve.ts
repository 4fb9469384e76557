import { NO_ROW } from '../../model/ids.ts';
import type { ScheduleInput, ScheduleSettings } from './input.ts';
import { buildScheduleInstance } from './instance.ts';
import type { ScheduleInstance } from './instance.ts';
import { judgeSchedule } from './outcome.ts';
import type { ScheduleProposal, ScheduleQuality } from './proposal.ts';
import { searchSchedule } from './search.ts';
import type { ScheduleProgress } from './search.ts';
import { listUnitMoves } from './units.ts';

/**
 * Proposes a wave for every move, for the least peak load within the guidance. What must never be is never proposed: a
 * family in two waves, a pinned account elsewhere, a customer of the first wave who should come later, a week beyond the
 * error hours. What fits nowhere stays without a wave and is named. A generator: each value it yields says how far it is.
 * The same input gives the same proposal.
 */
export function* proposeSchedule(
  input: ScheduleInput,
  settings: ScheduleSettings,
): Generator<ScheduleProgress, ScheduleProposal> {
  const instance = buildScheduleInstance(input);
  const { units, problem } = instance;
  if (units.tornApart.length > 0) {
    const wave = input.moves.pin.slice();
    const clashes = units.tornApart.map((unit) => ({
      kind: 'family-pinned-apart' as const,
      moves: [...listUnitMoves(units, unit)],
    }));
    const quality = { value: Number.NaN, bound: Number.NaN, gap: Number.NaN, steps: 0 };
    return { status: 'clash', wave, outcome: judgeSchedule(input, wave), quality, clashes };
  }
  const { chosen, value, bound, steps } = yield* searchSchedule(problem, settings);
  const wave = readWaves(instance, chosen);
  const outcome = judgeSchedule(input, wave);
  const quality: ScheduleQuality = { value, bound: Math.min(bound, value), gap: measureGap(value, bound), steps };
  return { status: outcome.unplaced.length > 0 ? 'incomplete' : 'complete', wave, outcome, quality, clashes: [] };
}

function readWaves({ units, problem }: ScheduleInstance, chosen: Int32Array): Int32Array {
  const none = problem.options - 1;
  return Int32Array.from(units.unitOf, (unit) => {
    const option = chosen[unit] as number;
    return option === none ? NO_ROW : option;
  });
}

/** Points of which no share is worth naming. */
const NOTHING = 0.5;

/** How far a value is above its bound, as a share of the bound. */
function measureGap(value: number, bound: number): number {
  if (value - bound <= NOTHING * 1e-3) return 0;
  return bound > NOTHING ? value / bound - 1 : Number.POSITIVE_INFINITY;
}
