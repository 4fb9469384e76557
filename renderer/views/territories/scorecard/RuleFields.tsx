import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { readBalanceRules } from '../../../../shared/territory/balance.ts';
import type { Measure } from '../../../../shared/territory/measures.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { MEASURE_NAMES } from '../../../ui/measure-names.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { decide } from '../../decide.ts';
import styles from './Scorecard.module.css';

interface RuleFieldsProps {
  readonly base: PlanBase;
  readonly measure: Measure;
}

/** A measure's tolerance and weight, to be changed where they act. An empty tolerance only reports the measure. */
export function RuleFields({ base, measure }: RuleFieldsProps) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const { tolerances, weights } = readBalanceRules(base.document);
  const name = MEASURE_NAMES[measure];
  return (
    <>
      <td className={styles.field}>
        <NumberField
          label={`Tolerance of ${name}`}
          value={tolerances[measure] ?? Number.NaN}
          least={0}
          kind="share"
          placeholder="none"
          isDisabled={isReadOnly}
          onChange={(value) => changeTolerance(measure, Number.isNaN(value) ? null : value)}
        />
      </td>
      <td className={styles.field}>
        <NumberField
          label={`Weight of ${name}`}
          value={weights[measure]}
          least={0}
          most={100}
          isDisabled={isReadOnly}
          onChange={(value) => {
            const change = { measures: { ...weights, [measure]: Number.isNaN(value) ? 0 : value } };
            decide({ kind: 'changePolicy', policy: 'redesign', change });
          }}
        />
      </td>
    </>
  );
}

function changeTolerance(measure: Measure, tolerance: number | null): void {
  if (measure === 'pipeline' || measure === 'potential') {
    const change = { [`${measure}Tolerance`]: tolerance };
    decide({ kind: 'changePolicy', policy: 'reportedMeasures', change });
  } else if (tolerance !== null) {
    decide({ kind: 'changePolicy', policy: 'balance', change: { [measure]: tolerance } });
  }
}
