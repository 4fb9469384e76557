import { readSetting } from '../../../shared/model/plan.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { decide } from '../decide.ts';
import { Panel } from '../shell/Page.tsx';
import styles from './DataView.module.css';

/** The day from which every rule looks at the data. */
export function AsOfPanel({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const asOf = readSetting(base.document, 'asOf');
  const { importedOn } = base.facts;
  return (
    <Panel title="As-of day">
      <div className={styles.content}>
        <p className={styles.text}>
          Rules look at the data from this day: who is a new customer, which deals are late. A later day shows what
          falls due.
        </p>
        <div className={styles.dates}>
          <DateField
            label="As-of day"
            isLabelHidden
            isSettled
            isDisabled={isReadOnly}
            value={asOf}
            onChange={(day) => day !== '' && decide({ kind: 'setAsOf', day })}
          />
          {asOf !== importedOn && (
            <Button
              size="s"
              variant="quiet"
              isDisabled={isReadOnly}
              onPress={() => decide({ kind: 'setAsOf', day: importedOn })}
            >
              Back to the day of the import
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}
