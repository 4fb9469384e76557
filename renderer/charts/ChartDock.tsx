import { ChevronDown, ChevronUp } from 'lucide-react';
import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { setDockHeight, setDockOpen, useSession } from '../state/session-store.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { BalanceChart } from './BalanceChart.tsx';
import styles from './ChartDock.module.css';
import { PersonaMixChart } from './PersonaMixChart.tsx';
import { WorkloadPanel } from './WorkloadPanel.tsx';

const LEAST = 140;
const MOST = 520;
const STEP = 20;

function clampHeight(height: number): number {
  return Math.min(MOST, Math.max(LEAST, Math.round(height)));
}

/** The charts below a board: folded away or pulled to any height. @param props.last the chart that is its own. */
export function ChartDock({ last = <BalanceChart /> }: { readonly last?: ReactNode }) {
  const isOpen = useSession((state) => state.dockOpen);
  const height = useSession((state) => state.dockHeight);
  const start = useRef<{ y: number; height: number } | null>(null);

  const pull = (event: PointerEvent<HTMLDivElement>): void => {
    if (start.current) setDockHeight(clampHeight(start.current.height + start.current.y - event.clientY));
  };
  const pullByKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const change = event.key === 'ArrowUp' ? STEP : event.key === 'ArrowDown' ? -STEP : 0;
    if (change === 0) return;
    event.preventDefault();
    setDockHeight(clampHeight(height + change));
  };

  if (!isOpen) {
    return (
      <div className={styles.folded}>
        <span>Charts</span>
        <IconButton size="s" icon={ChevronUp} label="Show charts" onPress={() => setDockOpen(true)} />
      </div>
    );
  }
  return (
    <section className={styles.dock} style={{ height }} aria-label="Charts" data-part="charts">
      <div
        className={styles.handle}
        role="separator"
        aria-orientation="horizontal"
        aria-label="Height of the charts"
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        aria-valuenow={height}
        tabIndex={0}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = { y: event.clientY, height };
        }}
        onPointerMove={pull}
        onPointerUp={() => {
          start.current = null;
        }}
        onKeyDown={pullByKey}
      />
      <div className={styles.fold}>
        <IconButton size="s" icon={ChevronDown} label="Hide charts" onPress={() => setDockOpen(false)} />
      </div>
      <PersonaMixChart />
      <WorkloadPanel />
      {last}
    </section>
  );
}
