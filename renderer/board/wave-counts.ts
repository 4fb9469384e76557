import type { Assignment } from '../../shared/model/assignment.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { WaveLoad } from '../../shared/waves/load.ts';
import { waveColumnOf } from '../state/column-index.ts';

export function nameWave(waves: Assignment['waves'], index: number): string {
  return index === NO_ROW ? 'Unscheduled' : (waves[index]?.wave.name ?? '');
}

/** The wave board's column of an account: its wave, the unscheduled moves, or neither. */
export function findWaveColumn({ assignment, personas }: PlanBase, row: number): number {
  const isMoving = assignment.incoming[row] !== assignment.incumbent[row];
  return waveColumnOf(assignment.wave[row] as number, isMoving, (personas.codes[row] as number) >= 0);
}

/** Accounts in a column of the wave board, whatever the filter shows. */
export function countWave(load: WaveLoad, index: number): number {
  return index === NO_ROW ? load.unscheduledMoves : (load.byWave[index]?.accounts ?? 0);
}
