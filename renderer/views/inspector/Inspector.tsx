import { X } from 'lucide-react';
import { readInspectorTarget, setInspectorOpen, useSession } from '../../state/session-store.ts';
import type { InspectorTarget } from '../../state/session-store.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { AccountPanel } from './AccountPanel.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { ProposedMovePanel } from './ProposedMovePanel.tsx';
import { SelectionPanel } from './SelectionPanel.tsx';
import { SellerPanel } from './SellerPanel.tsx';
import { WavePanel } from './WavePanel.tsx';
import { useIsNarrow } from './use-is-narrow.ts';
import styles from './Inspector.module.css';

/** Answers "why?" for whatever is chosen. In a narrow window it lies over the board, and only when something is chosen. */
export function Inspector() {
  const isOpen = useSession((state) => state.inspectorOpen);
  const target = useSession(readInspectorTarget);
  const selected = useSession((state) => state.selection.size);
  const isNarrow = useIsNarrow();
  const hasSubject = target.kind !== 'plan' && (target.kind !== 'accounts' || selected > 0);
  if (!isOpen || (isNarrow && !hasSubject)) return null;
  return (
    <aside
      className={joinClasses(styles.inspector, isNarrow && styles.overlay)}
      aria-label="Inspector"
      data-part="inspector"
    >
      <header className={styles.head}>
        <span>{nameSubject(target.kind, selected)}</span>
        <IconButton label="Hide the inspector" icon={X} onPress={() => setInspectorOpen(false)} />
      </header>
      <div className={styles.scroller}>
        <Subject />
      </div>
    </aside>
  );
}

function nameSubject(kind: InspectorTarget['kind'], selected: number): string {
  if (kind === 'accounts') return selected === 0 ? 'Scenario' : selected === 1 ? 'Account' : 'Selection';
  return { 'proposed-move': 'Proposed move', seller: 'Seller', wave: 'Wave', findings: 'Findings', plan: 'Scenario' }[
    kind
  ];
}

function Subject() {
  const target = useSession(readInspectorTarget);
  const selected = useSession((state) => state.selection.size);
  const [first] = useSession((state) => state.selection);
  switch (target.kind) {
    case 'seller':
      return <SellerPanel row={target.row} />;
    case 'wave':
      return <WavePanel index={target.index} />;
    case 'proposed-move':
      return <ProposedMovePanel source={target.source} index={target.index} key={`${target.source} ${target.index}`} />;
    case 'findings':
      return <FindingsPanel />;
    case 'accounts':
      if (selected > 1) return <SelectionPanel />;
      return first === undefined ? <PlanPanel /> : <AccountPanel account={first} key={first} />;
    case 'plan':
      return <PlanPanel />;
  }
}
