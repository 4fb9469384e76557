import { formatIsoDay } from '../../model/day.ts';
import type { Day } from '../../model/day.ts';
import { NO_ROW } from '../../model/ids.ts';
import { readPolicy, readScenarioTable } from '../../model/plan.ts';
import { createHandoverView } from '../../handover/account-handover.ts';
import { MoveWorkFinder } from '../../handover/move-work.ts';
import type { Finding } from '../../waves/findings.ts';
import type { WaveLoad } from '../../waves/load.ts';
import { accountIds, launchOf, nameWave, waveIdOf } from './fix.ts';
import type { Fix, FixSource } from './fix.ts';

/** How many days later a launch is looked for before giving up. */
const LATEST_LAUNCH = 120;

function createLaunchFix(plan: FixSource, wave: number, day: Day): Fix {
  return {
    label: `Launch ${nameWave(plan, wave)} on ${plan.wording.day(day)}`,
    command: { kind: 'changeWave', wave: waveIdOf(plan, wave), launch: formatIsoDay(day) },
  };
}

function createEffectiveFix(plan: FixSource, rows: readonly number[], day: Day, reason: string): Fix {
  const own = readScenarioTable(plan.document, plan.scenario, 'accountDates');
  const ids = accountIds(plan, rows);
  // Launch days that were set by hand stay; accounts that have none follow their wave.
  const launch = ids.length === 1 ? (own.get(ids[0] as string)?.launch ?? '') : '';
  const subject =
    rows.length === 1 ? plan.facts.accounts.name[rows[0] as number] : `these ${plan.wording.count(rows.length)}`;
  return {
    label: `Change the owner of ${subject} on ${plan.wording.day(day)}`,
    command: { kind: 'setAccountDates', accounts: ids, launch, effective: formatIsoDay(day), reason },
  };
}

/** The day from which the plan shows an undated wave's work anyway. */
export function dateWave(plan: FixSource, load: WaveLoad, finding: Finding): Fix {
  return createLaunchFix(plan, finding.wave, plan.calendar.toOpenDay(launchOf(load, finding.wave)));
}

/** The usual gap after the wave before. */
export function leaveTimeToLearn(plan: FixSource, load: WaveLoad, finding: Finding): Fix {
  const { daysBetweenWaves } = readPolicy(plan.document, 'waveGuidance');
  const { minimumDaysBetweenWaves } = readPolicy(plan.document, 'learning');
  const gap = Math.max(daysBetweenWaves, minimumDaysBetweenWaves);
  return createLaunchFix(plan, finding.wave, plan.calendar.toOpenDay(launchOf(load, finding.wave - 1) + gap));
}

export function launchOnWorkingDay(plan: FixSource, load: WaveLoad, finding: Finding): Fix {
  return createLaunchFix(plan, finding.wave, plan.calendar.toWorkingDay(launchOf(load, finding.wave)));
}

/** The owners of these accounts change when the notice that their playbooks ask for has passed. */
export function lengthenNotice(plan: FixSource, load: WaveLoad, finding: Finding): Fix | null {
  const { groups, groupOf } = load.handovers;
  const rows = [...finding.accounts].filter((row) => groups[groupOf[row] as number]?.kind !== 'succession');
  if (rows.length === 0) return null;
  const days = rows.map((row) => {
    const work = groups[groupOf[row] as number] as (typeof groups)[number];
    return work.notice + work.playbook.minimumNoticeDays;
  });
  return createEffectiveFix(plan, rows, plan.calendar.toOpenDay(Math.max(...days)), 'Full notice');
}

/**
 * Owner changes on closed days wait until the days are open again; where customers would be told or introduced on one,
 * the whole wave is launched on the next day from which none of its accounts is.
 */
export function avoidClosedDays(plan: FixSource, load: WaveLoad, finding: Finding): Fix | null {
  const { groups, groupOf, effectiveOn } = load.handovers;
  const rows = [...finding.accounts];
  const isHeard = (row: number): boolean => groups[groupOf[row] as number]?.closedStep !== null;
  if (!rows.some(isHeard)) {
    const last = Math.max(...rows.map((row) => effectiveOn[row] as Day));
    return createEffectiveFix(plan, rows, plan.calendar.toOpenDay(last), 'Outside of closed days');
  }
  const finder = new MoveWorkFinder(createHandoverView(plan));
  const representatives = listRepresentatives(load, finding.wave);
  const isOpen = (launch: Day): boolean =>
    representatives.every((row) => {
      const work = finder.find(row, launch);
      return work === null || (work.closedStep === null && plan.calendar.closureOf(work.ownerChange) === null);
    });
  const from = launchOf(load, finding.wave);
  for (let day = from + 1; day <= from + LATEST_LAUNCH; day++) {
    if (plan.calendar.toOpenDay(day) === day && isOpen(day)) return createLaunchFix(plan, finding.wave, day);
  }
  return null;
}

/** One account of each group of the wave: the others fall on the same days. */
function listRepresentatives({ handovers }: WaveLoad, wave: number): number[] {
  const { groups, groupOf } = handovers;
  const isTaken = new Uint8Array(groups.length);
  const rows: number[] = [];
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] as number;
    if (group === NO_ROW || isTaken[group] === 1 || groups[group]?.wave !== wave) continue;
    isTaken[group] = 1;
    rows.push(row);
  }
  return rows;
}
