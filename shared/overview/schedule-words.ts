import { NO_ROW } from '../model/ids.ts';
import type { Wording } from '../persona/wording.ts';
import { describeShareAbove } from '../waves/first-wave.ts';
import type { Cure, CureEffect } from '../waves/schedule/infeasible.ts';
import type { Flaw, OtherWave, ScheduleReason, Worse } from '../waves/schedule/explain.ts';
import type { ScheduleInput } from '../waves/schedule/input.ts';
import type { PlannedLaunch } from '../waves/schedule/launches.ts';
import type {
  FirstWaveExcess,
  MissedQuota,
  Overrun,
  ScheduleClash,
  ScheduleProposal,
} from '../waves/schedule/proposal.ts';
import { limitHours } from '../waves/schedule/rows.ts';
import { nameGap } from './name-gap.ts';
import type { PlanBase } from './plan-base.ts';

/** Names of so many waves: those of the scenario, then numbers. */
export function nameWaves({ assignment }: PlanBase, count: number): string[] {
  return Array.from({ length: count }, (_, index) => assignment.waves[index]?.wave.name ?? `Wave ${index + 1}`);
}

/** "Within 2.1% of the best possible": how good a schedule is, for people. */
export function describeScheduleQuality(wording: Wording, { status, quality }: ScheduleProposal): string {
  if (status === 'clash') return 'There is no proposal: pins contradict one another.';
  if (quality.gap === 0) return 'Nothing better is possible.';
  if (!Number.isFinite(quality.gap)) return 'Nothing can be proved about the best possible.';
  return `Within ${nameGap(wording, quality.gap)} of the best that can be proved.`;
}

/** Why a launch is not on the day asked for; empty where it is. */
export function describeLaunch({ wording }: PlanBase, { wanted, why, isLaunched }: PlannedLaunch): string {
  if (isLaunched) return 'Launched: its customers have been told';
  switch (why) {
    case null:
      return '';
    case 'quarter-end':
      return `${wording.day(wanted)} would fall into the end of a fiscal quarter`;
    case 'blackout':
      return `${wording.day(wanted)} would fall into a blackout`;
    case 'not-worked':
      return `${wording.day(wanted)} is not a working day`;
    case 'wave-before':
      return `${wording.day(wanted)} would be too soon after the wave before`;
  }
}

const FLAW_WORDS: Readonly<Record<Flaw, string>> = {
  renewal: 'the renewal would fall inside the handover',
  'closed-days': 'the customer would hear of it at the end of a quarter or in a blackout',
  'short-notice': 'the notice would be too short',
};
const FLAWS_THERE: Readonly<Record<Flaw, string>> = {
  renewal: 'The renewal falls inside the handover.',
  'closed-days': 'The customer hears of it at the end of a quarter or in a blackout.',
  'short-notice': 'The notice is short: the incumbent leaves.',
};

/** Why a move is in its wave, or in none: what stands against each other one. */
export function describeScheduleReason(
  base: PlanBase,
  input: ScheduleInput,
  names: readonly string[],
  move: number,
  reason: ScheduleReason,
): string {
  const parts: string[] = [];
  const { familyMoves, isPinned, isLater, flaws, others, wave } = reason;
  if (familyMoves > 1) parts.push(`Goes with its family, ${base.wording.countOf(familyMoves, 'move')}.`);
  if (isPinned) parts.push(`Stays in ${names[wave] ?? 'its wave'}: pinned, or told already.`);
  if (wave === NO_ROW) parts.push('Fits no wave.');
  if (isLater) parts.push('The customer hears of it after the launch, when the held deal is settled.');
  parts.push(...flaws.map((flaw) => FLAWS_THERE[flaw]));
  if (!isPinned) {
    for (const other of others) {
      const words = describeOther(base, input, names, move, other, wave);
      if (words !== '') parts.push(words);
    }
  }
  return parts.join(' ');
}

function describeOther(
  base: PlanBase,
  input: ScheduleInput,
  names: readonly string[],
  move: number,
  { wave, bar, worse }: OtherWave,
  own: number,
): string {
  const name = names[wave] ?? '';
  const { roster, wording } = base;
  switch (bar) {
    case 'first-wave-persona':
      return `Not ${name}: the first wave takes none of ${nameBarred(input, move)}.`;
    case 'first-wave-large':
      return `Not ${name}: the largest tenth by ARR comes later.`;
    case 'notice-too-short':
      return `Not ${name}: the notice would be shorter, as the incumbent leaves.`;
    case 'seller-not-ready': {
      const late = [input.moves.from[move] as number, input.moves.to[move] as number].find(
        (seller) =>
          Number.isFinite(input.sellers.readyOn[seller] ?? -Infinity) || input.sellers.readyOn[seller] === Infinity,
      );
      if (late === undefined) return `Not ${name}: a seller of the family is not ready.`;
      const ready = input.sellers.readyOn[late] as number;
      const when = Number.isFinite(ready) ? `not ready before ${wording.day(ready)}` : 'without a start date';
      return `Not ${name}: ${roster.names[late]} is ${when}.`;
    }
    case 'pinned-elsewhere':
      return '';
    case null:
      return worse === null
        ? own === NO_ROW
          ? ''
          : `${name} would do as well.`
        : `Not ${name}: ${describeWorse(base, input, names, worse)}.`;
  }
}

function nameBarred(input: ScheduleInput, move: number): string {
  return input.personas[input.moves.persona[move] as number]?.name ?? 'this persona';
}

function describeWorse(base: PlanBase, input: ScheduleInput, names: readonly string[], worse: Worse): string {
  const { wording, roster } = base;
  if (worse.kind === 'flaw') return FLAW_WORDS[worse.flaw];
  const { subject, load, limit } = worse;
  switch (subject.kind) {
    case 'hours':
      return `${roster.names[subject.seller]} would have ${wording.hours(load)} h in the week of ${wording.day(subject.week)}, ${describeHourLimit(base, input, subject.seller, limit)}`;
    case 'manager':
      return `${roster.names[subject.seller]} would have ${wording.hours(load)} h as manager in the week of ${wording.day(subject.week)}, ${wording.hours(input.capacity.managerHours)} at most`;
    case 'visits':
      return `${roster.names[subject.seller]} would have ${wording.count(load)} introductions in person in the week of ${wording.day(subject.week)}, ${wording.count(input.capacity.inPersonIntroductions)} at most`;
    case 'quota':
      return load < limit
        ? `${names[subject.wave]} would be left with ${wording.count(load)} of ${input.personas[subject.persona]?.name}, its share is ${wording.count(limit)} at least`
        : `${names[subject.wave]} would have ${wording.count(load)} of ${input.personas[subject.persona]?.name}, its share is ${wording.count(limit)} at most`;
    case 'first-wave-moves':
      return `the first wave would hold ${wording.countOf(load, 'move')}, more than ${wording.share(input.firstWaveMaximumMoves)}`;
    case 'first-wave-arr':
      return `the first wave would move ${wording.share(load)} of the ARR, ${wording.share(input.firstWaveMaximumArr)} at most`;
    case 'replies':
      return `the call centre would have ${wording.hours(load)} replies on ${wording.day(subject.day)}`;
  }
}

function describeHourLimit({ wording }: PlanBase, input: ScheduleInput, seller: number, limit: number): string {
  const { plan, error } = limitHours(input, seller);
  if (limit >= error) return `${wording.hours(error)} at most`;
  return limit >= plan ? `${wording.hours(plan)} planned at most` : 'more than in the wave chosen';
}

/** "Elin Zetterberg: 7 h in the week of 2027-03-22, 5.7 planned; in all 3 weeks, 2.4 h too much". */
export function describeOverrun({ roster, wording }: PlanBase, overrun: Overrun): string {
  const { kind, seller, week, load, limit, weeks, excess } = overrun;
  const isVisits = kind === 'visits';
  const what = isVisits
    ? wording.countOf(load, 'introduction in person', 'introductions in person')
    : `${wording.hours(load)} h${kind === 'manager' ? ' as manager' : ''}`;
  const most = isVisits ? wording.count(limit) : `${wording.hours(limit)} h`;
  const measure = kind === 'plan' ? 'planned at most, reserve kept' : 'at most';
  const rest =
    weeks > 1
      ? `; in ${wording.countOf(weeks, 'week')} ${wording.hours(excess)}${isVisits ? '' : ' h'} too much together`
      : '';
  return `${roster.names[seller]}: ${what} in the week of ${wording.day(week)}, ${most} ${measure}${rest}`;
}

/** "Core, Wave 3: 10 of 80 moves (12.5%), by the guidance 0% ± 10 points". */
export function describeMissedQuota(
  { wording }: PlanBase,
  input: ScheduleInput,
  names: readonly string[],
  { persona, wave, moves, total, share }: MissedQuota,
): string {
  return `${input.personas[persona]?.name}, ${names[wave]}: ${wording.count(moves)} of ${wording.countOf(total, 'move')} (${wording.share(moves / total)}), by the guidance ${wording.share(share)} ± ${wording.count(input.band * 100)} points`;
}

/** "The first wave moves EUR 593,320 of EUR 2,369,730 (25.04%), 25% at most: EUR 888 too much". */
export function describeFirstWaveExcess({ wording, facts }: PlanBase, excess: FirstWaveExcess): string {
  const { kind, value, whole, most } = excess;
  const share = `${describeShareAbove(wording, value / whole, most)}), ${wording.share(most)} at most`;
  if (kind === 'moves') {
    const over = value - Math.floor(most * whole + 1e-9);
    return `The first wave holds ${wording.count(value)} of ${wording.countOf(whole, 'move')} (${share}: ${wording.count(over)} too many`;
  }
  const amount = (minorUnits: number): string => wording.amount(minorUnits, facts.currency);
  return `The first wave moves ${amount(value)} of ${amount(whole)} (${share}: ${amount(value - most * whole)} too much`;
}

export function describeScheduleClash(base: PlanBase, input: ScheduleInput, { moves }: ScheduleClash): string {
  const which = base.wording.nameFirst(
    moves,
    (move) => base.facts.accounts.name[input.moves.account[move] as number] ?? '',
  );
  return `${which} are one family, but pinned to different waves.`;
}

/** What a cure would do, in one sentence. */
export function describeCure({ wording, roster }: PlanBase, effect: CureEffect): string {
  const { cure, isEnough, unplaced, excessHours, missedQuotas, isFirstWaveOver, weeksLonger } = effect;
  const later = weeksLonger > 0 ? `, ${wording.countOf(weeksLonger, 'week')} longer` : '';
  const rest = [
    ...(unplaced > 0 ? [`${wording.countOf(unplaced, 'move')} without a wave`] : []),
    ...(excessHours > 0 ? [`${wording.hours(excessHours)} h above what may be planned`] : []),
    ...(missedQuotas > 0 ? [`${wording.countOf(missedQuotas, 'share')} outside the guidance`] : []),
    ...(isFirstWaveOver ? ['the first wave above its limits'] : []),
  ];
  const end = isEnough
    ? 'everything fits'
    : rest.length > 0
      ? `still ${rest.join(', ')}`
      : 'only introductions in person are too many';
  switch (cure.kind) {
    case 'more-waves':
      return `With ${wording.count(cure.waves)} waves${later}: ${end}.`;
    case 'wider-gap':
      return `With ${wording.count(cure.gap)} days between waves${later}: ${end}.`;
    case 'later-start':
      return `With a start ${wording.countOf(cure.days / 7, 'week')} later: ${end}.`;
    case 'more-people':
      return `With ${describeHelp(wording, cure.helped, (seller) => roster.names[seller] ?? '')}: ${end}.`;
  }
}

/** "3 more people to help, 2 for Emre Seidel, 1 for Siobhán Fletcher". */
function describeHelp(
  wording: Wording,
  helped: Extract<Cure, { kind: 'more-people' }>['helped'],
  nameOf: (seller: number) => string,
): string {
  const all = helped.reduce((sum, { people }) => sum + people, 0);
  const each = wording.nameFirst(helped, ({ seller, people }) => `${wording.hours(people)} for ${nameOf(seller)}`);
  return `${wording.hours(all)} more ${all === 1 ? 'person' : 'people'} to help, ${each}`;
}
