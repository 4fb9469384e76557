import { weekStartOf } from '../../model/day.ts';
import type { Day } from '../../model/day.ts';
import { NO_ROW } from '../../model/ids.ts';
import { readPolicy } from '../../model/plan.ts';
import { createHandoverView } from '../../handover/account-handover.ts';
import { managerOf } from '../../handover/move-work.ts';
import type { HandoverView } from '../../handover/account-handover.ts';
import { computeCallCentre } from '../../waves/call-centre.ts';
import { readyDayOf } from '../../waves/capacity.ts';
import type { Finding } from '../../waves/findings.ts';
import type { HandoverGroup } from '../../waves/handover-groups.ts';
import type { WaveLoad } from '../../waves/load.ts';
import { createScheduleFix, projectSchedule } from './fix.ts';
import type { Fix, FixSource } from './fix.ts';

/** A figure that is above its limit, and what each account adds to it. */
interface Burden {
  /** The worst value under a load. */
  readonly peakOf: (load: WaveLoad) => number;
  readonly limit: number;
  /** Accounts in the worst place, each with what it adds there. */
  readonly parts: readonly { readonly row: number; readonly value: number }[];
  /** Whose accounts they are, for the label. */
  readonly whose: string;
}

/** A later wave for as few of a seller's accounts as bring the worst week within the plan, where that helps. */
export function relieveSeller(plan: FixSource, load: WaveLoad, finding: Finding): Fix | null {
  const [seller] = finding.sellers;
  if (seller === undefined) return null;
  const policy = readPolicy(plan.document, 'handoverCapacity');
  const view = createHandoverView(plan);
  const isVisits = finding.rule === 'in-person-introductions';
  const isManager = finding.rule === 'manager-overloaded';
  const matrixOf = (of: WaveLoad): Float64Array | Int32Array =>
    isVisits ? of.inPersonIntroductions : isManager ? of.managerHours : of.sellerHours;
  const share = plan.roster.fte[seller] || 1;
  const limit = isVisits ? policy.inPersonIntroductions : isManager ? policy.managerHours : policy.planHours * share;
  const worst = findWorstWeek(load, matrixOf(load), seller);
  if (worst === null) return null;
  return relieve(plan, load, {
    peakOf: (of) => peakOf(of, matrixOf(of), seller),
    limit,
    parts: listParts(plan, load, (group, row) => hoursInWeek(view, group, row, seller, worst, { isVisits, isManager })),
    whose: `of ${plan.roster.names[seller]}`,
  });
}

/** The first wave in which a vacancy that is not ready yet has no work before it is. */
export function waitForVacancy(plan: FixSource, load: WaveLoad, finding: Finding): Fix | null {
  const [seller] = finding.sellers;
  if (seller === undefined) return null;
  const policy = readPolicy(plan.document, 'handoverCapacity');
  const ready = readyDayOf(plan.roster, seller, plan.calendar, policy);
  if (!Number.isFinite(ready)) return null;
  const rows = [...finding.accounts].filter((row) => plan.assignment.incoming[row] === seller);
  for (let wave = 1; wave < plan.assignment.waves.length; wave++) {
    const projected = projectSchedule(plan, rows, wave);
    const { weeks, sellerHours } = projected;
    const isEarly = weeks.some(
      (week, at) => week + 6 < ready && (sellerHours[seller * weeks.length + at] as number) > 0,
    );
    if (!isEarly) return createScheduleFix(plan, rows, wave, `of ${plan.roster.names[seller]}`);
  }
  return null;
}

/** A later wave for as few accounts as let the call centre answer everybody, where that helps. */
export function relieveCallCentre(plan: FixSource, load: WaveLoad, finding: Finding): Fix | null {
  const policy = readPolicy(plan.document, 'callCentre');
  const peak = (of: WaveLoad): number => Math.max(0, ...computeCallCentre(plan, of.handovers).replies);
  const isConcerned = new Set(finding.accounts);
  const shareOf = (row: number): number => {
    const persona = plan.personas.personas[plan.personas.codes[row] as number]?.id ?? '';
    return (policy.replyShares[persona] ?? policy.otherReplyShare) / Math.max(policy.replyWorkingDays, 1);
  };
  return relieve(plan, load, {
    peakOf: peak,
    limit: policy.repliesPerDay,
    parts: listParts(plan, load, (_, row) => (isConcerned.has(row) ? shareOf(row) : 0)),
    whose: 'customers',
  });
}

function relieve(plan: FixSource, load: WaveLoad, burden: Burden): Fix | null {
  const before = burden.peakOf(load);
  const { wave, waves } = plan.assignment;
  const from = findHeaviestWave(plan, burden);
  if (from === NO_ROW) return null;
  const { arr } = plan.measures;
  const parts = burden.parts
    .filter(({ row }) => wave[row] === from)
    .toSorted((left, right) => (arr[left.row] as number) - (arr[right.row] as number) || left.row - right.row);
  const rows: number[] = [];
  let left = before;
  for (const { row, value } of parts) {
    if (left <= burden.limit + 1e-9) break;
    left -= value;
    rows.push(row);
  }
  let best: { readonly wave: number; readonly peak: number } | null = null;
  for (let target = from + 1; target < waves.length; target++) {
    const peak = burden.peakOf(projectSchedule(plan, rows, target));
    if (peak < (best?.peak ?? before) - 1e-9) best = { wave: target, peak };
    // The nearest wave with room is better than a later one with more.
    if (peak <= burden.limit + 1e-9) break;
  }
  return best && createScheduleFix(plan, rows, best.wave, burden.whose);
}

/** The wave whose accounts add most to the burden. */
function findHeaviestWave({ assignment }: FixSource, { parts }: Burden): number {
  const sums = new Float64Array(assignment.waves.length);
  for (const { row, value } of parts) sums[assignment.wave[row] as number]! += value;
  return sums.indexOf(Math.max(...sums));
}

function listParts(
  { assignment }: FixSource,
  { handovers }: WaveLoad,
  valueOf: (group: HandoverGroup, row: number) => number,
): Burden['parts'] {
  const parts: { row: number; value: number }[] = [];
  for (let row = 0; row < assignment.wave.length; row++) {
    const group = handovers.groups[handovers.groupOf[row] as number];
    const value = group ? valueOf(group, row) : 0;
    if (value > 0) parts.push({ row, value });
  }
  return parts;
}

function hoursInWeek(
  view: HandoverView,
  group: HandoverGroup,
  row: number,
  seller: number,
  week: Day,
  { isVisits, isManager }: { readonly isVisits: boolean; readonly isManager: boolean },
): number {
  const at = group.weeks.indexOf(weekStartOf(week));
  if (at < 0) return 0;
  const from = view.assignment.incumbent[row] as number;
  const to = view.assignment.incoming[row] as number;
  if (isManager) return managerOf(view, group.kind, from, to) === seller ? (group.managerHours[at] as number) : 0;
  const [given, taken] = isVisits
    ? [group.incumbentVisits, group.incomingVisits]
    : [group.incumbentHours, group.incomingHours];
  return (from === seller ? (given[at] as number) : 0) + (to === seller ? (taken[at] as number) : 0);
}

function peakOf({ weeks }: WaveLoad, matrix: Float64Array | Int32Array, seller: number): number {
  let peak = 0;
  for (let week = 0; week < weeks.length; week++) peak = Math.max(peak, matrix[seller * weeks.length + week] as number);
  return peak;
}

/** The Monday of the week with the most, or `null` where there is none. */
function findWorstWeek(load: WaveLoad, matrix: Float64Array | Int32Array, seller: number): Day | null {
  const peak = peakOf(load, matrix, seller);
  const at = load.weeks.findIndex((_, week) => matrix[seller * load.weeks.length + week] === peak);
  return peak === 0 || at < 0 ? null : (load.weeks[at] as Day);
}
