import { BASELINE } from '../model/create-plan.ts';
import { setAccountDates } from './account-dates.ts';
import { lockAccounts, moveAccounts, overridePersona } from './accounts.ts';
import { refuse } from './command.ts';
import type { Command, CommandContext, Outcome } from './command.ts';
import { adoptDecisions } from './adopt-decisions.ts';
import { correctFact, dropCorrections } from './corrections.ts';
import { replaceFacts } from './facts.ts';
import { addPair, removePairs } from './pairs.ts';
import { changeGate, logFeedback, reviseMessage, setHold } from './learning.ts';
import { pinAccounts } from './pins.ts';
import { changePolicy } from './policies.ts';
import { changeRules } from './personas.ts';
import { adoptProposal } from './proposals.ts';
import { addScenario, changeScenario } from './scenarios.ts';
import { changeSnapshot, copyDecisions, takeSnapshot } from './snapshots.ts';
import { changeSeller, changeVacancy } from './sellers.ts';
import { adoptSchedule } from './schedules.ts';
import { changeSetting } from './settings.ts';
import { changeWaves, scheduleAccounts } from './waves.ts';

/** Commands that decide something within a scenario: the baseline, which is today, takes none of them. */
const SCENARIO_COMMANDS: ReadonlySet<Command['kind']> = new Set([
  'moveAccounts',
  'adoptProposal',
  'adoptDecisions',
  'copyDecisions',
  'scheduleAccounts',
  'adoptSchedule',
  'pinAccounts',
  'lockAccounts',
  'unlockAccounts',
  'overridePersona',
  'addWave',
  'changeWave',
  'reorderWave',
  'removeWave',
  'setAccountDates',
  'confirmGate',
  'reopenGate',
  'logFeedback',
  'setHold',
  'changeSeller',
  'openVacancy',
  'closeVacancy',
  'addPair',
  'removePairs',
]);

/**
 * Turns an intent into a patch, changing nothing. Only what is structurally wrong is refused; guardrails report the rest.
 */
export function execute(context: CommandContext, command: Command): Outcome {
  const isElsewhere = command.kind === 'adoptProposal' && command.into !== undefined;
  if (context.scenario === BASELINE && SCENARIO_COMMANDS.has(command.kind) && !isElsewhere) {
    return refuse('baseline', 'This is today, the baseline. Choose or add a scenario to plan in.');
  }
  switch (command.kind) {
    case 'moveAccounts':
      return moveAccounts(context, command);
    case 'adoptProposal':
      return adoptProposal(context, command);
    case 'lockAccounts':
    case 'unlockAccounts':
      return lockAccounts(context, command);
    case 'overridePersona':
      return overridePersona(context, command);
    case 'scheduleAccounts':
      return scheduleAccounts(context, command);
    case 'adoptSchedule':
      return adoptSchedule(context, command);
    case 'pinAccounts':
      return pinAccounts(context, command);
    case 'addWave':
    case 'changeWave':
    case 'reorderWave':
    case 'removeWave':
      return changeWaves(context, command);
    case 'setAccountDates':
      return setAccountDates(context, command);
    case 'confirmGate':
    case 'reopenGate':
      return changeGate(context, command);
    case 'logFeedback':
      return logFeedback(context, command);
    case 'setHold':
      return setHold(context, command);
    case 'reviseMessage':
      return reviseMessage(context, command);
    case 'changeSeller':
      return changeSeller(context, command);
    case 'openVacancy':
    case 'closeVacancy':
      return changeVacancy(context, command);
    case 'changePolicy':
      return changePolicy(context, command);
    case 'addPair':
      return addPair(context, command);
    case 'removePairs':
      return removePairs(context, command.keys);
    case 'renamePlan':
    case 'setAsOf':
      return changeSetting(context, command);
    case 'changeRules':
      return changeRules(context, command);
    case 'useFacts':
      return replaceFacts(context, command);
    case 'correctFact':
      return correctFact(context, command);
    case 'dropCorrections':
      return dropCorrections(context, command);
    case 'addScenario':
      return addScenario(context, command);
    case 'renameScenario':
    case 'removeScenario':
    case 'activateScenario':
      return changeScenario(context, command);
    case 'copyDecisions':
      return copyDecisions(context, command);
    case 'adoptDecisions':
      return adoptDecisions(context, command);
    case 'takeSnapshot':
      return takeSnapshot(context, command);
    case 'changeSnapshot':
    case 'removeSnapshot':
      return changeSnapshot(context, command);
  }
}
