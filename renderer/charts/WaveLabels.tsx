import type { XAxisTickContentProps } from 'recharts';
import { fitText } from './chart-style.ts';
import styles from './WaveChart.module.css';

/** What stands above a wave's bar, on one line whatever its width; nothing above a wave without any. */
export function TotalLabel({ x, y, text }: { x: number; y: number | undefined; text: string }) {
  if (y === undefined || Number.isNaN(y) || text === '') return null;
  return (
    <text x={x} y={y - 6} textAnchor="middle" className={styles.total}>
      {text}
    </text>
  );
}

/** A wave's name below its bar, cut to the room it has. @param room pixels. */
export function WaveTick({ x, y, payload, room }: XAxisTickContentProps & { readonly room: number }) {
  const name = String(payload.value);
  return (
    <text x={x} y={y} dy={11} textAnchor="middle" fontSize={11} fill="var(--ink-faint)">
      {fitText(name, room - 2)}
      <title>{name}</title>
    </text>
  );
}
