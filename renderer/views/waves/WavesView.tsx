import type { ComponentType } from 'react';
import { useSession } from '../../state/session-store.ts';
import type { WaveView } from '../../state/session-store.ts';
import { PersonasView } from './PersonasView.tsx';
import { WaveBoardView } from './WaveBoardView.tsx';

const VIEWS: Readonly<Record<WaveView, ComponentType>> = {
  board: WaveBoardView,
  personas: PersonasView,
};

/** The step Waves: the part of it that its switch shows. */
export function WavesView() {
  const view = useSession((state) => state.waveView);
  const View = VIEWS[view];
  return <View />;
}
