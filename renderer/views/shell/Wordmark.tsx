import styles from './TopBar.module.css';

/** Baton's mark: one runner's hand to the next. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      <rect x="1.5" y="1.5" width="21" height="21" rx="6" fill="var(--accent)" />
      <g stroke="var(--on-accent)" strokeWidth="3.6" strokeLinecap="round">
        <path d="M6.6 17.4 9.9 14.1" opacity="0.62" />
        <path d="M12.6 11.4 17.4 6.6" />
      </g>
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <Mark size={20} />
      <span className={styles.wordmarkText}>Baton</span>
    </span>
  );
}
