import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import { readPolicy } from '../model/plan.ts';
import { readyDayOf } from './capacity.ts';
import { createFinding } from './findings.ts';
import type { Finding, FindingRule, FindingSeverity } from './findings.ts';
import type { LoadSource, WaveLoad } from './load.ts';

/** A seller's worst week. */
interface Peak {
  readonly seller: number;
  readonly week: Day;
  readonly value: number;
}

/** Guardrails of the people: more handover work in a week than a seller or manager can carry. */
export function findCapacityFindings(source: LoadSource, load: WaveLoad): Finding[] {
  const { roster, calendar, wording } = source;
  const policy = readPolicy(source.document, 'handoverCapacity');
  const overError: Peak[] = [];
  const overPlan: Peak[] = [];
  const early: Peak[] = [];
  const managers: Peak[] = [];
  const visits: Peak[] = [];
  for (let seller = 0; seller < roster.count; seller++) {
    const isManager = roster.kinds[seller] === 'manager';
    const asManager = findPeak(load, seller, load.managerHours, isManager ? load.sellerHours : null);
    if (isOver(asManager, policy.managerHours)) managers.push(asManager);
    const visit = findPeak(load, seller, load.inPersonIntroductions);
    if (isOver(visit, policy.inPersonIntroductions)) visits.push(visit);
    if (isManager) continue;
    const ready = readyDayOf(roster, seller, calendar, policy);
    const weeksBefore = load.weeks.findIndex((week) => week + 6 >= ready);
    const before = findPeak(load, seller, load.sellerHours, null, weeksBefore < 0 ? load.weeks.length : weeksBefore);
    if (before.value > 0) early.push(before);
    // Somebody without FTE, such as a leaver, is measured like a full-time seller.
    const fte = (roster.fte[seller] as number) || 1;
    const peak = findPeak(load, seller, load.sellerHours);
    if (isOver(peak, policy.errorHours * fte)) overError.push(peak);
    else if (isOver(peak, policy.planHours * fte)) overPlan.push(peak);
  }

  const findings: Finding[] = [];
  const scheduled = listScheduled(load);
  const report = (
    peaks: readonly Peak[],
    rule: FindingRule,
    severity: FindingSeverity,
    title: string,
    describe: (peak: Peak) => string,
    limit: string,
  ): void => {
    if (peaks.length === 0) return;
    const worst = peaks.toSorted((left, right) => right.value - left.value || left.seller - right.seller);
    findings.push(
      createFinding({
        rule,
        about: severity,
        severity,
        title,
        evidence: `${wording.nameFirst(worst, describe)}; ${limit}.`,
        accounts: listMoves(source, scheduled, peaks),
        sellers: peaks.map(({ seller }) => seller),
      }),
    );
  };
  const inWeek = ({ seller, week }: Peak): string => `${roster.names[seller]} in the week of ${wording.day(week)}`;
  const withHours = (peak: Peak): string => `${inWeek(peak)} ${wording.hours(peak.value)} h`;
  // A part-time seller is measured against less than the limit that is named at the end.
  const withOwnLimit =
    (fullTime: number) =>
    (peak: Peak): string => {
      const fte = (roster.fte[peak.seller] as number) || 1;
      const own = fte === 1 ? '' : ` (at most ${wording.hours(fullTime * fte)} h at ${wording.share(fte)})`;
      return withHours(peak) + own;
    };
  const perWeek = (hours: number): string => `at most ${wording.hours(hours)} h a week for a full-time seller`;
  report(
    overError,
    'seller-overloaded',
    'error',
    `${wording.countOf(overError.length, 'seller')} far above the handover capacity`,
    withOwnLimit(policy.errorHours),
    perWeek(policy.errorHours),
  );
  report(
    early,
    'seller-not-started',
    'error',
    `Handover work before ${early.length === 1 ? 'a vacancy is' : 'vacancies are'} filled and ready`,
    withHours,
    `a vacancy can carry none until ${wording.count(policy.vacancyRampWorkingDays)} working days after its start`,
  );
  report(
    overPlan,
    'seller-overloaded',
    'warning',
    `${wording.countOf(overPlan.length, 'seller')} above the planned handover hours`,
    withOwnLimit(policy.planHours),
    perWeek(policy.planHours),
  );
  report(
    managers,
    'manager-overloaded',
    'warning',
    `${wording.countOf(managers.length, 'manager')} with too much handover work`,
    withHours,
    `at most ${wording.hours(policy.managerHours)} h a week`,
  );
  report(
    visits,
    'in-person-introductions',
    'warning',
    `${wording.countOf(visits.length, 'seller')} with too many introductions in person in a week`,
    (peak) => `${inWeek(peak)} ${wording.count(peak.value)}`,
    `at most ${wording.count(policy.inPersonIntroductions)} a week`,
  );
  return findings;
}

/** Hours are sums of quarters and shares: a last bit too much is not over the limit. */
function isOver(peak: Peak, limit: number): boolean {
  return peak.value > limit + 1e-9;
}

/**
 * The week with the most; of several the first.
 * @param values by seller and week. @param others added to them.
 * @param end index of the week before which to look.
 */
function findPeak(
  { weeks }: WaveLoad,
  seller: number,
  values: Float64Array | Int32Array,
  others: Float64Array | null = null,
  end: number = weeks.length,
): Peak {
  const first = seller * weeks.length;
  let most = 0;
  let at = 0;
  for (let week = 0; week < end; week++) {
    const value = (values[first + week] as number) + (others ? (others[first + week] as number) : 0);
    if (value > most) {
      most = value;
      at = week;
    }
  }
  return { seller, week: weeks[at] ?? 0, value: most };
}

/** Account rows of the moves that have a wave. */
function listScheduled({ handovers: { groupOf } }: WaveLoad): Int32Array {
  const rows = new Int32Array(groupOf.length);
  let count = 0;
  for (let row = 0; row < groupOf.length; row++) if (groupOf[row] !== NO_ROW) rows[count++] = row;
  return rows.slice(0, count);
}

/** Of the scheduled moves those from or to the sellers, or to the sellers of these managers. */
function listMoves(source: LoadSource, scheduled: Int32Array, peaks: readonly Peak[]): Int32Array {
  const { roster, assignment } = source;
  const { incumbent, incoming } = assignment;
  const isConcerned = new Uint8Array(roster.count);
  for (const { seller } of peaks) isConcerned[seller] = 1;
  for (let row = 0; row < roster.count; row++) {
    const manager = roster.managers[row] as number;
    const leads = manager !== NO_ROW && roster.kinds[manager] === 'manager';
    if (leads && peaks.some(({ seller }) => seller === manager)) isConcerned[row] = 1;
  }
  const rows = new Int32Array(scheduled.length);
  let count = 0;
  for (let at = 0; at < scheduled.length; at++) {
    const row = scheduled[at] as number;
    // Nobody's row, -1, reads as undefined and concerns nobody.
    if (isConcerned[incumbent[row] as number] === 1 || isConcerned[incoming[row] as number] === 1) rows[count++] = row;
  }
  return rows.slice(0, count);
}
