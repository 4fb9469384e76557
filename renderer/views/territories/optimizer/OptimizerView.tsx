import { Scale } from 'lucide-react';
import { proposeMoves } from '../../../state/redesign-run.ts';
import { useRedesign } from '../../../state/redesign-store.ts';
import type { FoundProposal } from '../../../state/redesign-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { SettingsLayout } from '../../../ui/Settings.tsx';
import { ProposalDetails } from './ProposalDetails.tsx';
import { ProposalResult } from './ProposalResult.tsx';
import { RedesignGate } from './RedesignGate.tsx';
import { SearchBar } from './SearchBar.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';

/** Proposes the moves that balance the books for the least disruption: what is asked for on the left, the answer beside it. */
export function OptimizerView() {
  return (
    <RedesignGate icon={Scale} title="Nothing to balance yet">
      <SettingsLayout
        label="What the optimizer is asked for"
        settings={<SettingsPanel />}
        run={<SearchBar task="proposal" label="Propose moves" onStart={() => void proposeMoves()} />}
      >
        <Answer />
      </SettingsLayout>
    </RedesignGate>
  );
}

function Answer() {
  const found = useRedesign((state) => state.found);
  const progress = useRedesign((state) => state.progress);
  const interim = useRedesign((state) => state.interim);
  const isSearching = progress?.task === 'proposal';
  if (!found) {
    return (
      <EmptyState
        icon={Scale}
        title={describeSearch(isSearching, interim)}
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
    );
  }
  return (
    <>
      <ProposalResult found={found} />
      <ProposalDetails found={found} source="optimizer" />
    </>
  );
}

function describeSearch(isSearching: boolean, interim: FoundProposal | null): string {
  if (!isSearching) return 'No proposal yet';
  if (!interim) return 'Searching…';
  const { length } = interim.proposal.moves;
  return `${length === 1 ? '1 move' : `${length} moves`} found, a better choice is searched for…`;
}
