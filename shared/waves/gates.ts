import { isKnownDay, MISSING_DAY, parseIsoDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { AccountId, WaveId } from '../model/ids.ts';
import { readPlanTable, readPolicy, readScenarioTable, readSetting } from '../model/plan.ts';
import type { Feedback, GateCheck } from '../model/plan.ts';
import type { HandoverSource } from '../handover/account-handover.ts';

/** What must be confirmed before a wave is launched. */
export const GATE_CONDITIONS = ['feedback', 'messages', 'sellers'] as const;
export type GateCondition = (typeof GATE_CONDITIONS)[number];

export const GATE_NAMES: Readonly<Record<GateCondition, string>> = {
  feedback: 'Feedback of the wave before is in',
  messages: 'Messages reviewed',
  sellers: 'Sellers briefed',
};

/** One condition of a gate. */
export interface GateItem {
  readonly condition: GateCondition;
  /** Who confirmed it and when, or `null`. */
  readonly check: GateCheck | null;
  /** The last day on which it is in time. */
  readonly dueOn: Day;
  /** Confirmed, and nothing came after that asks for it again. */
  readonly isDone: boolean;
  /** Not done on the as-of day although it was due before. */
  readonly isOverdue: boolean;
}

/** Whether a wave may be launched with what was learnt from the one before. */
export interface WaveGate {
  readonly items: readonly GateItem[];
  readonly state: 'passed' | 'open' | 'overdue';
  /** Feedback on the wave before that asks for other messages, and came after they were reviewed last. */
  readonly unheard: readonly Feedback[];
  /** How many customers of the wave before have had their feedback logged: what "is in" stands on. */
  readonly logged: number;
}

export function gateKey(wave: WaveId, condition: GateCondition): string {
  return `${wave}/${condition}`;
}

/** The gates of all waves, in their order. The first one has no wave to hear from. @param launches T0 by wave. */
export function readGates(source: HandoverSource, launches: readonly Day[]): WaveGate[] {
  const { document, scenario, calendar, assignment } = source;
  const checks = readScenarioTable(document, scenario, 'gates');
  const asOf = parseIsoDay(readSetting(document, 'asOf'));
  const { reviewWorkingDays } = readPolicy(document, 'learning');
  const revised = lastRevision(source);
  return assignment.waves.map(({ id }, index) => {
    const previous = assignment.waves[index - 1]?.id;
    const launch = launches[index] as Day;
    const reviewed = parseIsoDay(checks.get(gateKey(id, 'messages'))?.on ?? '');
    const lastReview = Math.max(reviewed, revised);
    const unheard = previous === undefined ? [] : listUnheard(source, previous, lastReview);
    const items = GATE_CONDITIONS.filter((condition) => condition !== 'feedback' || previous !== undefined).map(
      (condition): GateItem => {
        const check = checks.get(gateKey(id, condition)) ?? null;
        const dueOn = calendar.addWorkingDays(launch, condition === 'sellers' ? -1 : -reviewWorkingDays);
        const isDone = check !== null && (condition !== 'messages' || unheard.length === 0);
        return { condition, check, dueOn, isDone, isOverdue: !isDone && asOf > dueOn };
      },
    );
    const state = items.every(({ isDone }) => isDone) ? 'passed' : items.some(isOverdue) ? 'overdue' : 'open';
    return { items, state, unheard, logged: previous === undefined ? 0 : countLogged(source, previous) };
  });
}

function isOverdue(item: GateItem): boolean {
  return item.isOverdue;
}

/** The last day on which any message was changed. */
function lastRevision({ document }: HandoverSource): Day {
  let last = MISSING_DAY;
  for (const { revisedOn } of readPlanTable(document, 'messages').values()) {
    last = Math.max(last, parseIsoDay(revisedOn));
  }
  return last;
}

function listUnheard({ document, scenario }: HandoverSource, wave: WaveId, lastReview: Day): Feedback[] {
  return [...readScenarioTable(document, scenario, 'feedback').values()].filter((feedback) => {
    const day = parseIsoDay(feedback.on);
    return feedback.wave === wave && feedback.needsRevision && isKnownDay(day) && day > lastReview;
  });
}

function countLogged({ document, scenario }: HandoverSource, wave: WaveId): number {
  const customers = new Set<AccountId>();
  for (const { wave: own, account } of readScenarioTable(document, scenario, 'feedback').values()) {
    if (own === wave) customers.add(account);
  }
  return customers.size;
}
