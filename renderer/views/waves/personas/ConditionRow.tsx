import { CircleAlert, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import type { PersonaCondition } from '../../../../shared/model/policy.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { findConditionFault } from '../../../../shared/persona/check-rules.ts';
import { describeSubject, isMissing, keyOfSubject, subjectOf } from '../../../../shared/persona/subjects.ts';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { joinClasses } from '../../../ui/class-names.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import {
  applyComparison,
  findComparison,
  listComparisons,
  listSubjectOptions,
  nameSubject,
  startCondition,
} from './condition-choices.ts';
import { ValueInput } from './ValueInput.tsx';
import styles from './ConditionRow.module.css';

interface ConditionRowProps {
  readonly base: PlanBase;
  readonly condition: PersonaCondition;
  /** "Condition 2", for screen readers. */
  readonly name: string;
  readonly onChange: (condition: PersonaCondition) => void;
  readonly onRemove: () => void;
  readonly isDisabled: boolean;
}

/** One condition on one line: what is looked at, how it compares, with what. */
export function ConditionRow({ base, condition, name, onChange, onRemove, isDisabled }: ConditionRowProps) {
  const { facts, personaContext } = base;
  const offered = useMemo(() => listSubjectOptions(facts), [facts]);
  const subject = subjectOf(condition);
  const key = keyOfSubject(subject);
  const isOffered = offered.some(({ option }) => option.id === key);
  const options = offered.map(({ option }) => option);
  const comparisons = listComparisons(subject);
  const fault =
    findConditionFault(condition) ??
    (isMissing(facts, condition) ? 'The data has no such column: unknown for every account.' : null);
  const isWide = comparesTexts(condition);
  return (
    <div className={styles.row} role="group" aria-label={name}>
      <div className={styles.parts}>
        <span className={styles.subject}>
          <ComboBox
            key={key}
            label="What is looked at"
            isLabelHidden
            options={isOffered ? options : [{ id: key, ...nameSubject(subject) }, ...options]}
            value={key}
            isDisabled={isDisabled}
            onChange={(id) => {
              const chosen = offered.find(({ option }) => option.id === id);
              if (chosen && id !== key) onChange(startCondition(chosen.subject, personaContext.asOf));
            }}
          />
        </span>
        <span className={styles.operator}>
          <Select
            look="bare"
            label="How it compares"
            options={comparisons}
            value={findComparison(condition)?.id ?? ''}
            isDisabled={isDisabled}
            onChange={(id) => {
              const choice = comparisons.find((one) => one.id === id);
              if (choice) onChange(applyComparison(condition, choice, personaContext.asOf));
            }}
          />
        </span>
        <span className={joinClasses(styles.value, isWide && styles.wide)}>
          <ValueInput
            facts={facts}
            condition={condition}
            isDisabled={isDisabled}
            onChange={(value) => onChange({ ...condition, value })}
          />
        </span>
        {fault !== null && (
          <span className={styles.fault}>
            <CircleAlert size={13} aria-hidden />
            {fault}
          </span>
        )}
      </div>
      <span className={styles.remove}>
        <IconButton
          size="s"
          label={`Remove ${name.toLowerCase()}`}
          icon={Trash2}
          isDisabled={isDisabled}
          onPress={onRemove}
        />
      </span>
    </div>
  );
}

/** Texts and lists of them take what room there is; numbers and days do not. */
function comparesTexts(condition: PersonaCondition): boolean {
  const { operator } = condition;
  return operator !== 'known' && operator !== 'unknown' && describeSubject(condition).kind === 'text';
}
