import { PatchBuilder } from '../history/patch.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import { readPolicy } from '../model/plan.ts';
import type { Blackout, PolicyRows } from '../model/policy.ts';
import { refuse } from './command.ts';
import type { ChangePolicy, CommandContext, Outcome } from './command.ts';

/** Says what is wrong with a value, or `null`. */
type Check<V> = (value: V) => string | null;

const isWithin = (value: number, most: number): boolean => value >= 0 && value <= most;
const share: Check<number> = (value) => (isWithin(value, 1) ? null : 'is a share from 0 to 100%');
const hours: Check<number> = (value) => (isWithin(value, 100_000) ? null : 'is a number of hours, 0 or more');
const count: Check<number> = (value) =>
  isWithin(value, 1_000_000) && Number.isInteger(value) ? null : 'is a whole number, 0 or more';
const points: Check<number> = (value) => (isWithin(value, 1000) ? null : 'is a number from 0 to 1,000');
const flag: Check<boolean> = () => null;
const eachIn =
  <V>(check: Check<V>): Check<Readonly<Record<string, V>>> =>
  (values) =>
    Object.values(values)
      .map(check)
      .find((fault) => fault !== null) ?? null;
const shares: Check<readonly number[]> = (values) => values.map(share).find((fault) => fault !== null) ?? null;
const shareOrNone: Check<number | null> = (value) => (value === null ? null : share(value));
const isDay = (text: string): boolean => parseIsoDay(text) !== MISSING_DAY;
const days: Check<readonly string[]> = (values) => {
  const wrong = values.find((value) => !isDay(value));
  return wrong === undefined ? null : `holds "${wrong}", which is not a day`;
};
const periods: Check<readonly Blackout[]> = (values) =>
  values.some(({ from, to }) => !isDay(from) || !isDay(to) || to < from) ? 'ends before it starts' : null;

/** What every value of a policy must be: typed by the policies themselves, so that none is forgotten. */
const CHECKS: {
  readonly [N in keyof PolicyRows]: { readonly [F in keyof Required<PolicyRows[N]>]: FieldCheck<N, F> };
} = {
  lateDeal: {
    minimumProbability: share,
    closedAtMostDaysAgo: count,
    closesWithinDays: count,
    atLeastSegmentMedian: flag,
  },
  balance: {
    workload: share,
    arr: share,
    accounts: share,
    amberFrom: share,
    maximumMovedAccounts: share,
    maximumMovedArr: share,
    minimumKeptArr: share,
  },
  reportedMeasures: { pipelineTolerance: shareOrNone, potentialTolerance: shareOrNone },
  workload: { hoursBySegment: eachIn(hours), otherHours: hours, capacityHours: hours },
  handoverCapacity: {
    planHours: hours,
    amberHours: hours,
    errorHours: hours,
    managerHours: hours,
    inPersonIntroductions: count,
    refusalReserve: share,
    vacancyRampWorkingDays: count,
    lightCoreAboveMoves: count,
  },
  waveGuidance: {
    shares: eachIn(shares),
    band: share,
    daysBetweenWaves: count,
    firstWaveMaximumMoves: share,
    firstWaveMaximumArr: share,
    highRiskShareLimit: share,
  },
  calendar: {
    workingWeekdays: (value) => (value.length > 0 ? null : 'needs at least one day'),
    holidays: days,
    holidayNames: () => null,
    fiscalYearStartMonth: (value) => (value >= 1 && isWithin(value, 12) ? null : 'is a month from 1 to 12'),
  },
  closedDays: { blackouts: periods, quarterEndWorkingDays: count },
  callCentre: {
    isOn: flag,
    repliesPerDay: count,
    replyWorkingDays: count,
    replyShares: eachIn(share),
    otherReplyShare: share,
  },
  learning: { minimumDaysBetweenWaves: count, reviewWorkingDays: count },
  redesign: {
    measures: (value) => (Object.values(value).some((weight) => weight > 0) ? eachIn(points)(value) : 'needs one'),
    otherTolerance: share,
    eligibleBy: () => null,
    keepsCapacity: flag,
    keepsFamilies: flag,
    disruption: (value) => eachIn(points)({ ...value }),
    personaFactors: eachIn(points),
    silentFactor: points,
    renewalDays: count,
    distanceWeight: points,
    seed: (value) => (isWithin(value, 0xffff_ffff) && Number.isInteger(value) ? null : 'is a whole number, 0 or more'),
  },
};
type FieldCheck<N extends keyof PolicyRows, F extends keyof PolicyRows[N]> = Check<
  Exclude<PolicyRows[N][F], undefined>
>;

const NAMES: Readonly<Record<keyof PolicyRows, string>> = {
  lateDeal: 'what makes a deal late',
  balance: 'the tolerances',
  reportedMeasures: 'the tolerances of pipeline and potential',
  workload: 'the workload of accounts',
  handoverCapacity: 'the capacity for handovers',
  waveGuidance: 'the guidance of the waves',
  calendar: 'the calendar',
  closedDays: 'the closed days',
  callCentre: 'the call centre',
  learning: 'the time to learn between waves',
  redesign: 'what the optimizer is asked for',
};

/** Changes some values of one of the plan's policies; the others stay. */
export function changePolicy(context: CommandContext, command: ChangePolicy): Outcome {
  const { policy, change } = command;
  const checks = CHECKS[policy] as Readonly<Record<string, Check<unknown> | undefined>>;
  for (const [field, value] of Object.entries(change)) {
    const check = checks[field];
    if (!check) return refuse('unknown-id', `There is no "${field}" in ${NAMES[policy]}.`);
    const fault = value === undefined ? null : check(value);
    if (fault !== null) return refuse('invalid', `In ${NAMES[policy]}, ${nameField(field)} ${fault}.`);
  }
  const next = { ...readPolicy(context.document, policy), ...change };
  const patch = new PatchBuilder(context.document).set('policy', policy, next).build();
  if (Object.keys(patch).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  return { ok: true, patch, label: `Change ${NAMES[policy]}`, skipped: [] };
}

/** `planHours` → `plan hours`. */
function nameField(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
