import { PatchBuilder } from '../history/patch.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import type { WaveId } from '../model/ids.ts';
import { listWaves, readScenarioTable, scenarioTableKey } from '../model/plan.ts';
import type { Wave } from '../model/plan.ts';
import { refuse } from './command.ts';
import type { AdoptSchedule, CommandContext, Outcome, Skip } from './command.ts';
import { dropWave } from './waves.ts';

/**
 * Takes over a proposed schedule, all of it or some accounts, as one step: the waves are there, named and dated, and the
 * accounts are in them. Waves beyond the proposed ones go, unless an account that is not part of it is still in one. The
 * plan may have changed since: accounts that do not move any more are left out and listed.
 */
export function adoptSchedule(context: CommandContext, command: AdoptSchedule): Outcome {
  const { document, scenario, assignment } = context;
  const wrong = command.waves.find(({ launch }) => parseIsoDay(launch) === MISSING_DAY);
  if (wrong) return refuse('invalid', `"${wrong.launch}" is not a day.`);
  if (command.waves.some(({ name }) => name.trim() === '')) return refuse('invalid', 'A wave needs a name.');
  if (command.waves.length === 0) return refuse('invalid', 'A schedule needs a wave.');
  const waveOf = readScenarioTable(document, scenario, 'waveOf');
  const waveTable = scenarioTableKey(scenario, 'waves');
  const accountTable = scenarioTableKey(scenario, 'waveOf');
  const patch = new PatchBuilder(document);
  const existing = listWaves(document, scenario);
  const ids = writeWaves(command, existing, (id, wave) => patch.set(waveTable, id, wave));

  const named = new Set(command.accounts.map(({ account }) => account));
  const isStillUsed = new Set([...waveOf].flatMap(([account, wave]) => (named.has(account) ? [] : [wave])));
  for (const { id } of existing.slice(ids.length)) {
    if (!isStillUsed.has(id)) dropWave(context, patch, id);
  }
  const skipped: Skip[] = [];
  let scheduled = 0;
  for (const { account, wave } of command.accounts) {
    const row = assignment.accountRow.get(account);
    if (row === undefined) {
      skipped.push({ account, reason: 'The account is not in the plan.' });
      continue;
    }
    if (wave !== null && assignment.incoming[row] === assignment.incumbent[row]) {
      skipped.push({ account, reason: 'The account does not move any more.' });
      continue;
    }
    const id = wave === null ? undefined : ids[wave];
    if (wave !== null && id === undefined) return refuse('invalid', `The schedule has no wave ${wave + 1}.`);
    patch.set(accountTable, account, id);
    if (id !== undefined) scheduled++;
  }
  const built = patch.build();
  if (Object.keys(built).length === 0) {
    const [first] = skipped;
    return first ? refuse('invalid', first.reason) : refuse('nothing-to-do', 'Everything is as proposed already.');
  }
  const moves = scheduled === 1 ? '1 move' : `${scheduled} moves`;
  const waves = ids.length === 1 ? '1 wave' : `${ids.length} waves`;
  return { ok: true, patch: built, label: `Adopt a schedule of ${moves} in ${waves}`, skipped };
}

/** The proposed waves take the places of those there are. @returns their ids. */
function writeWaves(
  { waves }: AdoptSchedule,
  existing: readonly { readonly id: WaveId; readonly wave: Wave }[],
  write: (id: WaveId, wave: Wave) => void,
): WaveId[] {
  let number = Math.max(0, ...existing.map(({ id }) => Number(/^wave-(\d+)$/.exec(id)?.[1] ?? 0)));
  let order = 0;
  return waves.map(({ name, launch }, index) => {
    const found = existing[index];
    order = found?.wave.order ?? order + 1;
    const id = found?.id ?? `wave-${++number}`;
    // Effective days that were set for another launch do not fit this one.
    const kept = found?.wave.launch === launch ? found.wave : {};
    write(id, { ...kept, name: name.trim(), launch, order });
    return id;
  });
}
