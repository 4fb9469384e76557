import { useMemo } from 'react';
import { useColumnKeys } from '../state/columns.ts';
import { usePlan } from '../state/plan-store.ts';
import { Board } from './Board.tsx';
import { nameWave } from './wave-counts.ts';
import { WAVE_BOARD } from './wave-descriptor.ts';

/** Which account is handed over when: the moves without a wave first, then a column per wave. */
export function WaveBoard() {
  const { waves } = useColumnKeys();
  // The assignment is a new object whenever the waves are others, the base after every edit.
  const list = usePlan((state) => state.base?.assignment.waves ?? null);
  const columns = useMemo(
    () => (list === null ? [] : waves.map((key) => ({ key, name: nameWave(list, key), group: '' }))),
    [waves, list],
  );
  return <Board descriptor={WAVE_BOARD} columns={columns} />;
}
