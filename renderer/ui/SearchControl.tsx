import { Play, RotateCw, Square, TriangleAlert } from 'lucide-react';
import { Button } from './Button.tsx';
import { joinClasses } from './class-names.ts';
import { formatsFor } from './format.ts';
import { ProgressBar } from './ProgressBar.tsx';
import styles from './SearchControl.module.css';

interface SearchControlProps {
  /** How far it is, a share 0 to 1, `null` where nobody can say; absent: nothing is searched for. */
  readonly progress: { readonly stage: string; readonly share: number | null } | null;
  readonly error: string | null;
  readonly hasResult: boolean;
  readonly label: string;
  readonly onStart: () => void;
  readonly onStop: () => void;
  /** What stopping does, where it is more than to stop. */
  readonly stopLabel?: string | undefined;
  /** Another search is under way. */
  readonly isBusy?: boolean;
  /** On one line, for a head. */
  readonly isInline?: boolean | undefined;
}

/** Starts a search, says how far it is, stops it. */
export function SearchControl(props: SearchControlProps) {
  const { progress, error, hasResult, label, onStart, onStop, stopLabel, isBusy, isInline } = props;
  const className = joinClasses(styles.bar, isInline && styles.inline);
  if (progress) {
    const detail =
      progress.share === null ? {} : { detail: formatsFor('').share(Math.floor(100 * progress.share) / 100, 0) };
    return (
      <div className={className}>
        <ProgressBar label={progress.stage} value={progress.share} {...detail} />
        <Button icon={Square} onPress={onStop}>
          {stopLabel ?? 'Stop'}
        </Button>
      </div>
    );
  }
  return (
    <div className={className}>
      {error && (
        <p className={styles.error} role="alert">
          <TriangleAlert size={13} aria-hidden />
          {error}
        </p>
      )}
      <Button
        variant={hasResult && isInline ? 'secondary' : 'primary'}
        icon={hasResult ? RotateCw : Play}
        isDisabled={isBusy ?? false}
        onPress={onStart}
      >
        {hasResult ? `${label} again` : label}
      </Button>
    </div>
  );
}
