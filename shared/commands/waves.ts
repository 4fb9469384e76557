import { PatchBuilder } from '../history/patch.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import type { AccountId } from '../model/ids.ts';
import { listWaves, readScenarioTable, scenarioTableKey } from '../model/plan.ts';
import { expandUnits, findRows } from './accounts.ts';
import { refuse } from './command.ts';
import type { Command, CommandContext, Outcome, ScheduleAccounts } from './command.ts';
import { nameAccounts } from './wording.ts';

/** Puts accounts into a wave, families whole, or takes them out. */
export function scheduleAccounts(context: CommandContext, command: ScheduleAccounts): Outcome {
  const { document, facts, scenario } = context;
  const wave = command.wave === null ? null : readScenarioTable(document, scenario, 'waves').get(command.wave);
  if (wave === undefined) return refuse('unknown-id', 'This wave is not in the scenario.');
  const asked = findRows(context, command.accounts);
  if (asked.length === 0) return refuse('unknown-id', 'None of these accounts is in the plan.');
  const table = scenarioTableKey(scenario, 'waveOf');
  const current = readScenarioTable(document, scenario, 'waveOf');
  const isChanged = (row: number): boolean =>
    (current.get(facts.accounts.id[row] as AccountId) ?? null) !== command.wave;
  // Family members that stay with their seller are not told anything: only moving ones come along.
  const isMoving = (row: number): boolean => context.assignment.incoming[row] !== context.assignment.incumbent[row];
  const asks = new Set(asked);
  const unit = command.alone === true ? asked : expandUnits(context, asked);
  const rows = unit.filter((row) => isChanged(row) && (asks.has(row) || isMoving(row)));
  if (rows.length === 0) {
    return refuse('nothing-to-do', wave === null ? 'Already unscheduled.' : `Already in ${wave.name}.`);
  }
  const patch = new PatchBuilder(document);
  for (const row of rows) patch.set(table, facts.accounts.id[row] as AccountId, command.wave ?? undefined);
  const names = nameAccounts(facts, rows);
  const label = wave === null ? `Take ${names} out of its wave` : `Schedule ${names} in ${wave.name}`;
  return { ok: true, patch: patch.build(), label, skipped: [] };
}

type WaveCommand = Extract<Command, { kind: 'addWave' | 'changeWave' | 'removeWave' }>;

/** Adds, renames, dates and removes waves; a removed wave's accounts become unscheduled in the same step. */
export function changeWaves(context: CommandContext, command: WaveCommand): Outcome {
  const { document, scenario } = context;
  const waves = listWaves(document, scenario);
  const table = scenarioTableKey(scenario, 'waves');
  const patch = new PatchBuilder(document);
  const launch = 'launch' in command ? command.launch : undefined;
  if (launch !== undefined && launch !== '' && parseIsoDay(launch) === MISSING_DAY) {
    return refuse('invalid', `"${launch}" is not a day.`);
  }
  const name = 'name' in command ? command.name?.trim() : undefined;
  if (name === '') return refuse('invalid', 'A wave needs a name.');

  if (command.kind === 'addWave') {
    const numbers = waves.map(({ id }) => Number(/^wave-(\d+)$/.exec(id)?.[1] ?? 0));
    const id = `wave-${Math.max(0, ...numbers) + 1}`;
    const order = (waves.at(-1)?.wave.order ?? 0) + 1;
    patch.set(table, id, { name: name ?? '', launch: launch ?? '', order });
    return { ok: true, patch: patch.build(), label: `Add ${name}`, skipped: [] };
  }
  const found = waves.find(({ id }) => id === command.wave);
  if (!found) return refuse('unknown-id', 'This wave is not in the scenario.');
  if (command.kind === 'removeWave') {
    patch.set(table, found.id, undefined);
    for (const [account, wave] of readScenarioTable(document, scenario, 'waveOf')) {
      if (wave === found.id) patch.set(scenarioTableKey(scenario, 'waveOf'), account, undefined);
    }
    return { ok: true, patch: patch.build(), label: `Remove ${found.wave.name}`, skipped: [] };
  }
  const next = { ...found.wave, name: name ?? found.wave.name, launch: launch ?? found.wave.launch };
  patch.set(table, found.id, next);
  const built = patch.build();
  if (Object.keys(built).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  const label =
    launch !== undefined && launch !== found.wave.launch
      ? launch === ''
        ? `Take the date off ${next.name}`
        : `Launch ${next.name} on ${launch}`
      : `Rename ${found.wave.name} to ${next.name}`;
  return { ok: true, patch: built, label, skipped: [] };
}
