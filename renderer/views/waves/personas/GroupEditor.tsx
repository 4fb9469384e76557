import { FolderPlus, Plus, Trash2 } from 'lucide-react';
import type { ConditionGroup, PersonaCondition } from '../../../../shared/model/policy.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { DEEPEST_GROUP } from '../../../../shared/persona/check-rules.ts';
import { isGroup } from '../../../../shared/persona/conditions.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ToggleGroup } from '../../../ui/Toggles.tsx';
import { ConditionRow } from './ConditionRow.tsx';
import styles from './GroupEditor.module.css';

interface GroupEditorProps {
  readonly base: PlanBase;
  readonly group: ConditionGroup;
  readonly onChange: (group: ConditionGroup) => void;
  /** Absent for the rule itself. */
  readonly onRemove?: () => void;
  readonly isDisabled: boolean;
  /** 1 for the rule itself. */
  readonly depth?: number;
  /** "2." for the group that is the second part of the rule. */
  readonly place?: string;
}

const MATCHES = [
  { id: 'any', label: 'Any' },
  { id: 'all', label: 'All' },
] as const;

const FIRST: PersonaCondition = { fact: 'strategic', operator: 'is', value: true };

/** Conditions of which any or all must hold, and groups of them. */
export function GroupEditor(props: GroupEditorProps) {
  const { base, group, onChange, onRemove, isDisabled, depth = 1, place = '' } = props;
  const { match, conditions } = group;
  const replace = (index: number, to: PersonaCondition | ConditionGroup | null) => {
    const next = conditions.flatMap((condition, at) => (at === index ? (to ?? []) : condition));
    onChange({ match, conditions: next });
  };
  const name = place === '' ? 'Rule' : `Group ${place}`;
  return (
    <div className={styles.group} role="group" aria-label={name}>
      <div className={styles.head}>
        <ToggleGroup
          label={`${name}: how many must hold`}
          options={MATCHES}
          value={match}
          isDisabled={isDisabled}
          onChange={(next) => onChange({ match: next, conditions })}
        />
        <span className={styles.words}>{match === 'any' ? 'of these is enough' : 'of these must hold'}</span>
        {onRemove && (
          <IconButton
            size="s"
            label={`Remove group ${place}`}
            icon={Trash2}
            isDisabled={isDisabled}
            onPress={onRemove}
          />
        )}
      </div>
      <ol className={styles.conditions}>
        {conditions.map((condition, index) => {
          const number = `${place}${place === '' ? '' : '.'}${index + 1}`;
          return (
            // Conditions have no name of their own: their place is what tells them apart.
            <li key={index} className={styles.condition} data-joint={index === 0 ? '' : match === 'any' ? 'or' : 'and'}>
              {isGroup(condition) ? (
                <GroupEditor
                  base={base}
                  group={condition}
                  depth={depth + 1}
                  place={number}
                  isDisabled={isDisabled}
                  onChange={(next) => replace(index, next)}
                  onRemove={() => replace(index, null)}
                />
              ) : (
                <ConditionRow
                  base={base}
                  condition={condition}
                  name={`Condition ${number}`}
                  isDisabled={isDisabled}
                  onChange={(next) => replace(index, next)}
                  onRemove={() => replace(index, null)}
                />
              )}
            </li>
          );
        })}
      </ol>
      <div className={styles.adders}>
        <Button
          size="s"
          variant="quiet"
          icon={Plus}
          isDisabled={isDisabled}
          onPress={() => onChange({ match, conditions: [...conditions, FIRST] })}
        >
          Add a condition
        </Button>
        {depth < DEEPEST_GROUP && (
          <Button
            size="s"
            variant="quiet"
            icon={FolderPlus}
            isDisabled={isDisabled}
            onPress={() => {
              const inner: ConditionGroup = { match: match === 'any' ? 'all' : 'any', conditions: [FIRST] };
              onChange({ match, conditions: [...conditions, inner] });
            }}
          >
            Add a group
          </Button>
        )}
      </div>
    </div>
  );
}
