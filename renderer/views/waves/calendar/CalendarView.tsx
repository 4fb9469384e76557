import { usePlan } from '../../../state/plan-store.ts';
import { Panel } from '../../shell/Page.tsx';
import { WaveStrip } from '../WaveStrip.tsx';
import { CallCentrePanel } from './CallCentrePanel.tsx';
import styles from './CalendarView.module.css';
import { ClosedDaysPanel } from './ClosedDaysPanel.tsx';
import { DaysOffPanel } from './DaysOffPanel.tsx';
import { GatesPanel } from './GatesPanel.tsx';
import { Legend, Timeline } from './Timeline.tsx';

/** When each wave is launched and its owners change, and on which days nothing should be asked of anybody. */
export function CalendarView() {
  const base = usePlan((state) => state.base);
  const load = usePlan((state) => state.figures?.load);
  if (!base || !load) return null;
  return (
    <div className={styles.view}>
      <WaveStrip />
      <div className={styles.panels}>
        <Panel title="Waves over the months" note={<Legend />} className={styles.wide}>
          <Timeline base={base} load={load} />
        </Panel>
        <GatesPanel base={base} load={load} />
        <DaysOffPanel base={base} />
        <ClosedDaysPanel base={base} />
        <CallCentrePanel base={base} />
      </div>
    </div>
  );
}
