import styles from './LiveRegion.module.css';

interface LiveRegionProps {
  /** A new number speaks the text again, also where it is the same. */
  readonly id: number;
  readonly text: string;
}

/** Says to screen readers what the eye sees happen. Two lines in turn, because a line that stays the same is not read. */
export function LiveRegion({ id, text }: LiveRegionProps) {
  return (
    <div className={styles.region} aria-live="polite" role="status">
      <p>{id % 2 === 0 ? text : ''}</p>
      <p>{id % 2 === 1 ? text : ''}</p>
    </div>
  );
}
