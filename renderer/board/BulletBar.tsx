import type { CSSProperties } from 'react';
import { joinClasses } from '../ui/class-names.ts';
import styles from './BulletBar.module.css';

/** The bar ends at one and a half times the target: what lies beyond is cut off with a mark. */
const END = 150;

interface BulletBarProps {
  /** 100 is the target; NaN draws an empty track. */
  readonly load: number;
  /** Share around the target, 0 to 1, or `null` without a band. */
  readonly tolerance: number | null;
  readonly hasTarget: boolean;
  /** Where the load would be after the drop, or `null`. */
  readonly ghost: number | null;
}

/** Load against target with its tolerance, as Stephen Few's bullet graph. Decoration: the figures stand beside it. */
export function BulletBar({ load, tolerance, hasTarget, ghost }: BulletBarProps) {
  const total = Number.isFinite(load) ? load : 0;
  return (
    <div className={styles.bar} aria-hidden>
      <div className={styles.track} />
      {hasTarget && tolerance !== null && (
        <div className={styles.band} style={span(100 * (1 - tolerance), 100 * (1 + tolerance))} />
      )}
      {total > 0 && <div className={styles.load} style={span(0, total)} />}
      {ghost !== null && Number.isFinite(ghost) && (
        <div
          className={joinClasses(styles.ghost, ghost < total && styles.less)}
          style={span(Math.min(ghost, total), Math.max(ghost, total))}
        />
      )}
      {hasTarget && <div className={styles.target} style={{ left: percent(100) }} />}
      {Math.max(total, ghost ?? 0) > END && <div className={styles.beyond} />}
    </div>
  );
}

function span(from: number, to: number): CSSProperties {
  return { left: percent(from), right: `${100 - clamp(to)}%` };
}

function percent(value: number): string {
  return `${clamp(value)}%`;
}

function clamp(value: number): number {
  return Math.max(0, Math.min(100, (100 * value) / END));
}
