import { Scale } from 'lucide-react';
import { proposeMoves } from '../../../state/redesign-run.ts';
import { useRedesign } from '../../../state/redesign-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProposalDetails } from './ProposalDetails.tsx';
import { ProposalResult } from './ProposalResult.tsx';
import { RedesignGate } from './RedesignGate.tsx';
import { SearchBar } from './SearchBar.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import styles from './OptimizerView.module.css';

/** Proposes the moves that balance the books for the least disruption: what is asked for on the left, the answer beside it. */
export function OptimizerView() {
  return (
    <RedesignGate icon={Scale} title="Nothing to balance yet">
      <div className={styles.view}>
        <div className={styles.settings}>
          <SettingsPanel />
          <div className={styles.run}>
            <SearchBar task="proposal" label="Propose moves" onStart={() => void proposeMoves()} />
          </div>
        </div>
        <Answer />
      </div>
    </RedesignGate>
  );
}

function Answer() {
  const found = useRedesign((state) => state.found);
  const progress = useRedesign((state) => state.progress);
  const isSearching = progress?.task === 'proposal';
  if (!found) {
    return (
      <div className={styles.answer}>
        <EmptyState
          icon={Scale}
          title={isSearching ? 'Searching…' : 'No proposal yet'}
          actions={
            !isSearching && (
              <Button variant="primary" onPress={() => void proposeMoves()}>
                Propose moves
              </Button>
            )
          }
        >
          {isSearching
            ? 'You can go on working meanwhile. What you decide is taken into account when you adopt.'
            : 'The moves that bring every chosen measure within tolerance for the least disruption, each with its reason. Nothing changes until you adopt them.'}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={styles.answer}>
      <ProposalResult found={found} />
      <ProposalDetails found={found} source="optimizer" />
    </div>
  );
}
