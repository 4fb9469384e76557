import { WAVE_VIEWS, goToWaveView, useSession } from '../../state/session-store.ts';
import { StepTabs } from '../shell/StepTabs.tsx';
import { WAVE_VIEW_INFO } from './wave-views.ts';

/** Which account is told and handed over when: one tab per way to look at it. */
export function WavesView() {
  const view = useSession((state) => state.waveView);
  return (
    <StepTabs
      title="Waves"
      label="Views of the waves"
      order={WAVE_VIEWS}
      tabs={WAVE_VIEW_INFO}
      value={view}
      onChange={goToWaveView}
    />
  );
}
