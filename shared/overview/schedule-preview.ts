import { formatIsoDay } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import type { ScheduleInput } from '../waves/schedule/input.ts';
import type { PlannedLaunch } from '../waves/schedule/launches.ts';
import type { ScheduleProposal } from '../waves/schedule/proposal.ts';
import type { PlanBase } from './plan-base.ts';
import { nameWaves } from './schedule-words.ts';

/** The plan as it would be with all of a schedule adopted, for figures and charts; the plan itself stays as it is. */
export function previewSchedule(
  base: PlanBase,
  input: ScheduleInput,
  launches: readonly PlannedLaunch[],
  proposal: ScheduleProposal,
): PlanBase {
  const { assignment } = base;
  const names = nameWaves(base, launches.length);
  const waves = launches.map(({ day }, index) => {
    const existing = assignment.waves[index];
    const launch = formatIsoDay(day);
    const kept = existing?.wave.launch === launch ? existing.wave : {};
    const wave = { ...kept, name: names[index] as string, launch, order: index + 1 };
    return { id: existing?.id ?? `proposed-${index + 1}`, wave };
  });
  const wave = assignment.wave.map((own) => (own < launches.length ? own : NO_ROW));
  for (let move = 0; move < input.moves.count; move++) {
    wave[input.moves.account[move] as number] = proposal.wave[move] as number;
  }
  const waveIndex = new Map(waves.map(({ id }, index) => [id, index]));
  return { ...base, assignment: { ...assignment, waves, wave, waveIndex } };
}
