import { Copy, FileDown } from 'lucide-react';
import { choosePlanFile, saveFileAs } from '../../state/plan-actions.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { reportFailure } from '../decide.ts';
import { Page } from '../shell/Page.tsx';
import { ComparisonPanel } from './ComparisonPanel.tsx';
import { MovesPanel } from './MovesPanel.tsx';
import styles from './ReviewView.module.css';

/** What changes, at a glance and move by move; sharing it, and opening what others shared. */
export function ReviewView() {
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  const name = usePlan((state) => state.scenarios.find(({ id }) => id === state.scenarioId)?.name ?? '');
  if (!base || !figures) return null;
  return (
    <Page
      title="Review"
      description="Save the plan as a file and send it; whoever gets it opens it as a read-only copy. Comments, challenges and approvals come here later."
      actions={
        <>
          <Button
            icon={Copy}
            onPress={() =>
              void choosePlanFile({ readOnly: true }).then((result) => reportFailure('The file was not opened', result))
            }
          >
            Open a read-only copy…
          </Button>
          <Button
            variant="primary"
            icon={FileDown}
            onPress={() => void saveFileAs().then((result) => reportFailure('The plan was not saved', result))}
          >
            Save a file to share…
          </Button>
        </>
      }
    >
      <ComparisonPanel scorecard={figures.scorecard} scenario={name} />
      <div className={styles.moves}>
        <MovesPanel base={base} />
      </div>
    </Page>
  );
}
