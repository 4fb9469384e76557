import { usePlan } from '../../../state/plan-store.ts';
import { BalancePanel } from './BalancePanel.tsx';
import { DisruptionPanel } from './DisruptionPanel.tsx';
import { GroupsPanel } from './GroupsPanel.tsx';
import { SellersPanel } from './SellersPanel.tsx';
import sheet from '../Figures.module.css';
import styles from './Scorecard.module.css';

/** Balance against disruption in full: who is out and by how much first, the indices after that, then the price. */
export function ScorecardView() {
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  if (!base || !figures) return null;
  return (
    <div className={sheet.view}>
      <SellersPanel base={base} figures={figures} />
      <div className={styles.pair}>
        <BalancePanel base={base} scorecard={figures.scorecard} />
        <DisruptionPanel base={base} scorecard={figures.scorecard} />
      </div>
      <GroupsPanel base={base} figures={figures} />
    </div>
  );
}
