import { cancelSearch } from '../../../state/redesign-run.ts';
import { useRedesign } from '../../../state/redesign-store.ts';
import type { RedesignProgress, RedesignTask } from '../../../state/redesign-store.ts';
import { SearchControl } from '../../../ui/SearchControl.tsx';

const STAGES: Readonly<Record<RedesignProgress['stage'], string>> = {
  starting: 'Laying out the accounts',
  pricing: 'Proving what is possible',
  searching: 'Searching for better moves',
  polishing: 'Trying large accounts elsewhere',
  placing: 'Placing the largest accounts',
  completing: 'Fitting all others around them',
  diagnosing: 'Looking for what stands in the way',
};

interface SearchBarProps {
  readonly task: RedesignTask;
  readonly label: string;
  readonly onStart: () => void;
  readonly isInline?: boolean;
}

/** Starts a search of the optimizer, says how far it is, stops it. */
export function SearchBar({ task, label, onStart, isInline }: SearchBarProps) {
  const progress = useRedesign((state) => state.progress);
  const error = useRedesign((state) => state.error);
  const hasInterim = useRedesign((state) => state.interim !== null);
  const hasResult = useRedesign((state) => (task === 'proposal' ? state.found : state.frontier) !== null);
  const isVague = progress?.stage === 'starting' || progress?.stage === 'diagnosing';
  return (
    <SearchControl
      progress={
        progress?.task === task ? { stage: STAGES[progress.stage], share: isVague ? null : progress.share } : null
      }
      error={error}
      hasResult={hasResult}
      label={label}
      isBusy={progress !== null}
      isInline={isInline}
      onStart={onStart}
      onStop={cancelSearch}
      stopLabel={hasInterim ? 'Take what is found' : undefined}
    />
  );
}
