import { isKnownDay, parseIsoDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import { readScenarioTable } from '../model/plan.ts';
import { createFinding } from '../waves/findings.ts';
import type { Finding } from '../waves/findings.ts';
import type { WaveLoad, WaveTotals } from '../waves/load.ts';
import type { PlanBase } from './plan-base.ts';

/**
 * Deals that the incumbent keeps until a day before the customer's wave is launched: the deadline passes while there is
 * nobody yet to take the deal over.
 */
export function findHoldFindings(base: PlanBase, load: WaveLoad): Finding[] {
  const holds = readScenarioTable(base.document, base.scenario, 'holds');
  if (holds.size === 0) return [];
  const { assignment, facts, wording } = base;
  const { account, id, name } = facts.opportunities;
  const early: { readonly row: number; readonly deal: string; readonly deadline: Day; readonly launch: Day }[] = [];
  for (let deal = 0; deal < id.length; deal++) {
    const hold = holds.get(id[deal] as string);
    const row = account[deal] as number;
    if (hold?.outcome !== 'keep' || row === NO_ROW || (load.handovers.groupOf[row] as number) === NO_ROW) continue;
    const deadline = parseIsoDay(hold.deadline);
    const { launch } = load.byWave[assignment.wave[row] as number] as WaveTotals;
    const label = (name[deal] as string) || (id[deal] as string);
    if (isKnownDay(deadline) && deadline < launch) early.push({ row, deal: label, deadline, launch });
  }
  if (early.length === 0) return [];
  const described = wording.nameFirst(
    early,
    ({ deal, deadline, launch }) => `${deal} (${wording.day(deadline)}, launch ${wording.day(launch)})`,
  );
  return [
    createFinding({
      rule: 'hold-ends-before-wave',
      severity: 'warning',
      title: `${wording.countOf(early.length, 'hold')} ${early.length === 1 ? 'ends' : 'end'} before the customer’s wave`,
      evidence: `${described}: the deadline passes before anybody can take the deal over.`,
      accounts: [...new Set(early.map(({ row }) => row))],
    }),
  ];
}
