import { PatchBuilder } from '../history/patch.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import type { AccountId, WaveId } from '../model/ids.ts';
import { listWaves, readScenarioTable, scenarioTableKey } from '../model/plan.ts';
import type { Wave } from '../model/plan.ts';
import { expandUnits, findRows } from './accounts.ts';
import { refuse } from './command.ts';
import type { ChangeWave, Command, CommandContext, Outcome, ReorderWave, ScheduleAccounts } from './command.ts';
import { nameAccounts } from './wording.ts';

/**
 * Puts accounts into a wave, families whole, or takes them out. A pin goes with its account: what is put somewhere by hand
 * is to stay there. Out of any wave there is nothing to stay in, so the pin comes off.
 */
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
  const pins = readScenarioTable(document, scenario, 'pins');
  const pinned = rows.map((row) => facts.accounts.id[row] as AccountId).filter((id) => pins.has(id));
  for (const id of pinned) patch.set(scenarioTableKey(scenario, 'pins'), id, command.wave ?? undefined);
  const names = nameAccounts(facts, rows);
  const where =
    wave === null
      ? `Take ${names} out of ${rows.length === 1 ? 'its wave' : 'their waves'}`
      : `Schedule ${names} in ${wave.name}`;
  return {
    ok: true,
    patch: patch.build(),
    label: `${where}${namePins(pinned.length, rows.length, wave)}`,
    skipped: [],
  };
}

/** What becomes of the pins: "pinned" where it goes to, "2 of them unpinned". */
function namePins(pinned: number, all: number, wave: Wave | null): string {
  if (pinned === 0) return '';
  if (all === 1) return wave === null ? ', unpinned' : ', pinned';
  const whose = pinned === all ? 'all' : `${pinned}`;
  return `, ${whose} of them ${wave === null ? 'unpinned' : 'pinned'}`;
}

type WaveCommand = Extract<Command, { kind: 'addWave' | 'changeWave' | 'reorderWave' | 'removeWave' }>;
type WaveEntry = ReturnType<typeof listWaves>[number];

/** Adds, renames, dates, reorders and removes waves. */
export function changeWaves(context: CommandContext, command: WaveCommand): Outcome {
  const waves = listWaves(context.document, context.scenario);
  if (command.kind === 'addWave') return addWave(context, waves, command);
  const found = waves.find(({ id }) => id === command.wave);
  if (!found) return refuse('unknown-id', 'This wave is not in the scenario.');
  switch (command.kind) {
    case 'changeWave':
      return changeWave(context, found, command);
    case 'reorderWave':
      return reorderWave(context, waves, found, command);
    case 'removeWave':
      return removeWave(context, found);
  }
}

function findNameFault(name: string | undefined): string | null {
  return name?.trim() === '' ? 'A wave needs a name.' : null;
}

function findDayFault(day: string | undefined): string | null {
  return day !== undefined && day !== '' && parseIsoDay(day) === MISSING_DAY ? `"${day}" is not a day.` : null;
}

function addWave(
  { document, scenario }: CommandContext,
  waves: readonly WaveEntry[],
  command: Extract<Command, { kind: 'addWave' }>,
): Outcome {
  const fault = findDayFault(command.launch) ?? findNameFault(command.name);
  if (fault !== null) return refuse('invalid', fault);
  const name = command.name.trim();
  const numbers = waves.map(({ id }) => Number(/^wave-(\d+)$/.exec(id)?.[1] ?? 0));
  const id = `wave-${Math.max(0, ...numbers) + 1}`;
  const order = (waves.at(-1)?.wave.order ?? 0) + 1;
  const patch = new PatchBuilder(document);
  patch.set(scenarioTableKey(scenario, 'waves'), id, { name, launch: command.launch, order });
  return { ok: true, patch: patch.build(), label: `Add ${name}`, skipped: [] };
}

function changeWave({ document, scenario }: CommandContext, { id, wave }: WaveEntry, command: ChangeWave): Outcome {
  const { launch, effective } = command;
  const fault = findDayFault(launch) ?? findDayFault(effective) ?? findNameFault(command.name);
  if (fault !== null) return refuse('invalid', fault);
  const next = {
    ...wave,
    name: command.name?.trim() ?? wave.name,
    launch: launch ?? wave.launch,
    ...(effective === undefined ? {} : { effective }),
  };
  const patch = new PatchBuilder(document).set(scenarioTableKey(scenario, 'waves'), id, next).build();
  if (Object.keys(patch).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  return { ok: true, patch, label: nameChange(wave, next), skipped: [] };
}

function nameChange(before: Wave, next: Wave): string {
  if (next.launch !== before.launch) {
    return next.launch === '' ? `Take the date off ${next.name}` : `Launch ${next.name} on ${next.launch}`;
  }
  if ((next.effective ?? '') === (before.effective ?? '')) return `Rename ${before.name} to ${next.name}`;
  return next.effective
    ? `Change owners of ${next.name} from ${next.effective} on`
    : `Leave owner changes of ${next.name} to the playbooks`;
}

/** The names and accounts change places, the dates stay in their order: the second wave still comes second. */
function reorderWave(
  { document, scenario }: CommandContext,
  waves: readonly WaveEntry[],
  found: WaveEntry,
  { to }: ReorderWave,
): Outcome {
  if (!Number.isInteger(to) || to < 0 || to >= waves.length) return refuse('invalid', 'There is no such place.');
  const others = waves.filter((entry) => entry !== found);
  const ordered = [...others.slice(0, to), found, ...others.slice(to)];
  const patch = new PatchBuilder(document);
  ordered.forEach(({ id, wave }, index) => {
    const { order, launch, effective } = (waves[index] as WaveEntry).wave;
    const { effective: _, ...rest } = wave;
    const next: Wave = { ...rest, order, launch, ...(effective === undefined ? {} : { effective }) };
    patch.set(scenarioTableKey(scenario, 'waves'), id, next);
  });
  const built = patch.build();
  if (Object.keys(built).length === 0) return refuse('nothing-to-do', 'Already in this place.');
  return { ok: true, patch: built, label: `Make ${found.wave.name} wave ${to + 1}`, skipped: [] };
}

/** The accounts of a removed wave become unscheduled in the same step; what was confirmed about it goes with it. */
function removeWave(context: CommandContext, { id, wave }: WaveEntry): Outcome {
  const patch = new PatchBuilder(context.document);
  dropWave(context, patch, id);
  return { ok: true, patch: patch.build(), label: `Remove ${wave.name}`, skipped: [] };
}

/** Adds to a patch that a wave goes, with all that names it. */
export function dropWave({ document, scenario }: CommandContext, patch: PatchBuilder, id: WaveId): void {
  patch.set(scenarioTableKey(scenario, 'waves'), id, undefined);
  for (const [account, other] of readScenarioTable(document, scenario, 'waveOf')) {
    if (other === id) patch.set(scenarioTableKey(scenario, 'waveOf'), account, undefined);
  }
  for (const [account, other] of readScenarioTable(document, scenario, 'pins')) {
    if (other === id) patch.set(scenarioTableKey(scenario, 'pins'), account, undefined);
  }
  for (const check of readScenarioTable(document, scenario, 'gates').keys()) {
    if (check.startsWith(`${id}/`)) patch.set(scenarioTableKey(scenario, 'gates'), check, undefined);
  }
}
