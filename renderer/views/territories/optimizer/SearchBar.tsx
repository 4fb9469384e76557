import { Play, RotateCw, Square, TriangleAlert } from 'lucide-react';
import { cancelSearch } from '../../../state/redesign-run.ts';
import { useRedesign } from '../../../state/redesign-store.ts';
import type { RedesignProgress, RedesignTask } from '../../../state/redesign-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { joinClasses } from '../../../ui/class-names.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { useFormats } from '../../use-formats.ts';
import styles from './SearchBar.module.css';

const STAGES: Readonly<Record<RedesignProgress['stage'], string>> = {
  starting: 'Laying out the accounts',
  pricing: 'Pricing the balance',
  searching: 'Searching for better moves',
  polishing: 'Polishing around large accounts',
  diagnosing: 'Looking for what stands in the way',
};

interface SearchBarProps {
  readonly task: RedesignTask;
  readonly label: string;
  readonly onStart: () => void;
  /** On one line, for a head. */
  readonly isInline?: boolean;
}

/** Starts a search, says how far it is, stops it. */
export function SearchBar({ task, label, onStart, isInline }: SearchBarProps) {
  const progress = useRedesign((state) => state.progress);
  const error = useRedesign((state) => state.error);
  const hasResult = useRedesign((state) => (task === 'proposal' ? state.found : state.frontier) !== null);
  const formats = useFormats();
  if (progress?.task === task) {
    const isVague = progress.stage === 'starting' || progress.stage === 'diagnosing';
    const detail = isVague ? '' : formats.fixedShare(progress.share);
    return (
      <div className={joinClasses(styles.bar, isInline && styles.inline)}>
        <ProgressBar
          label={STAGES[progress.stage]}
          value={isVague ? null : progress.share}
          {...(detail === '' ? {} : { detail })}
        />
        <Button icon={Square} onPress={cancelSearch}>
          Stop
        </Button>
      </div>
    );
  }
  return (
    <div className={joinClasses(styles.bar, isInline && styles.inline)}>
      {error && (
        <p className={styles.error} role="alert">
          <TriangleAlert size={13} aria-hidden />
          {error}
        </p>
      )}
      <Button
        variant={hasResult && isInline ? 'secondary' : 'primary'}
        icon={hasResult ? RotateCw : Play}
        isDisabled={progress !== null}
        onPress={onStart}
      >
        {hasResult ? `${label} again` : label}
      </Button>
    </div>
  );
}
