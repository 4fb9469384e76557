import { Play, RotateCw, Square, TriangleAlert } from 'lucide-react';
import { cancelPlanning, planWaves } from '../../../state/schedule-run.ts';
import { useSchedule } from '../../../state/schedule-store.ts';
import type { PlannerState } from '../../../state/schedule-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { useFormats } from '../../use-formats.ts';
import styles from './Planner.module.css';

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
  const hasFound = useSchedule((state) => state.found !== null);
  const formats = useFormats();
  if (progress) {
    const isVague = progress.stage === 'starting';
    const detail = isVague ? {} : { detail: formats.fixedShare(progress.share) };
    return (
      <div className={styles.runParts}>
        <ProgressBar label={STAGES[progress.stage]} value={isVague ? null : progress.share} {...detail} />
        <Button icon={Square} onPress={cancelPlanning}>
          Stop
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.runParts}>
      {error && (
        <p className={styles.error} role="alert">
          <TriangleAlert size={13} aria-hidden />
          {error}
        </p>
      )}
      <Button variant="primary" icon={hasFound ? RotateCw : Play} onPress={() => void planWaves()}>
        {hasFound ? 'Plan the waves again' : 'Plan the waves'}
      </Button>
    </div>
  );
}
