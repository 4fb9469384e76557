import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { readPlanTable, readPolicy } from '../../shared/model/plan.ts';
import type { AccountId } from '../../shared/model/ids.ts';
import { readPins } from '../../shared/overview/schedule-input.ts';
import type { FoundSchedule } from './schedule-store.ts';

/** What has become of a schedule since it was made. */
export interface ScheduleStaleness {
  /**
   * `moved`: accounts have gone to others. `rules`: what weeks carry, the guidance, the calendar, personas or playbooks are
   * others. `elsewhere`: another scenario is shown. `other-data`: its rows mean something else now.
   */
  readonly state: 'fresh' | 'moved' | 'rules' | 'elsewhere' | 'other-data';
  readonly accounts: number;
}

const POLICIES = ['handoverCapacity', 'waveGuidance', 'calendar', 'closedDays', 'callCentre'] as const;

/** Compares the plan as it is now with what a schedule was made from. */
export function findScheduleStaleness(
  { base: then, input, proposal, rules }: FoundSchedule,
  now: PlanBase,
): ScheduleStaleness {
  if (now.scenario !== then.scenario) return { state: 'elsewhere', accounts: 0 };
  if (now.sourceFacts !== then.sourceFacts || now.roster.count !== then.roster.count) {
    return { state: 'other-data', accounts: 0 };
  }
  let accounts = 0;
  for (let row = 0; row < now.assignment.incoming.length; row++) {
    if (now.assignment.incoming[row] !== then.assignment.incoming[row]) accounts++;
  }
  if (accounts > 0) return { state: 'moved', accounts };
  const pins = readPins(now);
  const isAgainstPin = input.moves.account.some((row, move) => {
    const pin = pins.get(now.facts.accounts.id[row] as AccountId);
    return pin !== undefined && pin < input.launches.length && pin !== proposal.wave[move];
  });
  if (isAgainstPin) return { state: 'rules', accounts };
  return { state: describeScheduleRules(now, input.moves.account) === rules ? 'fresh' : 'rules', accounts };
}

/** What of the rules decides a schedule, as one text to compare: the plan's tables change in place. */
export function describeScheduleRules({ document, personas }: PlanBase, rows: Int32Array): string {
  return JSON.stringify([
    POLICIES.map((name) => readPolicy(document, name)),
    [...readPlanTable(document, 'playbooks')],
    Array.from(rows, (row) => personas.codes[row]),
  ]);
}
