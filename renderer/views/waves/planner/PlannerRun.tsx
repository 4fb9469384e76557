import { cancelPlanning, planWaves } from '../../../state/schedule-run.ts';
import { useSchedule } from '../../../state/schedule-store.ts';
import type { PlannerState } from '../../../state/schedule-store.ts';
import { SearchControl } from '../../../ui/SearchControl.tsx';

const STAGES: Readonly<Record<NonNullable<PlannerState['progress']>['stage'], string>> = {
  starting: 'Laying the handovers out',
  pricing: 'Pricing the weeks',
  searching: 'Searching for the best waves',
  polishing: 'Polishing',
  curing: 'Trying what would help',
};

/** Starts the planner, says how far it is, stops it. */
export function PlannerRun() {
  const progress = useSchedule((state) => state.progress);
  const error = useSchedule((state) => state.error);
  const hasResult = useSchedule((state) => state.found !== null);
  return (
    <SearchControl
      progress={
        progress && { stage: STAGES[progress.stage], share: progress.stage === 'starting' ? null : progress.share }
      }
      error={error}
      hasResult={hasResult}
      label="Plan the waves"
      onStart={() => void planWaves()}
      onStop={cancelPlanning}
    />
  );
}
