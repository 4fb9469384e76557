import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import type { Persona, WaveGuidancePolicy } from '../model/policy.ts';
import type { DecidedMove } from './decide-moves.ts';
import type { SalesForce } from './draw-sellers.ts';
import type { MoveUnit } from './move-units.ts';
import type { Random } from '../model/random.ts';

/** What a move weighs in a seller's fullest week, in steps of half an hour, by the default playbooks. */
const WEEK_WEIGHTS: Readonly<Record<string, number>> = { core: 1, new: 2, 'later-stage': 3, 'high-risk': 5 };
/** Half hours of a seller's fullest week that two waves in a row may fill: the second begins while the first still works. */
const WEEK_LIMIT = 11;
const UNSCHEDULED_SHARE = 0.05;
const FIRST_WAVE = 0;

export interface ScheduledMove extends DecidedMove {
  /** Index of the wave, or `NO_ROW` while unscheduled. */
  readonly wave: number;
}

/**
 * Spreads the moves over three waves roughly by the guidance, as far as the sellers' weeks allow. A few are left as a
 * planner overlooks them: some unscheduled, a high-risk relationship or two in the first wave.
 */
export function scheduleMoves(
  random: Random,
  moves: readonly DecidedMove[],
  personas: readonly Persona[],
  guidance: WaveGuidancePolicy,
  force: SalesForce,
  launch: Day,
): ScheduledMove[] {
  const totals = personas.map((_, code) => countAccounts(moves.filter(({ unit }) => unit.persona === code)));
  const movedArr = moves.reduce((sum, { unit }) => sum + unit.arr, 0);
  const placed = personas.map(() => [0, 0, 0]);
  const filled = new Map<string, number>();
  let firstWaveArr = 0;

  const chooseWave = ({ unit, to }: DecidedMove): number => {
    const { persona } = unit;
    if (persona < 0) return NO_ROW;
    const { id } = personas[persona] as Persona;
    const shares = guidance.shares[id] ?? [0.4, 0.3, 0.3];
    const lack = (wave: number): number =>
      (shares[wave] as number) - (placed[persona]![wave] as number) / Math.max(1, totals[persona] as number);
    const waves = [0, 1, 2]
      .filter((wave) => (wave === FIRST_WAVE ? isFitForFirst(unit, to, shares) : true))
      .sort((left, right) => lack(right) - lack(left) || left - right);
    // Who leaves must be done before the last day: what can go first goes first.
    if (force.leavers.includes(unit.owner) && waves.includes(FIRST_WAVE)) waves.unshift(FIRST_WAVE);
    const weight = (unit.isTop ? WEEK_WEIGHTS['high-risk']! : (WEEK_WEIGHTS[id] ?? 1)) * unit.rows.length;
    // Where no week has room the move goes where there is least to do, and the charts show the overload.
    const wave =
      waves.find((candidate) => hasRoom(unit, to, candidate, weight)) ??
      waves.toSorted((left, right) => readWeek(to, left) - readWeek(to, right))[0]!;
    placed[persona]![wave]! += unit.rows.length;
    if (wave === FIRST_WAVE) firstWaveArr += unit.arr;
    for (const seller of [unit.owner, to]) {
      filled.set(`${seller}/${wave}`, readFilled(seller, wave) + weight);
    }
    return wave;
  };
  // The first wave takes no account of the top tenth and at most a quarter of the ARR.
  const isFitForFirst = (unit: MoveUnit, to: number, shares: readonly number[]): boolean =>
    (shares[FIRST_WAVE] as number) > 0 &&
    !unit.isTop &&
    (!force.vacancies.includes(to) || isReadyForFirst(unit, to)) &&
    firstWaveArr + unit.arr <= guidance.firstWaveMaximumArr * 0.9 * movedArr;
  // Vacancies carry nothing until two weeks after their start; only the core is told as late as a week before.
  const isReadyForFirst = (unit: MoveUnit, vacancy: number): boolean =>
    personas[unit.persona]?.id === 'core' && (force.table.startsOn[vacancy] as Day) + 14 <= launch - 7;
  const readFilled = (seller: number, wave: number): number => filled.get(`${seller}/${wave}`) ?? 0;
  const readWeek = (seller: number, wave: number): number =>
    readFilled(seller, wave) + Math.max(readFilled(seller, wave - 1), readFilled(seller, wave + 1));
  const hasRoom = (unit: MoveUnit, to: number, wave: number, weight: number): boolean =>
    [unit.owner, to].every((seller) => {
      // A leaver's part is the manager's, who is asked for more for a while.
      if (seller === NO_ROW || force.leavers.includes(seller)) return true;
      return readWeek(seller, wave) === 0 || readWeek(seller, wave) + weight <= WEEK_LIMIT;
    });

  // Leavers' accounts choose first, then the small ones: the first wave is to reach many customers and little ARR.
  const rank = ({ unit }: DecidedMove): number => (force.leavers.includes(unit.owner) ? 0 : 1);
  const order = moves.toSorted((left, right) => rank(left) - rank(right) || left.unit.arr - right.unit.arr);
  const scheduled = order.map((move) => ({ ...move, wave: chooseWave(move) }));
  return overlookSome(random, scheduled, personas, force);
}

function overlookSome(
  random: Random,
  moves: readonly ScheduledMove[],
  personas: readonly Persona[],
  force: SalesForce,
): ScheduledMove[] {
  const small = moves.filter(({ unit, wave }) => wave !== NO_ROW && unit.rows.length === 1 && !unit.isTop);
  const forgotten = new Set(
    random.sample(
      small.filter(({ unit }) => !isDelicate(personas, unit)),
      UNSCHEDULED_SHARE,
    ),
  );
  const tooEarly = new Set(
    random.sample(
      small.filter(({ unit, to }) => isDelicate(personas, unit) && !force.vacancies.includes(to)),
      0.08,
    ),
  );
  return moves.map((move) => {
    if (forgotten.has(move)) return { ...move, wave: NO_ROW };
    return tooEarly.has(move) ? { ...move, wave: FIRST_WAVE } : move;
  });
}

function isDelicate(personas: readonly Persona[], unit: MoveUnit): boolean {
  return personas[unit.persona]?.id === 'high-risk';
}

function countAccounts(moves: readonly DecidedMove[]): number {
  return moves.reduce((sum, { unit }) => sum + unit.rows.length, 0);
}
