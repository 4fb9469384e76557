import { NO_ROW } from '../../model/ids.ts';
import type { ScheduleInput } from './input.ts';
import {
  BARS,
  buildScheduleInstance,
  countMissingDays,
  isHandover,
  isOnClosedDay,
  isRenewalInside,
  workOf,
} from './instance.ts';
import type { Bar } from './instance.ts';
import { addUnit, EDGES, penalizeRow, SHAPE, sumLoads } from './problem.ts';
import type { ScheduleProposal } from './proposal.ts';
import { readSubject } from './rows.ts';
import type { RowSubject } from './rows.ts';
import { listUnitMoves } from './units.ts';

/** Why a move is in its wave: facts for words that are made where names are known. */
export interface ScheduleReason {
  readonly wave: number;
  readonly isPinned: boolean;
  /** Moves of the family that go together, itself included. */
  readonly familyMoves: number;
  /** The customer hears of it later than the wave is launched: a held deal or a date of its own. */
  readonly isLater: boolean;
  /** What is not as it should be in this wave. */
  readonly flaws: readonly Flaw[];
  /** What stands against each other wave, in their order. */
  readonly others: readonly OtherWave[];
}

export type Flaw = 'renewal' | 'closed-days' | 'short-notice';

export interface OtherWave {
  readonly wave: number;
  /** Never allowed, and why; or what would become worst. `null` for a wave that would do as well. */
  readonly bar: Bar | null;
  readonly worse: Worse | null;
}

/** What would cost most if the move were in the other wave. */
export type Worse =
  | { readonly kind: 'flaw'; readonly flaw: Flaw }
  | { readonly kind: 'row'; readonly subject: RowSubject; readonly load: number; readonly limit: number };

/** Smaller differences are none. */
const NOTICEABLE = 0.05;

/** Explains the moves of one proposal; what all need is computed once. */
export function createScheduleExplainer(
  input: ScheduleInput,
  proposal: Pick<ScheduleProposal, 'wave'>,
): (move: number) => ScheduleReason {
  const { problem, units, map, bars } = buildScheduleInstance(input);
  const waves = input.launches.length;
  const none = problem.options - 1;
  const chosen = new Int32Array(units.count);
  for (let unit = 0; unit < units.count; unit++) {
    const wave = proposal.wave[listUnitMoves(units, unit)[0] as number] as number;
    chosen[unit] = wave === NO_ROW ? none : wave;
  }
  const loads = sumLoads(problem, chosen);
  const { shape } = problem.rows;

  /** The least of what is asked for, where there is less; else the edge that is passed. */
  const limitOf = (row: number, load: number): number => {
    const low = shape[row * SHAPE] as number;
    if (load < low) return low;
    let limit = shape[row * SHAPE + 2] as number;
    for (let edge = 1; edge < EDGES; edge++) {
      const next = shape[row * SHAPE + 2 + 2 * edge] as number;
      if (load > next) limit = next;
    }
    return limit;
  };

  const listFlaws = (members: Int32Array, wave: number): Flaw[] => {
    const flaws = new Set<Flaw>();
    for (const move of members) {
      const work = workOf(input, move, wave);
      if (!work) continue;
      if (isRenewalInside(input, move, work, wave)) flaws.add('renewal');
      if (isOnClosedDay(input, move, wave)) flaws.add('closed-days');
      if (countMissingDays(work) > 0) flaws.add('short-notice');
    }
    return [...flaws];
  };

  const compare = (unit: number, wave: number, flaws: readonly Flaw[]): OtherWave => {
    const bar = bars[unit * waves + wave] as number;
    if (bar !== -1) return { wave, bar: BARS[bar] ?? null, worse: null };
    const before = new Map<number, number>();
    const rows = listRows(unit, [chosen[unit] as number, wave]);
    for (const row of rows) before.set(row, loads[row] as number);
    addUnit(problem, loads, unit, chosen[unit] as number, -1);
    addUnit(problem, loads, unit, wave, 1);
    let worst = NOTICEABLE;
    let worse: Worse | null = null;
    for (const [row, now] of before) {
      const load = loads[row] as number;
      const loss = penalizeRow(shape, row, load) - penalizeRow(shape, row, now);
      if (loss > worst) {
        worst = loss;
        worse = { kind: 'row', subject: readSubject(map, input.personas.length, row), load, limit: limitOf(row, load) };
      }
    }
    for (const [row, now] of before) loads[row] = now;
    const members = listUnitMoves(units, unit);
    const flaw = listFlaws(members, wave).find((one) => !flaws.includes(one));
    if (flaw && worst < 1) worse = { kind: 'flaw', flaw };
    return { wave, bar: null, worse };
  };

  const listRows = (unit: number, options: readonly number[]): Set<number> => {
    const rows = new Set<number>();
    const { strandStart, strand, entryStart, entryRow } = problem;
    for (let at = strandStart[unit] as number; at < (strandStart[unit + 1] as number); at++) {
      for (const option of options) {
        const list = (strand[at] as number) * problem.options + option;
        for (let entry = entryStart[list] as number; entry < (entryStart[list + 1] as number); entry++) {
          rows.add(entryRow[entry] as number);
        }
      }
    }
    return rows;
  };

  return (move) => {
    const unit = units.unitOf[move] as number;
    const members = listUnitMoves(units, unit);
    const wave = proposal.wave[move] as number;
    const flaws = wave === NO_ROW ? [] : listFlaws(members, wave);
    const others: OtherWave[] = [];
    for (let other = 0; other < waves; other++) if (other !== wave) others.push(compare(unit, other, flaws));
    const work = wave === NO_ROW ? undefined : workOf(input, move, wave);
    return {
      wave,
      isPinned: units.pin[unit] !== NO_ROW,
      familyMoves: members.length,
      isLater: isHandover(input, move) && work !== undefined && work.notice > (input.launches[wave] as number) + 6,
      flaws,
      others,
    };
  };
}
