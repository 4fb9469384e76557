import { NO_ROW } from '../../model/ids.ts';
import type { ScheduleInput, ScheduleSettings } from './input.ts';
import { workOf } from './instance.ts';
import type { ScheduleOutcome, ScheduleProposal } from './proposal.ts';
import { limitHours } from './rows.ts';
import type { ScheduleProgress } from './search.ts';
import { proposeSchedule } from './solve.ts';

/** What could be changed where a schedule is not as it should be. */
export type Cure =
  | { readonly kind: 'more-waves'; readonly waves: number }
  | { readonly kind: 'wider-gap'; readonly gap: number }
  | { readonly kind: 'later-start'; readonly days: number }
  /** So many more people to help each of the sellers, and to stand in for each of the managers, whose weeks hold too much. */
  | { readonly kind: 'more-people'; readonly helped: readonly { readonly seller: number; readonly people: number }[] };

/** A cure, and the moves as they are under it. */
export interface CureAttempt {
  readonly cure: Cure;
  readonly input: ScheduleInput;
}

export interface CureEffect {
  readonly cure: Cure;
  /** Nothing is left over and nobody's week holds more than planned. */
  readonly isEnough: boolean;
  readonly unplaced: number;
  /** Hours beyond what may be planned, all sellers' and managers' weeks together. */
  readonly excessHours: number;
  readonly missedQuotas: number;
  /** The first wave holds more than its limits. */
  readonly isFirstWaveOver: boolean;
  /** By how many weeks the last launch is later. */
  readonly weeksLonger: number;
}

/** Whether a schedule leaves something to be cured. */
export function needsCure({ unplaced, overruns, missedQuotas, firstWaveExcess }: ScheduleOutcome): boolean {
  return unplaced.length + overruns.length + missedQuotas.length + firstWaveExcess.length > 0;
}

const QUICK = 0.4;
const MOST_ROUNDS = 3;

/** Tries each cure by planning under it; those that cure most come first, the smaller one before the larger. */
export function* tryCures(
  input: ScheduleInput,
  settings: ScheduleSettings,
  attempts: readonly CureAttempt[],
): Generator<ScheduleProgress, CureEffect[]> {
  const effects: CureEffect[] = [];
  for (const [index, attempt] of attempts.entries()) {
    let { cure, input: cured } = attempt;
    const report = (share: number): number => (index + share) / attempts.length;
    let proposal = yield* plan(cured, settings, report);
    // People are counted from the weeks as they fall; where that is not enough, from those that came of it.
    for (let round = 0; round < MOST_ROUNDS && cure.kind === 'more-people'; round++) {
      const more = addPeople(cured, proposal);
      if (!more || more.cure.kind !== 'more-people') break;
      cure = { ...cure, helped: addHelp(cure.helped, more.cure.helped) };
      cured = more.input;
      proposal = yield* plan(cured, settings, report);
    }
    const { unplaced, missedQuotas } = proposal.outcome;
    const last = (launches: Int32Array): number => launches.at(-1) ?? 0;
    const excessHours = sumExcess(proposal.outcome);
    effects.push({
      cure,
      isEnough: !needsCure(proposal.outcome),
      unplaced: unplaced.length,
      excessHours,
      missedQuotas: missedQuotas.length,
      isFirstWaveOver: proposal.outcome.firstWaveExcess.length > 0,
      weeksLonger: Math.round((last(cured.launches) - last(input.launches)) / 7),
    });
  }
  return effects.toSorted(
    (left, right) =>
      Number(right.isEnough) - Number(left.isEnough) ||
      left.unplaced - right.unplaced ||
      (left.isEnough ? left.weeksLonger - right.weeksLonger : left.excessHours - right.excessHours),
  );
}

function* plan(
  input: ScheduleInput,
  settings: ScheduleSettings,
  report: (share: number) => number,
): Generator<ScheduleProgress, ScheduleProposal> {
  const search = proposeSchedule(input, { ...settings, effort: settings.effort * QUICK });
  for (;;) {
    const next = search.next();
    if (next.done) return next.value;
    yield { stage: 'polishing', share: report(next.value.share / 2) };
  }
}

function sumExcess({ overruns }: ScheduleOutcome): number {
  let hours = 0;
  for (const { kind, excess } of overruns) if (kind === 'plan' || kind === 'manager') hours += excess;
  return hours;
}

/** The same moves with enough people for every seller and manager whose weeks hold too much; `null` where nobody's do. */
export function addPeople(input: ScheduleInput, { outcome }: ScheduleProposal): CureAttempt | null {
  const { sellers, moves, capacity } = input;
  const fte = sellers.fte.slice();
  const managerShare = sellers.managerShare.slice();
  const helped = new Map<number, number>();
  const help = (seller: number, people: number): void => {
    if (people > 0) helped.set(seller, Math.max(helped.get(seller) ?? 0, people));
  };
  for (const { kind, seller, load, limit } of outcome.overruns) {
    if (kind === 'plan') help(seller, roundUp((load / limit - 1) * (fte[seller] as number)));
    if (kind === 'manager') help(seller, roundUp(load / capacity.managerHours - 1));
  }
  // Those who would have to carry what fits nowhere.
  for (const move of outcome.unplaced) {
    for (const seller of [moves.from[move] as number, moves.to[move] as number]) {
      if (seller === NO_ROW) continue;
      let fullest = 0;
      for (let week = 0; week < outcome.weeks; week++) {
        fullest = Math.max(fullest, outcome.sellerHours[seller * outcome.weeks + week] as number);
      }
      const needed = peakOf(input, move) + fullest;
      help(seller, roundUp((needed / limitHours(input, seller).plan - 1) * (fte[seller] as number)));
    }
  }
  if (helped.size === 0) return null;
  for (const [seller, more] of helped) {
    fte[seller]! += more;
    managerShare[seller]! += more;
  }
  return {
    cure: {
      kind: 'more-people',
      helped: addHelp(
        [],
        Array.from(helped, ([seller, people]) => ({ seller, people })),
      ),
    },
    input: { ...input, sellers: { ...sellers, fte, managerShare } },
  };
}

type Help = Extract<Cure, { kind: 'more-people' }>['helped'];

/** Who needs most people comes first. */
function addHelp(left: Help, right: Help): Help {
  const sums = new Map<number, number>();
  for (const { seller, people } of [...left, ...right]) sums.set(seller, (sums.get(seller) ?? 0) + people);
  return Array.from(sums, ([seller, people]) => ({ seller, people })).toSorted(
    (one, other) => other.people - one.people || one.seller - other.seller,
  );
}

/** Hours of the fullest week of a move, the gentlest wave taken. */
function peakOf(input: ScheduleInput, move: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let wave = 0; wave < input.launches.length; wave++) {
    const work = workOf(input, move, wave);
    if (work) least = Math.min(least, Math.max(0, ...work.incumbentHours, ...work.incomingHours));
  }
  return Number.isFinite(least) ? least : 0;
}

/** To half a person. */
function roundUp(people: number): number {
  return Math.ceil(people * 2 - 1e-9) / 2;
}
