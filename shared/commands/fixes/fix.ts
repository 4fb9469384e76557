import type { Day } from '../../model/day.ts';
import type { AccountId, WaveId } from '../../model/ids.ts';
import type { AccountMeasures } from '../../territory/measures.ts';
import type { Sharing, Targets } from '../../territory/targets.ts';
import { computeLoad } from '../../waves/load.ts';
import type { LoadSource, WaveLoad } from '../../waves/load.ts';
import type { Command, CommandContext } from '../command.ts';

/** A command that would settle a finding, named by what it does: "Move these 14 to Wave 2". */
export interface Fix {
  readonly label: string;
  readonly command: Command;
}

/** What fixes are worked out from; the columns of a plan in memory fit. */
export type FixSource = LoadSource &
  CommandContext & { readonly measures: AccountMeasures; readonly sharing: Sharing; readonly targets: Targets };

export function waveIdOf({ assignment }: FixSource, wave: number): WaveId {
  return assignment.waves[wave]?.id ?? '';
}

export function nameWave({ assignment }: FixSource, wave: number): string {
  return assignment.waves[wave]?.wave.name ?? '';
}

export function accountIds({ facts }: FixSource, rows: Iterable<number>): AccountId[] {
  return Array.from(rows, (row) => facts.accounts.id[row] as AccountId);
}

/** Puts accounts into another wave. @param whose "these", or a persona's or seller's. */
export function createScheduleFix(plan: FixSource, rows: readonly number[], wave: number, whose?: string): Fix | null {
  if (rows.length === 0 || wave < 0 || wave >= plan.assignment.waves.length) return null;
  const count = plan.wording.count(rows.length);
  const subject =
    whose !== undefined
      ? `${count} ${whose}`
      : rows.length === 1
        ? (plan.facts.accounts.name[rows[0] as number] as string)
        : `these ${count}`;
  return {
    label: `Move ${subject} to ${nameWave(plan, wave)}`,
    command: { kind: 'scheduleAccounts', accounts: accountIds(plan, rows), wave: waveIdOf(plan, wave) },
  };
}

/** The rows by a number of theirs, in their order, the largest group first. */
export function groupRows(rows: Iterable<number>, numberOf: (row: number) => number): [number, number[]][] {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const number = numberOf(row);
    const group = groups.get(number);
    if (group) group.push(row);
    else groups.set(number, [row]);
  }
  return [...groups].toSorted(([, left], [, right]) => right.length - left.length);
}

export function launchOf(load: WaveLoad, wave: number): Day {
  return load.byWave[wave]?.launch ?? 0;
}

/** The load as it would be with the accounts in another wave. */
export function projectSchedule(plan: FixSource, rows: readonly number[], wave: number): WaveLoad {
  const { assignment } = plan;
  const changed = assignment.wave.slice();
  for (const row of rows) changed[row] = wave;
  return computeLoad({ ...plan, assignment: { ...assignment, wave: changed } });
}
