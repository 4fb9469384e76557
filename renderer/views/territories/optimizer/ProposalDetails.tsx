import { useState } from 'react';
import { useRedesign } from '../../../state/redesign-store.ts';
import type { FoundProposal, ProposalSource } from '../../../state/redesign-store.ts';
import { ToggleGroup } from '../../../ui/Toggles.tsx';
import { useFormats } from '../../use-formats.ts';
import { LargeAccounts } from './LargeAccounts.tsx';
import { Obstacles } from './Obstacles.tsx';
import styles from './ProposalDetails.module.css';
import { ProposalMoves } from './ProposalMoves.tsx';
import { summarizeFound } from './proposal-view.ts';

type Detail = 'moves' | 'obstacles' | 'large';

interface ProposalDetailsProps {
  readonly found: FoundProposal;
  readonly source: ProposalSource;
}

/** A proposal's moves, what stands in its way, and the accounts too large to balance. */
export function ProposalDetails({ found, source }: ProposalDetailsProps) {
  const formats = useFormats();
  const isLooking = useRedesign((state) => source === 'optimizer' && state.progress?.stage === 'diagnosing');
  const { status, clashes, bars, relaxations, whales, stuck } = summarizeFound(found);
  const isClash = status === 'clash';
  const [chosen, setChosen] = useState<Detail>('moves');
  const obstacles = clashes.length + bars.length + stuck.length;
  const tabs = [
    ...(isClash ? [] : [{ id: 'moves', title: 'Moves', count: found.proposal.moves.length } as const]),
    ...(obstacles + relaxations.length > 0 || isLooking
      ? [{ id: 'obstacles', title: 'In the way', count: obstacles } as const]
      : []),
    ...(whales.length > 0 ? [{ id: 'large', title: 'Large accounts', count: whales.length } as const] : []),
  ];
  const detail: Detail = tabs.some(({ id }) => id === chosen) ? chosen : (tabs[0]?.id ?? 'moves');
  if (tabs.length === 0) return null;
  return (
    <div className={styles.details}>
      <div className={styles.choice}>
        <ToggleGroup
          label="About the proposal"
          options={tabs.map(({ id, title, count }) => ({ id, label: `${title} · ${formats.count(count)}` }))}
          value={detail}
          onChange={setChosen}
        />
      </div>
      <div className={styles.panel}>
        {detail === 'moves' && <ProposalMoves found={found} source={source} />}
        {detail === 'obstacles' && <Obstacles summary={summarizeFound(found)} isLooking={isLooking} />}
        {detail === 'large' && <LargeAccounts found={found} />}
      </div>
    </div>
  );
}
