import { MISSING_DAY, parseIsoDay } from '../../model/day.ts';
import type { Day } from '../../model/day.ts';
import { readScenarioTable } from '../../model/plan.ts';
import type { Finding } from '../../waves/findings.ts';
import type { WaveLoad } from '../../waves/load.ts';
import { avoidClosedDays, dateWave, launchOnWorkingDay, leaveTimeToLearn, lengthenNotice } from './date-fixes.ts';
import type { Fix, FixSource } from './fix.ts';
import { relieveCallCentre, relieveSeller, waitForVacancy } from './relief-fixes.ts';
import {
  avoidRenewals,
  evenOutQuota,
  joinFamilies,
  launchBeforeDeadline,
  moveToNextWave,
  scheduleByGuidance,
  thinOutWave,
} from './schedule-fixes.ts';
import { findSuccessor, takeFromLeaver } from './seller-fixes.ts';

/**
 * A command that settles a finding or takes it a step nearer, where one exists. Nothing is changed: the planner decides.
 * @param load the plan's own, that the finding was made from.
 */
export function proposeFix(plan: FixSource, load: WaveLoad, finding: Finding): Fix | null {
  switch (finding.rule) {
    case 'first-wave-persona':
    case 'first-wave-large-account':
      return moveToNextWave(plan, finding);
    case 'big-bang':
    case 'first-wave-too-big':
    case 'first-wave-arr':
      return thinOutWave(plan, load, finding);
    case 'family-split-waves':
      return joinFamilies(plan, load, finding);
    case 'persona-quota':
      return evenOutQuota(plan, load, finding);
    case 'renewal-in-handover':
      return avoidRenewals(plan, load, finding);
    case 'hold-ends-before-wave':
      return launchBeforeDeadline(plan, load, finding, (row) => lastDeadline(plan, row));
    case 'undated-wave':
      return dateWave(plan, load, finding);
    case 'waves-too-close':
      return leaveTimeToLearn(plan, load, finding);
    case 'launch-not-worked':
      return launchOnWorkingDay(plan, load, finding);
    case 'notice-too-short':
      return lengthenNotice(plan, load, finding);
    case 'closed-days':
      return avoidClosedDays(plan, load, finding);
    case 'seller-overloaded':
    case 'manager-overloaded':
    case 'in-person-introductions':
      return relieveSeller(plan, load, finding);
    case 'seller-not-started':
      return waitForVacancy(plan, load, finding);
    case 'call-centre-overloaded':
      return relieveCallCentre(plan, load, finding);
    case 'unscheduled-moves':
      return scheduleByGuidance(plan, load, finding);
    case 'leaver-keeps-accounts':
    case 'unassigned-customers':
      return findSuccessor(plan, finding);
    case 'assigned-to-leaver':
      return takeFromLeaver(plan, finding);
    default:
      return null;
  }
}

/** The last deadline of the deals that the incumbent keeps on an account. */
function lastDeadline({ document, scenario, facts }: FixSource, row: number): Day {
  const { id, account } = facts.opportunities;
  const holds = readScenarioTable(document, scenario, 'holds');
  let last = MISSING_DAY;
  for (let deal = 0; deal < id.length; deal++) {
    const hold = account[deal] === row ? holds.get(id[deal] as string) : undefined;
    if (hold?.outcome === 'keep') last = Math.max(last, parseIsoDay(hold.deadline));
  }
  return last;
}
