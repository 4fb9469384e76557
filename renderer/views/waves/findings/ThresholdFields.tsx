import type { ChangePolicy } from '../../../../shared/commands/command.ts';
import { readPolicy } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import type { Guardrail, Threshold } from '../../../../shared/waves/guardrails.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { SettingNumber } from '../../../ui/SettingNumber.tsx';
import { decide } from '../../decide.ts';
import styles from './FindingsView.module.css';

interface ThresholdFieldsProps {
  readonly base: PlanBase;
  readonly guardrail: Guardrail;
}

/** The numbers at which a guardrail speaks; changed, they are the plan's from then on. */
export function ThresholdFields({ base, guardrail }: ThresholdFieldsProps) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  return (
    <div className={styles.thresholds}>
      {guardrail.thresholds.map((threshold) => (
        <div key={threshold.field} className={styles.threshold}>
          <span aria-hidden>{threshold.label}</span>
          <SettingNumber
            label={`${guardrail.name}: ${threshold.label.toLowerCase()}`}
            kind={threshold.unit === 'share' ? 'share' : 'number'}
            step={stepOf(threshold)}
            value={readThreshold(base, threshold)}
            isDisabled={isReadOnly}
            onChange={(value) => decide(createChange(threshold, value))}
          />
          {threshold.unit !== 'share' && <span>{threshold.unit}</span>}
        </div>
      ))}
    </div>
  );
}

function stepOf({ unit }: Threshold): number {
  if (unit === 'share') return 0.01;
  return unit === 'hours a week' ? 0.5 : 1;
}

function readThreshold(base: PlanBase, { policy, field }: Threshold): number {
  return (readPolicy(base.document, policy) as unknown as Readonly<Record<string, number>>)[field] ?? Number.NaN;
}

/** The field belongs to the policy: `Threshold` pairs them, which a computed key hides from the compiler. */
function createChange({ policy, field }: Threshold, value: number): ChangePolicy {
  return { kind: 'changePolicy', policy, change: { [field]: value } } as unknown as ChangePolicy;
}
