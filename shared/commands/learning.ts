import { PatchBuilder } from '../history/patch.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import { listWaves, readPlanTable, readScenarioTable, scenarioTableKey } from '../model/plan.ts';
import { gateKey, GATE_NAMES } from '../waves/gates.ts';
import { refuse } from './command.ts';
import type { Command, CommandContext, LogFeedback, Outcome, ReviseMessage, SetHold } from './command.ts';
import { nameAccounts } from './wording.ts';

type GateCommand = Extract<Command, { kind: 'confirmGate' | 'reopenGate' }>;

/** Confirms a condition of a wave's gate, by whom and when, or opens it again. */
export function changeGate(context: CommandContext, command: GateCommand): Outcome {
  const { document, scenario } = context;
  const entry = listWaves(document, scenario).find(({ id }) => id === command.wave);
  if (!entry) return refuse('unknown-id', 'This wave is not in the scenario.');
  const patch = new PatchBuilder(document);
  const key = gateKey(entry.id, command.condition);
  const name = GATE_NAMES[command.condition].toLowerCase();
  if (command.kind === 'reopenGate') {
    patch.set(scenarioTableKey(scenario, 'gates'), key, undefined);
    return finish(patch, `Reopen the gate of ${entry.wave.name}: ${name}`);
  }
  const by = command.by.trim();
  if (by === '') return refuse('invalid', 'Say who confirms it.');
  if (isNoDay(command.on)) return refuse('invalid', `"${command.on}" is not a day.`);
  patch.set(scenarioTableKey(scenario, 'gates'), key, { by, on: command.on, note: command.note.trim() });
  return finish(patch, `Confirm for ${entry.wave.name}: ${name}`);
}

/** Notes what a customer said to the notice of a wave, or takes the note away. */
export function logFeedback(context: CommandContext, { id, feedback }: LogFeedback): Outcome {
  const { document, scenario, facts, assignment } = context;
  const table = scenarioTableKey(scenario, 'feedback');
  const current = readScenarioTable(document, scenario, 'feedback').get(id);
  const about = feedback ?? current;
  if (!about) return refuse('unknown-id', 'This feedback is not in the scenario.');
  const row = assignment.accountRow.get(about.account);
  if (feedback) {
    if (row === undefined) return refuse('unknown-id', 'This account is not in the plan.');
    if (!assignment.waveIndex.has(feedback.wave)) return refuse('unknown-id', 'This wave is not in the scenario.');
    if (isNoDay(feedback.on)) return refuse('invalid', `"${feedback.on}" is not a day.`);
  }
  const name = row === undefined ? about.account : nameAccounts(facts, [row]);
  const patch = new PatchBuilder(document).set(table, id, feedback ?? undefined);
  return finish(patch, feedback ? `Log feedback of ${name}` : `Remove feedback of ${name}`);
}

/** Decides about an open opportunity of an account that moves, or leaves it undecided. */
export function setHold(context: CommandContext, { opportunity, hold }: SetHold): Outcome {
  const { document, scenario, facts } = context;
  const row = facts.opportunities.id.indexOf(opportunity);
  if (row < 0) return refuse('unknown-id', 'This opportunity is not in the plan.');
  if (hold && hold.deadline !== '' && isNoDay(hold.deadline)) {
    return refuse('invalid', `"${hold.deadline}" is not a day.`);
  }
  if (hold?.outcome === 'keep' && hold.deadline === '') return refuse('invalid', 'A deal is kept until a deadline.');
  const name = facts.opportunities.name[row] || opportunity;
  const verbs = { keep: 'Keep', decide: 'Leave open', transfer: 'Transfer' };
  const patch = new PatchBuilder(document).set(scenarioTableKey(scenario, 'holds'), opportunity, hold ?? undefined);
  return finish(patch, hold ? `${verbs[hold.outcome]} ${name}` : `Take the decision on ${name} back`);
}

/** Writes a message, or takes it away. */
export function reviseMessage({ document }: CommandContext, { id, message }: ReviseMessage): Outcome {
  const current = readPlanTable(document, 'messages').get(id);
  const name = (message ?? current)?.name.trim() ?? '';
  if (!message && !current) return refuse('unknown-id', 'This message is not in the plan.');
  if (name === '') return refuse('invalid', 'A message needs a name.');
  if (message && message.revisedOn !== '' && isNoDay(message.revisedOn)) {
    return refuse('invalid', `"${message.revisedOn}" is not a day.`);
  }
  const patch = new PatchBuilder(document).set('messages', id, message ?? undefined);
  return finish(patch, message ? `Revise the message ${name}` : `Remove the message ${name}`);
}

function isNoDay(text: string): boolean {
  return parseIsoDay(text) === MISSING_DAY;
}

function finish(patch: PatchBuilder, label: string): Outcome {
  const built = patch.build();
  if (Object.keys(built).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  return { ok: true, patch: built, label, skipped: [] };
}
