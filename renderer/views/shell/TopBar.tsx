import { Send } from 'lucide-react';
import { usePlan } from '../../state/plan-store.ts';
import { goToStep } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { FindingsButton } from './FindingsButton.tsx';
import { PlanMenu } from './PlanMenu.tsx';
import { SaveState } from './SaveState.tsx';
import { ScenarioMenu } from './ScenarioMenu.tsx';
import { SearchButton } from './SearchButton.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import { UndoRedo } from './UndoRedo.tsx';
import { Wordmark } from './Wordmark.tsx';
import styles from './TopBar.module.css';

export function TopBar() {
  const planId = usePlan((state) => state.planId);
  return (
    <header className={styles.bar} data-part="bar">
      <Wordmark />
      <PlanMenu />
      {/* Anew for each plan: what it asks about one does not hold for the next. */}
      <ScenarioMenu key={planId} />
      <UndoRedo />
      <span className={styles.space} />
      <SearchButton />
      <FindingsButton />
      <SaveState />
      <ThemeMenu />
      <Button variant="primary" icon={Send} className={styles.share} onPress={() => goToStep('review')}>
        Share
      </Button>
    </header>
  );
}
