import { goToWaveView, useSession, WAVE_VIEWS } from '../../state/session-store.ts';
import { ToggleGroup } from '../../ui/Toggles.tsx';
import { WAVE_VIEW_INFO } from './wave-views.ts';

/** The parts of the step Waves side by side. Every one of them starts with it, in the same place. */
export function WaveViewSwitch() {
  const view = useSession((state) => state.waveView);
  const options = WAVE_VIEWS.map((id) => ({ id, label: WAVE_VIEW_INFO[id].name, icon: WAVE_VIEW_INFO[id].icon }));
  return <ToggleGroup label="Parts of the waves" options={options} value={view} onChange={goToWaveView} />;
}
